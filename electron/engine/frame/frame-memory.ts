// In: how much a frame needs. Out: arrays kept from frame to frame: fresh ones each time make the pauses that are felt in a drag.

/** A picture of a 4K screen, and its values; what is larger is given back. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

/** One array that grows as needed. What it holds is left over from the use before. */
class Reused<A extends Float64Array | Float32Array | Int32Array | Uint8Array> {
  readonly #make: (length: number) => A;
  #kept: A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#kept = make(0);
  }

  /** Valid until it is taken again. */
  take(length: number): A {
    if (this.#kept.length < length) this.#kept = this.#make(length);
    const taken = this.#kept.subarray(0, length) as A;
    if (this.#kept.byteLength > MAX_KEPT_BYTES) this.#kept = this.#make(0);
    return taken;
  }
}

/** Of one frame at a time. */
export class FrameMemory {
  /** [height, width] sums of values. */
  readonly sums = new Reused((length) => new Float64Array(length));
  /** [height, width] what was added up in the sums, where there are nulls. */
  readonly weights = new Reused((length) => new Float64Array(length));
  /** [height] what was added up in the sums, where there are none. */
  readonly rowWeights = new Reused((length) => new Float64Array(length));
  /** [height] rows of tiles. */
  readonly first = new Reused((length) => new Int32Array(length));
  readonly last = new Reused((length) => new Int32Array(length));
  readonly next = new Reused((length) => new Int32Array(length));
  /** [height] scanlines. */
  readonly scanlines = new Reused((length) => new Int32Array(length));
  /** [height, width] means. */
  readonly values = new Reused((length) => new Float32Array(length));
  /** [height, widthPx, 3] */
  readonly rgb = new Reused((length) => new Uint8Array(length));
}

const idle: FrameMemory[] = [];

/** Frames of one thread overlap while one waits for its tiles or its encoder: each has a memory of its own. */
export async function withFrameMemory<T>(draw: (memory: FrameMemory) => Promise<T>): Promise<T> {
  const memory = idle.pop() ?? new FrameMemory();
  try {
    return await draw(memory);
  } finally {
    if (idle.length === 0) idle.push(memory);
  }
}
