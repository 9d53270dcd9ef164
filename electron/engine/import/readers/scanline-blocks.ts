// In: one scanline at a time. Out: blocks of them, for any reader to hand on.
import type { ScanlineBlock } from './log-reader.ts';

/** A quarter of a MiB of samples: little enough to keep memory flat, enough to make the cost of a block vanish. */
const BLOCK_SAMPLES = 65_536;
const MAX_BLOCK_ROWS = 4096;

/** A full block waits for the next scanline or the end, so that the last block knows every skipped record of the file. */
export class ScanlineBlocks {
  readonly #width: number;
  readonly #depthUnit: 'm' | 'ft' | undefined;
  readonly #capacity: number;
  #full: ScanlineBlock[] = [];
  #depths!: Float64Array;
  #samples!: Float32Array;
  #lines!: Uint32Array;
  #count = 0;

  constructor(width: number, depthUnit: 'm' | 'ft' | undefined) {
    this.#width = width;
    this.#depthUnit = depthUnit;
    this.#capacity = Math.min(MAX_BLOCK_ROWS, Math.ceil(BLOCK_SAMPLES / width));
    this.#open();
  }

  /** Begins a scanline. Its samples, [width], are the caller's to fill before the next call. */
  add(depth: number, line: number, skippedRecords: number): Float32Array {
    if (this.#count === this.#capacity) this.#close(skippedRecords);
    const row = this.#count++;
    this.#depths[row] = depth;
    this.#lines[row] = line;
    return this.#samples.subarray(row * this.#width, (row + 1) * this.#width);
  }

  /** The blocks filled since the last call. */
  take(): ScanlineBlock[] {
    const full = this.#full;
    if (full.length > 0) this.#full = [];
    return full;
  }

  /** What is left at the end of the file; nothing when there was no scanline. */
  finish(skippedRecords: number): ScanlineBlock[] {
    if (this.#count > 0) this.#close(skippedRecords);
    return this.take();
  }

  #close(skippedRecords: number): void {
    const count = this.#count;
    this.#full.push({
      count,
      width: this.#width,
      depths: this.#depths.subarray(0, count),
      samples: this.#samples.subarray(0, count * this.#width),
      lines: this.#lines.subarray(0, count),
      skippedRecords,
      depthUnit: this.#depthUnit,
    });
    this.#open();
  }

  #open(): void {
    this.#count = 0;
    this.#depths = new Float64Array(this.#capacity);
    this.#samples = new Float32Array(this.#capacity * this.#width);
    this.#lines = new Uint32Array(this.#capacity);
  }
}
