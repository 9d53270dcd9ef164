// Checks that depths keep ascending or keep descending, and spreads rows that stand at one depth by rounding.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { PlaceKind, RowBlock } from '../records/row-blocks.ts';
import type { Segment } from './built-segment.ts';

/** In the stored unit: far beyond any hole, and float64 tells depths there a millimetre apart. */
export const MAX_DEPTH = 1e7;
/** Smaller steps are rounding errors, not depths. */
export const MIN_STEP = 1e-9;
/** Rows kept in memory until the next depth is known. */
const MAX_ROWS_AT_A_DEPTH = 4096;

/** The first two depths that differ decide between ascending and descending. */
export class DepthOrder {
  readonly #fileName: string;
  /** The depth of the last row, as it stands in the file. */
  #last: number | undefined;
  /** From one row to the next, as they are handed on. */
  #lastStep = 0;
  /** 1 ascending, -1 descending, 0 undecided. */
  #direction = 0;
  /** Rows at the depth of the last one, which is handed on already. */
  #held = 0;
  #heldSamples = new Float32Array(0);
  #heldPlaces: number[] = [];
  #form: Pick<RowBlock, 'width' | 'placeKind'> = { width: 0, placeKind: 'line' };
  #spread = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  /** Rows whose depth differs from the file's. */
  get spread(): number {
    return this.#spread;
  }

  /**
   * Hands on the rows in their order. Those at the depth of the row before them come when the next depth is known: at even
   * steps up to that.
   * @throws StratascopeError `unreadable_file` on depths that turn back, lie too close or too far out; it names the place.
   */
  *add(block: RowBlock): Generator<RowBlock> {
    const { count, depths, places, placeKind } = block;
    let from = 0;
    for (let row = 0; row < count; row++) {
      const depth = depths[row]!;
      if (depth === this.#last) {
        if (row > from) yield rowsOf(block, from, row);
        from = row + 1;
        this.#hold(block, row);
        continue;
      }
      if (this.#last === undefined) this.#checkBounds(depth, places[row]!, placeKind);
      else {
        const step = this.#stepTo(depth);
        if (!this.#goesOn(depth, step)) throw this.#refusal(depth, step, places[row]!, placeKind);
        if (this.#held > 0) yield this.#release(step);
        this.#lastStep = step;
        this.#direction = Math.sign(step);
      }
      this.#last = depth;
    }
    if (from === 0) yield block;
    else if (from < count) yield rowsOf(block, from, count);
  }

  /** Whether a segment, in which depths go one way, goes on from here; else its rows are to be added one by one. */
  continues({ firstDepth, lastStep }: Segment): boolean {
    if (this.#last === undefined) return true;
    return (
      Math.sign(lastStep) === Math.sign(firstDepth - this.#last) && this.#goesOn(firstDepth, this.#stepTo(firstDepth))
    );
  }

  /** Hands on what stands before a segment that `continues`, and goes on behind it. */
  *pass({ firstDepth, lastDepth, lastStep }: Segment): Generator<RowBlock> {
    if (this.#held > 0) yield this.#release(this.#stepTo(firstDepth));
    this.#last = lastDepth;
    this.#lastStep = lastStep;
    this.#direction = Math.sign(lastStep);
  }

  /** Hands on the rows at the last depth: at the steps of the row before them. */
  *finish(): Generator<RowBlock> {
    if (this.#held === 0) return;
    if (this.#direction === 0) throw this.#refusal(this.#last!, 0, this.#heldPlaces[0]!, this.#form.placeKind);
    yield this.#release(this.#lastStep);
  }

  /** From the last row to one at `depth`, if those at the depth of the last one are spread evenly up to it. */
  #stepTo(depth: number): number {
    return (depth - this.#last!) / (this.#held + 1);
  }

  #goesOn(depth: number, step: number): boolean {
    const isOnward = this.#direction === 0 || Math.sign(step) === this.#direction;
    return isOnward && Math.abs(step) > MIN_STEP && Math.abs(depth) <= MAX_DEPTH;
  }

  #hold({ width, placeKind, samples, places }: RowBlock, row: number): void {
    if (this.#held === MAX_ROWS_AT_A_DEPTH) throw this.#refusal(this.#last!, 0, places[row]!, placeKind);
    if ((this.#held + 1) * width > this.#heldSamples.length) {
      const larger = new Float32Array(2 * (this.#held + 1) * width);
      larger.set(this.#heldSamples);
      this.#heldSamples = larger;
    }
    this.#heldSamples.set(samples.subarray(row * width, (row + 1) * width), this.#held * width);
    this.#heldPlaces[this.#held++] = places[row]!;
    this.#form = { width, placeKind };
  }

  #release(step: number): RowBlock {
    const count = this.#held;
    this.#held = 0;
    this.#spread += count;
    const last = this.#last!;
    return {
      ...this.#form,
      count,
      depths: Float64Array.from({ length: count }, (_, i) => last + (i + 1) * step),
      samples: this.#heldSamples.subarray(0, count * this.#form.width),
      places: Float64Array.from(this.#heldPlaces.slice(0, count)),
    };
  }

  #checkBounds(depth: number, place: number, kind: PlaceKind): void {
    if (!(Math.abs(depth) <= MAX_DEPTH)) throw this.#refusal(depth, NaN, place, kind);
  }

  #refusal(depth: number, step: number, place: number, kind: PlaceKind): StratascopeError {
    return new StratascopeError(
      'unreadable_file',
      `${this.#fileName}: ${this.#reason(depth, step)} at ${kind} ${place}`,
    );
  }

  #reason(depth: number, step: number): string {
    if (!(Math.abs(depth) <= MAX_DEPTH)) return `expected a depth between -1e7 and 1e7 but received ${depth}`;
    const isOnward = step !== 0 && (this.#direction === 0 || Math.sign(step) === this.#direction);
    const way = this.#direction === 0 ? 'changing' : this.#direction > 0 ? 'increasing' : 'decreasing';
    const expected = isOnward ? `depths more than ${MIN_STEP} apart` : `${way} depth`;
    return `expected ${expected} but received ${depth} after ${this.#last}`;
  }
}

/** Rows [from, to) of a block. */
function rowsOf(block: RowBlock, from: number, to: number): RowBlock {
  const { width, depths, samples, places } = block;
  return {
    ...block,
    count: to - from,
    depths: depths.subarray(from, to),
    samples: samples.subarray(from * width, to * width),
    places: places.subarray(from, to),
  };
}
