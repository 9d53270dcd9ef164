// Reads the header of a LAS file of any version: what it says of the well, its curves, and where its data stand.
import { StratascopeError } from '../../../../shared/errors.ts';
import { parseNumber } from '../tables/number-forms.ts';
import { behindLineEnd, lineEndFrom } from '../tables/text-records.ts';
import { parseHeaderLine, type HeaderItem } from './header-line.ts';
import { readSectionTitle, type SectionTitle } from './section-title.ts';

export const MAX_LINE_CHARACTERS = 1_048_576;
const MAX_HEADER_LINES = 100_000;
const MAX_HEADER_CHARACTERS = 8 * 1_048_576;
/** Lines of the header that are kept with a log. */
const MAX_NOTES = 200;

export interface LasCurve {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** The format in braces at the description's end, without them: `F`, `S`, `AF;5ms`; empty where there is none. */
  readonly format: string;
}

/** A section of data: its lines follow its title. */
export interface LasData {
  readonly title: SectionTitle;
  /** What the parameters before it call it: `DEVIATION`; undefined where they do not. */
  readonly set: string | undefined;
  /** Of its title, counted from 1. */
  readonly line: number;
  readonly curves: readonly LasCurve[];
  /** Its lines as far as the head of the file goes; the first one stands on the line behind the title. */
  readonly lines: readonly string[];
}

export interface LasHeader {
  readonly version: number | undefined;
  readonly isWrapped: boolean;
  /** As the file says it; null where it does not. A blank stands for runs of blanks and tabs. */
  readonly delimiter: ' ' | ',' | '\t' | null;
  readonly nullValue: number | undefined;
  /** Units of first and last depth and of the step, those that are given. */
  readonly indexUnits: readonly string[];
  /** The depth that the file says its data begin with. */
  readonly start: number | undefined;
  readonly well: string | undefined;
  readonly data: readonly LasData[];
  readonly notes: readonly string[];
  /** Lines of the head. */
  readonly lines: number;
}

const DELIMITERS: Readonly<Record<string, ' ' | ',' | '\t'>> = {
  ...{ SPACE: ' ', COMMA: ',', TAB: '\t' },
  ...{ ',': ',' },
};
const INDEX_NAMES = new Set(['STRT', 'STOP', 'STEP']);

/**
 * @param text the beginning of the file, decoded. Its last line may be cut off unless `isWhole`.
 * @throws StratascopeError `unreadable_file` where there are no sections, and where lines or header are too long.
 */
export function readLasHeader(text: string, isWhole: boolean, fileName: string): LasHeader {
  const reading = new Reading(fileName);
  let at = 0;
  let line = 0;
  while (at < text.length) {
    const end = lineEndFrom(text, at);
    const isTooLong = end - at > MAX_LINE_CHARACTERS || (end > MAX_HEADER_CHARACTERS && !reading.isInData);
    if (isTooLong) throw tooLong(fileName, line + 1);
    if (end === text.length && !isWhole) break;
    reading.read(text.slice(at, end), ++line);
    at = behindLineEnd(text, end);
  }
  return reading.finish(line, isWhole);
}

class Reading {
  readonly #fileName: string;
  readonly #data: (LasData & { readonly lines: string[] })[] = [];
  #set: string | undefined;
  /** Definitions by their titles in upper case. */
  readonly #definitions = new Map<string, LasCurve[]>();
  readonly #notes: string[] = [];
  #section: SectionTitle | undefined;
  #curves: LasCurve[] = [];
  /** Those of the last section ~C or ~Log_Definition. */
  #logCurves: LasCurve[] | undefined;
  #version: number | undefined;
  #isWrapped = false;
  #delimiter: LasHeader['delimiter'] = null;
  #nullValue: number | undefined;
  readonly #indexUnits: string[] = [];
  #start: number | undefined;
  #well: string | undefined;
  #headerLines = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  get isInData(): boolean {
    return this.#section?.kind === 'data';
  }

  read(line: string, lineNumber: number): void {
    const text = line.trimStart();
    if (text.startsWith('~')) this.#begin(readSectionTitle(text), lineNumber);
    else if (this.isInData) {
      this.#data.at(-1)!.lines.push(line);
      return;
    } else if (text !== '' && !text.startsWith('#')) this.#readItem(text);
    if (++this.#headerLines > MAX_HEADER_LINES) throw tooLong(this.#fileName, lineNumber);
    if (this.#notes.length < MAX_NOTES && text !== '') this.#notes.push(line.trimEnd());
  }

  #begin(title: SectionTitle, line: number): void {
    this.#section = title;
    if (title.kind === 'curves') {
      this.#curves = [];
      // Data name it by its title, or have its stem: `~Log_Data[2]` that of `~Log_Definition[2]`.
      for (const name of [title.title, title.stem]) this.#definitions.set(name.toUpperCase(), this.#curves);
      if (title.stem.toUpperCase() === 'LOG') this.#logCurves = this.#curves;
    } else if (title.kind === 'data') {
      this.#data.push({ title, set: this.#set, line, curves: this.#curvesOf(title), lines: [] });
      this.#set = undefined;
    }
  }

  /** By the definition that the data name, that of their own name, or the one before them. */
  #curvesOf({ definition, stem }: SectionTitle): readonly LasCurve[] {
    const withoutNumber = stem.endsWith(']') ? stem.slice(0, stem.lastIndexOf('[')) : stem;
    const [named] = [definition ?? '', stem, withoutNumber].flatMap((title) => {
      const curves = this.#definitions.get(title.toUpperCase());
      return curves ? [curves] : [];
    });
    return named ?? this.#logCurves ?? this.#curves;
  }

  #readItem(text: string): void {
    const kind = this.#section?.kind;
    if (kind === undefined || kind === 'other') return;
    const item = parseHeaderLine(text, kind === 'curves');
    if (!item) return;
    if (kind === 'curves') this.#curves.push(curveOf(item));
    else if (kind === 'parameters') {
      if (item.name.toUpperCase() === 'SET' && item.value !== '') this.#set = item.value;
    } else if (kind === 'version') this.#readVersion(item);
    else this.#readWell(item);
  }

  #readVersion(item: HeaderItem): void {
    const value = valueOf(item).toUpperCase();
    switch (item.name.toUpperCase()) {
      case 'VERS':
        this.#version = parseFloat(value);
        break;
      case 'WRAP':
        this.#isWrapped = value.startsWith('Y');
        break;
      case 'DLM':
        this.#delimiter = DELIMITERS[value] ?? null;
    }
  }

  #readWell(item: HeaderItem): void {
    const name = item.name.toUpperCase();
    if (name === 'NULL') {
      this.#nullValue = numberOf(valueOf(item));
    } else if (INDEX_NAMES.has(name)) {
      if (item.unit !== '') this.#indexUnits.push(item.unit);
      if (name === 'STRT') this.#start = numberOf(item.value);
    } else if (name === 'WELL') {
      // Before version 2 the description stands first: `WELL.  WELL: ANY ET AL #12`.
      const isOld = this.#version !== undefined && this.#version < 2;
      const well = isOld ? item.description || item.value : item.value;
      if (well !== '') this.#well = well;
    }
  }

  finish(lines: number, isWhole: boolean): LasHeader {
    if (!this.#section) {
      const message = `${this.#fileName}: expected a LAS file, whose sections begin with ~ as in ~Version, but received a text without one; if it is a table, give its name the ending csv or txt`;
      throw new StratascopeError('unreadable_file', message);
    }
    // A file that ends before its data has none, under a title that would stand on the next line.
    if (isWhole && this.#data.length === 0) this.#begin(readSectionTitle('~A'), lines + 1);
    return {
      version: this.#version,
      isWrapped: this.#isWrapped,
      delimiter: this.#delimiter,
      nullValue: this.#nullValue,
      indexUnits: this.#indexUnits,
      start: this.#start,
      well: this.#well,
      data: this.#data,
      notes: this.#notes,
      lines,
    };
  }
}

function numberOf(text: string): number | undefined {
  return parseNumber(text, { decimal: '.', thousands: null }) ?? parseNumber(text, { decimal: ',', thousands: null });
}

/** Where nothing stands between unit and colon, what looks like a unit is the value: `WRAP.NO :`. */
function valueOf({ value, unit }: HeaderItem): string {
  return value === '' ? unit : value;
}

function curveOf({ name, unit, value, description }: HeaderItem): LasCurve {
  // What stands behind a bar in LAS 3.0 refers to parameters.
  const bar = description.lastIndexOf('|');
  const text = (bar === -1 ? description : description.slice(0, bar)).trimEnd();
  const open = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  const format = open === -1 ? '' : text.slice(open + 1, -1).trim();
  // `MD.  M : depth`: a blank before the unit makes it a value.
  return { name, unit: unit === '' && isWord(value) ? value : unit, description: text, format };
}

function isWord(text: string): boolean {
  return /^\p{L}{1,12}$/u.test(text);
}

function tooLong(fileName: string, line: number): StratascopeError {
  const message = `${fileName}, line ${line}: expected a header of at most ${MAX_HEADER_LINES} lines and 8 MiB, and lines of at most 1 MiB, but received a longer one`;
  return new StratascopeError('unreadable_file', message);
}
