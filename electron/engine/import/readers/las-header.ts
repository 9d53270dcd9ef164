// Reads the header of a LAS 2.0 file: its null value, its depths, and which of its curves are the image.
import { StratascopeError } from '../../../../shared/errors.ts';
import { DEPTH_REFERENCES, DEPTH_UNITS } from './csv-dialect.ts';
import { parseDecimal } from './csv-number.ts';
import { MAX_SOURCE_WIDTH } from './log-reader.ts';

/** `MNEM .UNIT  VALUE :DESCRIPTION`, as in the LAS 2.0 standard of the Canadian Well Logging Society. */
const HEADER_LINE = /^\s*([^.]*?)\s*\.(\S*)\s*(.*?)\s*(?::[^:]*)?$/;
/** A numbered curve such as ABDC16M: a name, a number, and the rest. */
const NUMBERED = /^(.*?)(\d+)(\D*)$/;
/** Fewest numbered curves that are taken for an image and not for a few readings of one kind. */
const MIN_FAMILY = 4;

export interface LasTable {
  /** Names of all curves, in the order of the data. */
  readonly names: readonly string[];
  /** Columns of the image, counted from 0, in the order of the curves' numbers. */
  readonly columns: readonly number[];
  readonly nullValue: number | undefined;
  /** Unit of the image's values. */
  readonly unit: string;
  /** Depths between which the file says its data lie; absent where it does not say so. */
  readonly depthSpan?: { readonly min: number; readonly max: number } | undefined;
  readonly depthUnit?: 'm' | 'ft' | undefined;
  readonly depthReference?: 'MD' | 'TVD' | undefined;
}

interface Curve {
  readonly name: string;
  readonly unit: string;
}

export class LasHeader {
  readonly #fileName: string;
  readonly #curves: Curve[] = [];
  #section = '';
  #nullValue: number | undefined;
  #start = NaN;
  #stop = NaN;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  /** Reads a line. Returns whether the data begin after it. @throws StratascopeError `unreadable_file` on a wrapped file. */
  read(line: string, lineNumber: number): boolean {
    if (line.startsWith('~')) {
      this.#section = line.charAt(1).toUpperCase();
      return this.#section === 'A';
    }
    const match = /^\s*(#|$)/.test(line) ? null : HEADER_LINE.exec(line);
    if (!match) return false;
    const [, name = '', unit = '', value = ''] = match;
    if (this.#section === 'C') this.#curves.push({ name, unit });
    else if (this.#section === 'W') this.#readWell(name.toUpperCase(), value);
    else if (this.#section === 'V' && name.toUpperCase() === 'WRAP' && /^y/i.test(value)) {
      throw new StratascopeError(
        'unreadable_file',
        `${this.#fileName}, line ${lineNumber}: expected a LAS file with one line per depth (WRAP NO) but received a wrapped one; save it unwrapped`,
      );
    }
    return false;
  }

  /** @throws StratascopeError `unreadable_file` where no curves are an image. */
  finish(): LasTable {
    const [depth] = this.#curves;
    const columns = this.#image();
    if (!depth || !columns) {
      const names = this.#curves.map(({ name }) => name).join(', ');
      throw new StratascopeError(
        'unreadable_file',
        `${this.#fileName}: expected ${MIN_FAMILY} to ${MAX_SOURCE_WIDTH} curves numbered one after another, such as IMG1, IMG2 …, but received ${names.slice(0, 200) || 'no curves'}`,
      );
    }
    return {
      names: this.#curves.map(({ name }) => name),
      columns,
      nullValue: this.#nullValue,
      unit: this.#curves[columns[0]!]!.unit,
      depthSpan: this.#span(),
      depthUnit: DEPTH_UNITS.get(depth.unit.toLowerCase()),
      depthReference: DEPTH_REFERENCES.get(depth.name.toLowerCase()),
    };
  }

  #readWell(name: string, value: string): void {
    if (name === 'NULL') this.#nullValue = Number(value);
    else if (name === 'STRT') this.#start = parseDecimal(value) ?? NaN;
    else if (name === 'STOP') this.#stop = parseDecimal(value) ?? NaN;
  }

  #span(): LasTable['depthSpan'] {
    const [min, max] = [Math.min(this.#start, this.#stop), Math.max(this.#start, this.#stop)];
    return min <= max ? { min, max } : undefined;
  }

  /** The largest set of curves of one unit whose names differ by their number alone: 1, 2, 3 … without a gap. */
  #image(): readonly number[] | undefined {
    const families = new Map<string, Map<number, number>>();
    for (const [column, { name, unit }] of this.#curves.entries()) {
      const match = column === 0 ? null : NUMBERED.exec(name);
      if (!match) continue;
      const key = JSON.stringify([match[1], match[3], unit]);
      const family = families.get(key) ?? new Map<number, number>();
      families.set(key, family.set(Number(match[2]), column));
    }
    const whole = [...families.values()]
      .map((family) => [...family].sort(([a], [b]) => a - b))
      .filter(
        (family) =>
          family.length >= MIN_FAMILY &&
          family.length <= MAX_SOURCE_WIDTH &&
          family.at(-1)![0] - family[0]![0] === family.length - 1,
      );
    whole.sort((a, b) => b.length - a.length);
    return whole[0]?.map(([, column]) => column);
  }
}
