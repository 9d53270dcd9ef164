// The columns of a random table from left to right, and what has to become of them.
import { curveNames, curveUnit, imageNames, LABEL_NAMES, labels, RECORD_NUMBER_NAMES } from './column-names.ts';
import type { KnownDepth } from './depths.ts';
import type { KnownPart } from './known-table.ts';
import { written, type NumberDialect } from './numerals.ts';
import type { Random } from './random.ts';
import { randomSamples, type Missing } from './samples.ts';

/** Columns as they stand in the file. */
export interface Column {
  readonly name: string;
  readonly unitCell: string;
  readonly isText: boolean;
  readonly cells: readonly string[];
}

interface Setup {
  readonly hasHeader: boolean;
  readonly hasUnitRow: boolean;
  /** Blanks divide columns, so that names have none. */
  readonly isBlankDivided: boolean;
  readonly depth: KnownDepth;
  readonly missing: Missing;
  readonly numbers: NumberDialect;
}

export class TableColumns {
  readonly all: Column[] = [];
  readonly #random: Random;
  readonly #setup: Setup;
  readonly #rows: number;
  readonly #parts: KnownPart[] = [];
  readonly #stems = new Set<string>();
  hasMissingSentinels = false;
  hasWords = false;
  hasNulls = false;
  /** Whether a second column could be the depth by its name. */
  hasSecondDepth = false;
  /** Whether nothing tells what is right. */
  isUndecidable = false;
  /** Whether what is there is an image only as long as no other column stands beside it. */
  isAlone = false;

  constructor(random: Random, setup: Setup) {
    this.#random = random;
    this.#setup = setup;
    this.#rows = setup.depth.texts.length;
  }

  /** Widest image first, then others, then curves. */
  get parts(): readonly KnownPart[] {
    const rank = ({ kind, names }: KnownPart): number => (kind === 'image' ? -names.length : 1);
    return this.#parts.toSorted((a, b) => rank(a) - rank(b));
  }

  addImage(width: number): void {
    const { hasHeader, missing, numbers } = this.#setup;
    const named = hasHeader
      ? imageNames(this.#random, width, this.#stems)
      : { names: Array<string>(width).fill(''), isAlone: true };
    const names = named.names.map((name) => (name === null ? null : this.#named(name)));
    this.isUndecidable ||= (named.isAlone || this.isAlone) && this.#parts.length > 0;
    this.isUndecidable ||= names.some((name) => name !== null && this.all.some((column) => column.name === name));
    this.isAlone = named.isAlone;
    const unit = curveUnit(this.#random);
    const samples = randomSamples(this.#random, this.#rows, width, missing, numbers);
    for (const [i, name] of names.entries()) {
      if (name !== null)
        this.all.push({ name, unitCell: unit, isText: false, cells: samples.texts.map((row) => row[i]!) });
    }
    // Without a name, columns at the end that have no value either are none.
    this.isUndecidable ||= names.at(-1) === '' && samples.texts.every((row) => row.at(-1) === '');
    this.hasMissingSentinels ||= samples.hasMissingSentinels;
    this.hasWords ||= samples.hasWords;
    this.hasNulls ||= samples.hasNulls;
    // They may all be in members that the file has not.
    this.isUndecidable ||=
      (samples.hasMissingSentinels || samples.hasWords || samples.hasNulls) && names.includes(null);
    // A member that the file has not is missing throughout.
    const values = samples.values.map((row) => row.map((value, i) => (names[i] === null ? NaN : value)));
    const { hasUnitRow } = this.#setup;
    this.#add(
      'image',
      names,
      names.map((name) => (hasUnitRow && name !== null ? unit : null)),
      values,
    );
  }

  /** Beside an image on both sides of it. */
  addCurves(): void {
    const { missing, numbers, depth } = this.#setup;
    const names = curveNames(this.#random, this.#random.between(1, 6)).map((name) => this.#named(name));
    const all = names.map(() => randomSamples(this.#random, this.#rows, 1, missing, numbers));
    const made = names.map((name, i) => ({ name, texts: all[i]!.texts.flat(), values: all[i]!.values.flat() }));
    this.hasMissingSentinels ||= all.some((samples) => samples.hasMissingSentinels);
    this.hasWords ||= all.some((samples) => samples.hasWords);
    this.hasNulls ||= all.some((samples) => samples.hasNulls);
    if (depth.isMeasured && this.#random.chance(0.15)) {
      made.push(this.#secondDepth());
      this.hasSecondDepth = true;
    }
    this.#addOnBothSides('curves', made);
  }

  /** Inclination and azimuth along the hole. */
  addSurvey(): void {
    const numbers = (size: number) => {
      const values = Array.from({ length: this.#rows }, () => this.#random.between(0, size * 100) / 100);
      return {
        texts: values.map((value) => this.#written(value.toFixed(2))),
        values: values.map((value) => (this.#setup.missing.nulls.has(value) ? NaN : value)),
      };
    };
    const names = this.#random.pick([
      ['INC', 'AZI'],
      ['Inclination', 'Azimuth'],
      ['DEVI', 'HAZI'],
    ]);
    this.#addOnBothSides('survey', [
      { name: names[0]!, ...numbers(90) },
      { name: names[1]!, ...numbers(359) },
    ]);
  }

  addLabels(): void {
    const name = this.#random.pick(LABEL_NAMES);
    const cells = labels(this.#random, name, this.#rows).map((label) => this.#named(label));
    this.all.splice(this.#random.between(0, this.all.length), 0, { name, unitCell: '', isText: true, cells });
  }

  /** Returns its place. */
  addDepth(place: number): number {
    const { depth } = this.#setup;
    const cells = depth.texts.map((text) => (depth.isFeetAndInches ? text : this.#written(text)));
    this.all.splice(place, 0, { name: depth.name, unitCell: depth.unitCell ?? '', isText: false, cells });
    return place;
  }

  /** At the left or, with a name that says what they are, at the right. Returns whether at the left. */
  addRecordNumbers(): boolean {
    const from = this.#random.between(0, 1);
    const isLeft = this.#random.chance(0.8);
    // A name of several lines is none behind the mark of a comment.
    const isMarkless = this.#setup.isBlankDivided || this.all.some(({ name }) => name.includes('\n'));
    const names = isLeft ? RECORD_NUMBER_NAMES : RECORD_NUMBER_NAMES.slice(1, -1);
    const name = isMarkless ? 'index' : this.#random.pick(names);
    const cells = Array.from({ length: this.#rows }, (_, i) => String(from + i));
    const column = { name, unitCell: '', isText: false, cells };
    if (isLeft) this.all.unshift(column);
    else this.all.push(column);
    return isLeft;
  }

  #secondDepth(): { readonly name: string; readonly texts: string[]; readonly values: number[] } {
    const plain = this.#setup.depth.texts.map((text) => (Number(text) * 0.75 + 3).toFixed(4));
    const name = this.#named(this.#random.pick(['TVD (m)', 'TVDSS [ft]', 'TVD']));
    return { name, texts: plain.map((text) => this.#written(text)), values: plain.map(Number) };
  }

  #addOnBothSides(
    kind: KnownPart['kind'],
    made: readonly { readonly name: string; readonly texts: readonly string[]; readonly values: readonly number[] }[],
  ): void {
    const before = this.#random.between(0, made.length);
    const columns = made.map(({ name, texts }) => ({
      name,
      unitCell: curveUnit(this.#random),
      isText: false,
      cells: texts,
    }));
    this.all.unshift(...columns.slice(0, before));
    this.all.push(...columns.slice(before));
    const values = Array.from({ length: this.#rows }, (_, row) => made.map((column) => column.values[row]!));
    this.#add(
      kind,
      made.map(({ name }) => name),
      columns.map(({ name, unitCell }) => unitInName(name) ?? (this.#setup.hasUnitRow ? unitCell : null)),
      values,
    );
  }

  #add(
    kind: KnownPart['kind'],
    names: readonly (string | null)[],
    units: readonly (string | null)[],
    values: readonly (readonly number[])[],
  ): void {
    const { depth, hasHeader } = this.#setup;
    const ascending = <T>(list: readonly T[]): readonly T[] => (depth.isDescending ? list.toReversed() : list);
    this.#parts.push({
      ...{ kind, unit: depth.unit, depths: ascending(depth.stored), samples: ascending(values), units },
      names: names.map((name) => (hasHeader ? name : '')),
    });
  }

  #named(name: string): string {
    return this.#setup.isBlankDivided ? name.replaceAll(' ', '_') : name;
  }

  /** A depth in the dialect of the table. */
  writtenDepth(plain: string): string {
    return this.#written(plain);
  }

  #written(plain: string): string {
    return written(plain, { ...this.#setup.numbers, oddShare: 0 }, this.#random);
  }
}

function unitInName(name: string): string | null {
  return /[([]([^()[\]]+)[)\]]$/.exec(name)?.[1] ?? null;
}
