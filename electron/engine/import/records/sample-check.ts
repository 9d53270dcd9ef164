// Tells which samples are missing by their value, and keeps count: null values, sentinels, and the span of all others.
import type { RecordForm } from './record-form.ts';

/** The least number that rounds to infinity as a float32. */
const BEYOND_FLOAT32 = 3.4028235677973366e38;
/** Null values and sentinels from here on are written with different numbers of digits, and lie so close to each of these. */
const HUGE = 1e30;
const NEAR = 1e-3;
/** At least from one float64 to the next, in parts of a number. */
const ROUNDING = 2 ** -52;

/** What was counted of some records; plain data. */
export interface SampleCounts {
  /** Words for missing in lower case, a blank field as ''. */
  readonly words: readonly (readonly [word: string, count: number])[];
  readonly nullValues: readonly (readonly [value: number, count: number])[];
  /** For each group of the form. */
  readonly groups: readonly GroupCounts[];
}

export interface GroupCounts {
  /** The least and greatest float32 that is neither null nor a sentinel; infinite the wrong way round without any. */
  readonly min: number;
  readonly max: number;
  /** Those taken as missing. */
  readonly sentinels: readonly (readonly [value: number, count: number])[];
}

/** A number, or the numbers near it, that may not be values. */
interface Special {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly isNull: boolean;
}

/**
 * Nearly every sample lies between others that were values, and no special number lies between those: then it is a value
 * and changes nothing. That is two comparisons, which the loops make themselves with `low` and `high`.
 */
export class SampleCheck {
  readonly #specials: readonly Special[];
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  /** [groups, specials] 1 where a sentinel is a value. */
  readonly #kept: Uint8Array;
  /** [groups] bounds between which a sample needs no check. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly #min: Float64Array;
  readonly #max: Float64Array;
  /** [groups, specials] */
  readonly #counts: Float64Array;
  readonly #words: string[] = [];
  readonly #wordCounts: number[] = [];
  /** What the current record has counted, so that it can be taken back: a count's index, or of a word below zero. */
  readonly #record: number[] = [];
  #recorded = 0;

  constructor({ nullValues, sentinels, groups, kept }: RecordForm) {
    const nulls = [...new Set(nullValues)].map((value) => specialAt(value, true));
    const others = [...new Set(sentinels)]
      .filter((value) => !nulls.some(({ from, to }) => value >= from && value <= to))
      .map((value) => specialAt(value, false));
    this.#specials = [...nulls, ...others].sort((a, b) => a.from - b.from);
    this.#from = Float64Array.from(this.#specials, ({ from }) => from);
    this.#to = Float64Array.from(this.#specials, ({ to }) => to);
    const count = (groups.at(-1) ?? -1) + 1;
    this.low = new Float64Array(count);
    this.high = new Float64Array(count);
    this.#min = new Float64Array(count);
    this.#max = new Float64Array(count);
    this.#counts = new Float64Array(count * this.#specials.length);
    this.#kept = Uint8Array.from(this.#counts, (_, i) => {
      const { value, isNull } = this.#specials[i % this.#specials.length]!;
      return !isNull && kept[Math.floor(i / this.#specials.length)]?.includes(value) ? 1 : 0;
    });
    this.#reset();
  }

  /** Begins a record. */
  begin(): void {
    this.#recorded = 0;
  }

  /** Takes back what the record begun has counted, because it is read again or is none. */
  undo(): void {
    for (let i = 0; i < this.#recorded; i++) {
      const at = this.#record[i]!;
      if (at < 0) this.#wordCounts[-1 - at]!--;
      else this.#counts[at]!--;
    }
    this.#recorded = 0;
  }

  /** Counts what the record begun has counted so many times more. */
  countAgain(times: number): void {
    for (let i = 0; i < this.#recorded; i++) {
      const at = this.#record[i]!;
      if (at < 0) this.#wordCounts[-1 - at]! += times;
      else this.#counts[at]! += times;
    }
  }

  /** A sample outside `low` and `high` of its group: NaN where it is missing, Infinity where it is beyond float32. */
  value(value: number, group: number): number {
    if (value !== value) return NaN;
    const specials = this.#to.length;
    // The first special number that does not lie below the value.
    let next = 0;
    for (let end = specials; next < end;) {
      const middle = (next + end) >> 1;
      if (this.#to[middle]! < value) next = middle + 1;
      else end = middle;
    }
    const isSpecial = next < specials && value >= this.#from[next]!;
    if (isSpecial && this.#kept[group * specials + next] === 0) {
      const at = group * specials + next;
      this.#counts[at]!++;
      this.#record[this.#recorded++] = at;
      return NaN;
    }
    if (!(Math.abs(value) < BEYOND_FLOAT32)) return Infinity;
    if (value < this.#min[group]!) this.#min[group] = value;
    if (value > this.#max[group]!) this.#max[group] = value;
    if (isSpecial) return value;
    // Samples from the least to the greatest value need no check, as far as no special number lies between.
    const [min, max] = [this.#min[group]!, this.#max[group]!];
    const below = next > 0 ? this.#to[next - 1]! : -Infinity;
    const above = next < specials ? this.#from[next]! : Infinity;
    this.low[group] = min > below ? min : below + Math.max(Math.abs(below) * ROUNDING, Number.MIN_VALUE);
    this.high[group] = max < above ? max : above - Math.max(Math.abs(above) * ROUNDING, Number.MIN_VALUE);
    return value;
  }

  /** Spans of numbers that may not be values, ascending. */
  get spans(): readonly { readonly from: number; readonly to: number }[] {
    return this.#specials;
  }

  /** Adds the least and the greatest of values that were read elsewhere. */
  reach(min: number, max: number, group: number): void {
    this.#min[group] = Math.min(this.#min[group]!, min);
    this.#max[group] = Math.max(this.#max[group]!, max);
  }

  /** The number by which `countWord` counts a word for missing. */
  wordNumber(text: string): number {
    const word = text.trim().toLowerCase();
    const known = this.#words.indexOf(word);
    if (known >= 0) return known;
    this.#wordCounts.push(0);
    return this.#words.push(word) - 1;
  }

  countWord(number: number, times = 1): void {
    this.#wordCounts[number]! += times;
    for (let i = 0; i < times; i++) this.#record[this.#recorded++] = -1 - number;
  }

  /** Returns what was counted so far, and starts from zero. */
  take(): SampleCounts {
    const specials = this.#specials.length;
    const sums = this.#specials.map((_, i) => {
      let sum = 0;
      for (let at = i; at < this.#counts.length; at += specials) sum += this.#counts[at]!;
      return sum;
    });
    const counted = this.#specials.flatMap((special, i) => (sums[i]! > 0 ? [{ special, i }] : []));
    const counts: SampleCounts = {
      words: this.#words.flatMap((word, i) =>
        this.#wordCounts[i]! > 0 ? [[word, this.#wordCounts[i]!] as const] : [],
      ),
      nullValues: counted.flatMap(({ special, i }) => (special.isNull ? [[special.value, sums[i]!] as const] : [])),
      groups: Array.from(this.#min, (min, group) => ({
        // As whoever reads float32 finds them; without the sign of zero.
        ...{ min: Math.fround(min) + 0, max: Math.fround(this.#max[group]!) + 0 },
        sentinels: counted.flatMap(({ special: { value, isNull }, i }) => {
          const count = this.#counts[group * specials + i]!;
          return isNull || count === 0 ? [] : [[value, count] as const];
        }),
      })),
    };
    this.#reset();
    return counts;
  }

  #reset(): void {
    this.low.fill(Infinity);
    this.high.fill(-Infinity);
    this.#min.fill(Infinity);
    this.#max.fill(-Infinity);
    this.#counts.fill(0);
    this.#wordCounts.fill(0);
    this.#recorded = 0;
  }
}

function specialAt(value: number, isNull: boolean): Special {
  const near = Math.abs(value) >= HUGE ? Math.abs(value) * NEAR : 0;
  return { value, from: value - near, to: value + near, isNull };
}
