// The mean of each pixel row, from sums of samples and their weights.
import type { ImageLog } from '../model/image-log.ts';
import type { Tile } from '../tiles/tile.ts';
import type { FrameMemory } from './frame-memory.ts';
import type { RowValues } from './pixel-rows.ts';

export class RowMeans implements RowValues {
  readonly #values: Float32Array;
  readonly #memory: FrameMemory;
  readonly #mayHoldNulls: boolean;
  readonly #width: number;
  readonly #sums: Float64Array;
  /** Weights of rows without nulls. Rows of tiles with nulls are counted sample by sample in `#weights` instead. */
  readonly #rowWeights: Float64Array;
  #weights: Float64Array | undefined;

  /** `values`, [rows, log.width], is filled by `finish`. */
  constructor({ width, nulls }: Pick<ImageLog, 'width' | 'nulls'>, values: Float32Array, memory: FrameMemory) {
    this.#values = values;
    this.#memory = memory;
    this.#mayHoldNulls = nulls > 0;
    this.#width = width;
    this.#sums = memory.sums.take(values.length);
    this.#rowWeights = memory.rowWeights.take(values.length / width).fill(0);
  }

  add(tile: Tile, from: number, to: number, y: number, weight: number, fresh: boolean): void {
    const at = y * this.#width;
    if (fresh) this.#sums.fill(0, at, at + this.#width);
    if (this.#mayHoldNulls && hasNulls(tile)) this.#addPresent(tile, from, to, at, weight);
    else {
      this.#rowWeights[y]! += weight * (to - from);
      addRows(this.#sums, at, tile.samples, from * this.#width, to - from, this.#width, weight);
    }
  }

  finish(y: number): void {
    const values = this.#values;
    const sums = this.#sums;
    const weights = this.#weights;
    const rowWeight = this.#rowWeights[y]!;
    const end = (y + 1) * this.#width;
    if (weights) for (let i = y * this.#width; i < end; i++) values[i] = sums[i]! / (rowWeight + weights[i]!);
    else for (let i = y * this.#width; i < end; i++) values[i] = sums[i]! / rowWeight;
  }

  #addPresent({ samples }: Tile, from: number, to: number, at: number, weight: number): void {
    const [sums, width] = [this.#sums, this.#width];
    const weights = (this.#weights ??= this.#memory.weights.take(sums.length).fill(0));
    for (let i = from * width, x = 0; i < to * width; i++) {
      const value = samples[i]!;
      // Only NaN, which is null, differs from itself.
      if (value === value) {
        sums[at + x]! += value * weight;
        weights[at + x]! += weight;
      }
      if (++x === width) x = 0;
    }
  }
}

/** Adds four rows in one pass, which loads and stores each sum a quarter as often; the order of additions is the same. */
function addRows(
  sums: Float64Array,
  at: number,
  samples: Float32Array,
  from: number,
  rows: number,
  width: number,
  weight: number,
): void {
  let row = 0;
  let a = from;
  if (weight === 1) {
    for (; row + 4 <= rows; row += 4, a += 4 * width) {
      const b = a + width;
      const c = b + width;
      const d = c + width;
      for (let x = 0; x < width; x++) {
        sums[at + x] = sums[at + x]! + samples[a + x]! + samples[b + x]! + samples[c + x]! + samples[d + x]!;
      }
    }
  }
  for (; row < rows; row++, a += width) {
    for (let x = 0; x < width; x++) sums[at + x]! += samples[a + x]! * weight;
  }
}

const nullsKnown = new WeakMap<Tile, boolean>();

/** Cached per tile. Most tiles have no nulls and can be added without a test for each sample. */
function hasNulls(tile: Tile): boolean {
  let answer = nullsKnown.get(tile);
  if (answer === undefined) nullsKnown.set(tile, (answer = holdsNull(tile.samples)));
  return answer;
}

/** A plain loop, because `some` takes nine times as long. */
function holdsNull(samples: Float32Array): boolean {
  for (let i = 0; i < samples.length; i++) if (samples[i] !== samples[i]) return true;
  return false;
}
