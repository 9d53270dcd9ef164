// Collects single scanlines into blocks, for any reader.
import type { PlaceKind, ScanlineBlock } from './log-reader.ts';

/** What the file says of its columns. */
type ColumnNotes = Pick<ScanlineBlock, 'columnNames' | 'depthUnit' | 'depthReference'>;

/** A quarter of a MiB of samples, which stays in the processor's cache until it has been used. */
const BLOCK_SAMPLES = 65_536;
const MAX_BLOCK_ROWS = 4096;

/** Holds one block at a time, whose memory is used again for the next one. */
export class ScanlineBlocks {
  readonly #width: number;
  readonly #notes: ColumnNotes;
  readonly #capacity: number;
  readonly #depths: Float64Array;
  readonly #places: Float64Array;
  readonly #placeKind: PlaceKind;
  #count = 0;
  /** [capacity, width] samples; those of the next scanline belong at `at`. */
  readonly samples: Float32Array;

  constructor(width: number, { columnNames, depthUnit, depthReference }: ColumnNotes, placeKind: PlaceKind) {
    this.#width = width;
    this.#notes = { columnNames, depthUnit, depthReference };
    this.#capacity = Math.min(MAX_BLOCK_ROWS, Math.ceil(BLOCK_SAMPLES / width));
    this.#depths = new Float64Array(this.#capacity);
    this.#places = new Float64Array(this.#capacity);
    this.#placeKind = placeKind;
    this.samples = new Float32Array(this.#capacity * width);
  }

  get at(): number {
    return this.#count * this.#width;
  }

  get isFull(): boolean {
    return this.#count === this.#capacity;
  }

  /** Adds the scanline whose samples have been put at `at`. */
  add(depth: number, place: number): void {
    this.#depths[this.#count] = depth;
    this.#places[this.#count] = place;
    this.#count++;
  }

  /** The scanlines added since the last call, perhaps none. The block is valid until the next scanline is added. */
  take(skippedRecords: number): ScanlineBlock {
    const count = this.#count;
    this.#count = 0;
    return {
      count,
      width: this.#width,
      depths: this.#depths.subarray(0, count),
      samples: this.samples.subarray(0, count * this.#width),
      places: this.#places.subarray(0, count),
      placeKind: this.#placeKind,
      skippedRecords,
      ...this.#notes,
    };
  }
}
