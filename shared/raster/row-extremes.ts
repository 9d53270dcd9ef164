// The least or the greatest sample of each pixel row.
import type { ImageLog } from '../model/image-log.ts';
import type { Aggregation } from '../tiles/levels.ts';
import type { Tile } from '../tiles/tile.ts';
import type { RowValues } from './pixel-rows.ts';

export class RowExtremes implements RowValues {
  readonly #values: Float32Array;
  readonly #width: number;
  readonly #mayHoldNulls: boolean;
  readonly #pick: (values: Float32Array, at: number, samples: Float32Array, from: number, width: number) => void;

  /** `values`, [rows, log.width], is updated as rows are added. */
  constructor(
    { width, nulls }: Pick<ImageLog, 'width' | 'nulls'>,
    values: Float32Array,
    aggregation: Exclude<Aggregation, 'mean'>,
  ) {
    this.#values = values;
    this.#width = width;
    this.#mayHoldNulls = nulls > 0;
    this.#pick = aggregation === 'min' ? takeLess : takeGreater;
  }

  add({ samples }: Tile, from: number, to: number, y: number, _weight: number, fresh: boolean): void {
    const width = this.#width;
    const at = y * width;
    if (fresh) this.#values.set(samples.subarray(from * width, (from + 1) * width), at);
    for (let row = fresh ? from + 1 : from; row < to; row++) {
      if (this.#mayHoldNulls) fillNulls(this.#values, at, samples, row * width, width);
      this.#pick(this.#values, at, samples, row * width, width);
    }
  }

  finish(): void {
    // The values are complete after each `add`.
  }
}

/** Replaces nulls in the pixel row by the samples of a row. */
function fillNulls(values: Float32Array, at: number, samples: Float32Array, from: number, width: number): void {
  for (let x = 0; x < width; x++) if (values[at + x] !== values[at + x]) values[at + x] = samples[from + x]!;
}

/** Nulls change nothing, because comparisons with NaN are false. */
function takeLess(values: Float32Array, at: number, samples: Float32Array, from: number, width: number): void {
  for (let x = 0; x < width; x++) if (samples[from + x]! < values[at + x]!) values[at + x] = samples[from + x]!;
}

function takeGreater(values: Float32Array, at: number, samples: Float32Array, from: number, width: number): void {
  for (let x = 0; x < width; x++) if (samples[from + x]! > values[at + x]!) values[at + x] = samples[from + x]!;
}
