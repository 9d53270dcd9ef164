// In: the bytes of one file. Out: its scanlines in file order, whatever the format. What every format's reader implements.
import type { Segment, SegmentQueue } from '../segment-queue.ts';

/** Pixel columns a file may have. */
export { MAX_WIDTH as MAX_SOURCE_WIDTH, MIN_WIDTH as MIN_SOURCE_WIDTH } from '../../../../shared/model.ts';

/** Scanlines that follow one another in the file. The arrays hold them until the next block is asked for. */
export interface ScanlineBlock {
  /** Scanlines in this block, maybe 0. */
  readonly count: number;
  /** Samples a scanline, the same in every block of a file. */
  readonly width: number;
  /** [count] in the file's own unit and order, finite. */
  readonly depths: Float64Array;
  /** [count, width] row-major; NaN is null. */
  readonly samples: Float32Array;
  /** [count] line of the file each scanline starts on, from 1: where an error message points. */
  readonly lines: Uint32Array;
  /** Entirely empty records of the file so far; in the last block, of the whole file. */
  readonly skippedRecords: number;
  /** [width] what the file calls the samples; absent without a header. */
  readonly columnNames?: readonly string[];
  /** Named by the file, else absent. */
  readonly depthUnit?: 'm' | 'ft';
  /** Only where the file says so. */
  readonly depthReference?: 'MD' | 'TVD';
}

export interface ReadOptions {
  /** What the user calls the file: every error message begins with it. */
  readonly fileName: string;
  /** Samples equal to one of these are null. Never applied to depth. */
  readonly nullValues: readonly number[];
  readonly signal?: AbortSignal;
  /** Where a reader may have stretches of the file built beside it. Absent for small files. */
  readonly segments?: SegmentQueue;
}

/** One file format. */
export interface LogReader {
  readonly id: string;
  /** As in "expected a CSV table". */
  readonly name: string;
  /** Lower case, without the dot: what a file dialog offers. */
  readonly extensions: readonly string[];
  /** Whether the first bytes of a file (up to 64 KiB) are of this format. Does not throw. */
  sniff(head: Uint8Array, fileName: string): boolean;
  /**
   * Reads to the end in bounded memory. Each of `bytes` holds until the next is asked for. Depth order is the caller's to check. Segments come only where `segments` is given.
   * @throws StratascopeError `unreadable_file` with file, line, column, what was expected and what came; `cancelled`.
   */
  read(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<ScanlineBlock | Segment>;
}
