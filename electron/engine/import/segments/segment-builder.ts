// Decides what builds the segments of a table: the kernel, or TypeScript, which builds any.
import type { Segment, SegmentTable, SegmentTask } from '../build/built-segment.ts';
import { KernelBuilder } from '../kernel/kernel-builder.ts';
import { TableSegmentBuilder } from './table-segment-builder.ts';

/** Builds segments of one table, and keeps what is the same for all of them. */
export class SegmentBuilder {
  readonly #table: SegmentTable;
  readonly #kernel: KernelBuilder | undefined;
  /** Made when it is needed. */
  #fallback: TableSegmentBuilder | undefined;

  constructor(table: SegmentTable) {
    this.#table = table;
    this.#kernel = KernelBuilder.of(table);
  }

  /** Undefined when the lines are not all records read from bytes whose depths go one way, or not as many as expected. */
  build(task: SegmentTask): Segment | undefined {
    const built = this.#kernel?.build(task);
    if (built) return built;
    this.#fallback ??= new TableSegmentBuilder(this.#table);
    return this.#fallback.build(task);
  }

  /** Called when there are no more segments. */
  release(): void {
    this.#kernel?.release();
  }
}
