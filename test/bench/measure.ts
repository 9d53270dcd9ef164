// Measures things in turns, so that all see the same machine; quantiles and ratios of the results.

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await run();
  return performance.now() - startMs;
}

/** CPU seconds of this process with all its threads. */
export async function cpuSecondsOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Every measurement once a round, in an order that turns round each time: none always profits from its predecessor. */
export async function interleave<Name extends string>(
  rounds: number,
  measurements: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measurements) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await measurements[name]());
    names.reverse();
  }
  return results;
}

export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
export const p99 = (numbers: readonly number[]): number => quantile(numbers, 0.99);

/** `6.2 x csv-parse`, or that the peer is missing. */
export function times(factor: number, peer: string): string {
  return Number.isFinite(factor) ? `${factor.toFixed(factor < 10 ? 2 : 0)} x ${peer}` : `${peer}: missing`;
}
