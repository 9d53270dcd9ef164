// The interface of a part of the benchmarks: what it is given and what it returns.

export interface BenchContext {
  /** Scratch folder; it is gone after the run. */
  readonly dir: string;
  /** Scanlines of every generated log, instead of the sizes of the tables. */
  readonly rows?: number | undefined;
  /** Also the sizes that take minutes and gigabytes. */
  readonly large: boolean;
  /** Few repetitions: whether it works, not how fast it is. */
  readonly quick: boolean;
}

export interface Row {
  readonly what: string;
  readonly median: number;
  readonly p99?: number | undefined;
  readonly unit: string;
  /** Against a peer or a limit measured in the same run. */
  readonly ratio?: string | undefined;
  readonly toReach?: string | undefined;
}

export interface Benchmark {
  /** Rows as they are measured: one that fails has given those before the failure. */
  run(context: BenchContext): AsyncIterable<Row>;
}
