// Arrays that are used again from frame to frame: new ones for each would cause pauses that are felt in a drag.

/** Enough for a picture of a 4K screen and its values; larger arrays are freed after use. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

/** One array that grows as needed. Its contents are left over from the previous use. */
class Reused<A extends Float64Array | Float32Array | Int32Array | Uint8Array> {
  readonly #make: (length: number) => A;
  #kept: A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#kept = make(0);
  }

  /** The first `length` elements, valid until the next call. */
  take(length: number): A {
    if (this.#kept.length < length) this.#kept = this.#make(length);
    const taken = this.#kept.subarray(0, length) as A;
    if (this.#kept.byteLength > MAX_KEPT_BYTES) this.#kept = this.#make(0);
    return taken;
  }
}

/** The arrays for one frame at a time. */
export class FrameMemory {
  /** [height, width] sums of values. */
  readonly sums = new Reused((length) => new Float64Array(length));
  /** [height, width] weights that were added up in the sums, for rows that may have nulls. */
  readonly weights = new Reused((length) => new Float64Array(length));
  /** [height] weights that were added up in the sums, for rows without nulls. */
  readonly rowWeights = new Reused((length) => new Float64Array(length));
  /** [height] the first and the last tile row in each pixel row. */
  readonly first = new Reused((length) => new Int32Array(length));
  readonly last = new Reused((length) => new Int32Array(length));
  readonly next = new Reused((length) => new Int32Array(length));
  /** [height] number of scanlines in each pixel row. */
  readonly scanlines = new Reused((length) => new Int32Array(length));
  /** [height, width] values to be coloured. */
  readonly values = new Reused((length) => new Float32Array(length));
  /** [height, widthPx, 3] pixels, as bytes. */
  readonly rgb = new Reused((length) => new Uint8Array(length));
}

const idle: FrameMemory[] = [];

/** Runs `draw` with a memory of its own: frames of one thread overlap while they wait for tiles or the encoder. */
export async function withFrameMemory<T>(draw: (memory: FrameMemory) => Promise<T>): Promise<T> {
  const memory = idle.pop() ?? new FrameMemory();
  try {
    return await draw(memory);
  } finally {
    if (idle.length === 0) idle.push(memory);
  }
}
