// Consecutive rows of a file as blocks, and what collects them, for any reader.

/** How a format counts places in a file: lines and frames from 1, bytes from 0. */
export type PlaceKind = 'line' | 'frame' | 'byte';

/** The arrays are valid until the next block is read. */
export interface RowBlock {
  /** Rows in this block; may be 0. */
  readonly count: number;
  /** Samples in a row, the same in every block: those of all parts that are read, one after another. */
  readonly width: number;
  /** [count] depths in the stored unit and the file's order, finite. */
  readonly depths: Float64Array;
  /** [count, width] samples, row-major; NaN is missing. */
  readonly samples: Float32Array;
  /** [count] where in the file each row starts, for error messages. */
  readonly places: Float64Array;
  readonly placeKind: PlaceKind;
}

/** A quarter of a MiB of samples, which stays in the processor's cache until it has been used. */
const BLOCK_SAMPLES = 65_536;
const MAX_BLOCK_ROWS = 4096;

/** Holds one block at a time, whose memory is used again for the next one. */
export class RowBlocks {
  readonly #width: number;
  readonly #capacity: number;
  readonly #depths: Float64Array;
  readonly #places: Float64Array;
  readonly #placeKind: PlaceKind;
  #count = 0;
  /** [capacity, width] samples; those of the next row belong at `at`. */
  readonly samples: Float32Array;

  constructor(width: number, placeKind: PlaceKind) {
    this.#width = width;
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

  /** Adds the row whose samples have been put at `at`. */
  add(depth: number, place: number): void {
    this.#depths[this.#count] = depth;
    this.#places[this.#count] = place;
    this.#count++;
  }

  /** The rows added since the last call, perhaps none. The block is valid until the next row is added. */
  take(): RowBlock {
    const count = this.#count;
    this.#count = 0;
    return {
      count,
      width: this.#width,
      depths: this.#depths.subarray(0, count),
      samples: this.samples.subarray(0, count * this.#width),
      places: this.#places.subarray(0, count),
      placeKind: this.#placeKind,
    };
  }
}
