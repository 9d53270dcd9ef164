// Finds where the table stands among the records of a text: its first record, its header, its row of units.
import { bareUnit, splitBracketed } from './column-names.ts';
import { depthNamed } from './depth-names.ts';
import { isKnownUnit } from './value-units.ts';
import { isMissingWord, parseFeetAndInches, parseNumber, isHexadecimal, type NumberForm } from './number-forms.ts';
import type { TextRecord } from './text-records.ts';

export interface TableRegion {
  /** Absent where the table has none. */
  readonly header?: HeaderRecord;
  readonly units?: HeaderRecord;
  /** Records of values; the first is not always of their shape. */
  readonly values: readonly TextRecord[];
  /** Fields of a record, without the last one where it is empty throughout. */
  readonly width: number;
  /** Whether more than one part of the text could be the table. */
  readonly sureness: number;
}

export interface HeaderRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** What a user says of the lines: counted from 1; 0: there is none. */
export interface AskedLines {
  readonly header?: number | undefined;
  readonly unit?: number | undefined;
}

const FORM: NumberForm = { decimal: '.', thousands: null };
const FORMS: readonly NumberForm[] = [
  FORM,
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: ',', thousands: "'" },
];

/** Most fields of most tables, so that nothing else is tried. */
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** Whether a field is a number in any form, or in feet and inches. */
export function isNumeric(field: string): boolean {
  return (
    PLAIN.test(field) ||
    FORMS.some((form) => parseNumber(field, form) !== undefined) ||
    parseFeetAndInches(field) !== undefined ||
    isHexadecimal(field)
  );
}

/**
 * `commented`: records of lines that are comments by their marks, without these; one of them may be the header. The table
 * begins with the first record that has as many fields and as many numbers as most have.
 */
export function findRegion(
  records: readonly TextRecord[],
  commented: readonly TextRecord[],
  asked: AskedLines = {},
): TableRegion | undefined {
  if (records.length === 0) return undefined;
  const counts = records.map(({ fields }) => fields.filter(isNumeric).length);
  const width = widthOfMost(records, counts);
  const usual = medianOf(
    records.flatMap((record, i) => (hasWidth(record, width) && counts[i]! > 0 ? [counts[i]!] : [])),
  );
  const isValues = (i: number): boolean =>
    hasWidth(records[i]!, width) &&
    !isRule(records[i]!) &&
    (usual === 0 || counts[i]! >= Math.max(1, usual / 2) || isOfNumbers(records[i]!));
  let first = records.findIndex((_, i) => isValues(i));
  if (first < 0) first = records.findIndex((record) => hasWidth(record, width));
  first = behindNumbersOfPreamble(records, first, isValues);
  first = namesBefore(records, first, width) ?? first;
  const placed = asked.header
    ? headerAsked(records, commented, asked)
    : headerBefore(records, commented, first, width, usual);
  const begin = placed.begin;
  const header = asked.header === 0 ? undefined : placed.header;
  const units = asked.unit === 0 ? undefined : placed.units;
  let start = asked.header === 0 && placed.header ? first : begin;
  // Without names above, a record of numbers is never left out: if it has another shape, reading refuses it by its line.
  if (!header && !asked.header) start = firstOfNumbers(records, start);
  const values = records.slice(start);
  // A first record of another shape keeps its own, so that reading refuses it.
  const own = start < begin ? values[0]!.fields.length : width;
  const others = records.filter((record, i) => i >= begin && !hasWidth(record, width)).length;
  return {
    values,
    width: own,
    sureness: 1 - others / records.length,
    ...(header ? { header: { line: header.line, fields: namesOf(header.fields, own, values) } } : {}),
    ...(units ? { units: { line: units.line, fields: units.fields } } : {}),
  };
}

/** Whether a record has a number, and nothing that is neither one nor missing. */
function isOfNumbers({ fields }: TextRecord): boolean {
  return fields.some(isNumeric) && fields.every((field) => isNumeric(field) || isMissingWord(field));
}

function firstOfNumbers(records: readonly TextRecord[], start: number): number {
  const found = records.findIndex((record, i) => i < start && record.fields.length > 1 && isOfNumbers(record));
  return found < 0 ? start : found;
}

/** Names with a depth among them, above records of which the first are not as most are: the table begins with those names. */
function namesBefore(records: readonly TextRecord[], first: number, width: number): number | undefined {
  const found = records.findIndex(
    (record, i) =>
      i < first &&
      hasWidth(record, width) &&
      record.fields.some(depthNamed) &&
      record.fields.every((field) => !isNumeric(field)),
  );
  // Units alone may stand between names and records.
  const between = found < 0 ? [] : records.slice(found + 1, first);
  return between.some(({ fields }) => isNumeric(fields[0]!)) ? found : undefined;
}

interface Placed {
  /** Index of the first record of values. */
  readonly begin: number;
  readonly header?: HeaderRecord;
  readonly units?: HeaderRecord;
}

/**
 * The number of fields of which records have most numbers, or, where there are none, of which there are most records. A last
 * field that is blank in all of these is one that a trailing delimiter makes.
 */
function widthOfMost(records: readonly TextRecord[], counts: readonly number[]): number {
  const weights = new Map<number, number>();
  for (const [i, { fields }] of records.entries()) {
    const { length } = fields;
    weights.set(length, (weights.get(length) ?? 0) + counts[i]! + (length - 1) / 1000);
  }
  const width = [...weights].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const isTrailing = records.every(({ fields }) => fields.length !== width || isBlank(fields[width - 1]!));
  return isTrailing && width > 1 ? width - 1 : width;
}

function hasWidth(record: TextRecord, width: number): boolean {
  const own = record.fields.length;
  return own === width || (own === width + 1 && isBlank(record.fields[width]!));
}

function isBlank(field: string): boolean {
  return field.trim() === '';
}

/** A line of dashes under a header. */
function isRule({ fields }: { readonly fields: readonly string[] }): boolean {
  return fields.some((field) => field.trim().length > 1) && fields.every((field) => /^[-=+_ ]*$/.test(field));
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Numbers of the table's shape may stand before it, as in a list of keys: it begins behind them if a header names a depth. */
function behindNumbersOfPreamble(
  records: readonly TextRecord[],
  first: number,
  isValues: (i: number) => boolean,
): number {
  if (first < 0) return 0;
  const isHeaderThere = isHeaderOf(records[first]!, records.slice(first + 1));
  if (isHeaderThere && records[first]!.fields.some(depthNamed)) return first;
  const most = Math.min(records.length - 1, first + 20);
  for (let i = first + 1; i < most; i++) {
    const record = records[i]!;
    const isHeader =
      record.fields.length > 1 && record.fields.every((field) => !isNumeric(field)) && record.fields.some(depthNamed);
    const before = i - first;
    if (isHeader && isValues(i + 1) && !hasHeaderAbove(records, first) && before < records.length - i) return i + 1;
  }
  return first;
}

function hasHeaderAbove(records: readonly TextRecord[], first: number): boolean {
  return first > 0 && records[first - 1]!.fields.some(depthNamed);
}

function headerAsked(records: readonly TextRecord[], commented: readonly TextRecord[], asked: AskedLines): Placed {
  const header = [...records, ...commented].find(({ line }) => line === asked.header);
  const units = asked.unit ? records.find(({ line }) => line === asked.unit) : undefined;
  const last = Math.max(asked.header ?? 0, asked.unit ?? 0);
  let begin = records.findIndex(({ line }) => line > last);
  if (begin < 0) begin = records.length;
  const found =
    units ??
    (asked.unit === undefined && header && isUnitRow(records[begin], header.fields) ? records[begin] : undefined);
  if (found && found === records[begin]) begin++;
  return { begin, ...(header ? { header } : {}), ...(found ? { units: found } : {}) };
}

/** The header above a record of values, or that record itself where it is one, with the row of units. */
function headerBefore(
  records: readonly TextRecord[],
  commented: readonly TextRecord[],
  first: number,
  width: number,
  usual: number,
): Placed {
  const record = records[first]!;
  if (isHeaderOf(record, records.slice(first + 1))) return behindUnits(records, first, record);
  // A table of words has its names in the first line; in one of numbers they stand above.
  if (usual === 0) {
    const isHeader = records.length > first + 1 || record.fields.some(depthNamed);
    return isHeader &&
      record.fields.every((field) => !isBlank(field)) &&
      new Set(record.fields).size === record.fields.length
      ? behindUnits(records, first, record)
      : { begin: first };
  }
  const above = records.slice(0, first).filter((candidate) => !isRule(candidate));
  const fits = ({ fields }: TextRecord): boolean => fitsAsHeader(fields, width, record.fields);
  const last = above.at(-1);
  const beforeLast = above.at(-2);
  const marked = commented.filter(({ line }) => line < (last?.line ?? 0) && line > (beforeLast?.line ?? 0)).at(-1);
  if (last && marked && isUnitRow(last, marked.fields) && isHeaderComment(marked.fields, width, record.fields))
    return { begin: first, header: marked, units: last };
  // Names that are units, too, as mcd is, may stand below a key and its value.
  const isNames = ({ fields }: TextRecord): boolean => fields.some((field) => depthNamed(field) !== undefined);
  const areNamesBelow =
    last && beforeLast && beforeLast.fields.length < last.fields.length && isNames(last) && !isNames(beforeLast);
  // Names with a depth behind the mark of a comment are nearer than a key and its value.
  const nearest = commented.filter(({ line }) => line < record.line && line > (last?.line ?? 0)).at(-1);
  if (nearest && !(last && isNames(last)) && isHeaderComment(nearest.fields, width, record.fields))
    return { begin: first, header: nearest };
  if (last && beforeLast && !areNamesBelow && isUnitRow(last, beforeLast.fields) && fits(beforeLast))
    return { begin: first, header: beforeLast, units: last };
  if (last && fits(last)) {
    const isUnits = beforeLast !== undefined && hasWidth(beforeLast, width) && isUnitRow(beforeLast, last.fields);
    return { begin: first, header: last, ...(isUnits ? { units: beforeLast } : {}) };
  }
  const comment = commented.filter(({ line }) => line < record.line).at(-1);
  const isAbove =
    comment !== undefined && (last === undefined || comment.line > last.line || isUnitRow(last, comment.fields));
  if (isAbove && isHeaderComment(comment.fields, width, record.fields)) {
    return { begin: first, header: comment, ...(last && last.line > comment.line ? { units: last } : {}) };
  }
  return { begin: first };
}

function behindUnits(records: readonly TextRecord[], at: number, header: TextRecord): Placed {
  let begin = at + 1;
  const next = records[begin];
  const units = next && isUnitRow(next, header.fields) ? next : undefined;
  if (units) begin++;
  if (records[begin] && isRule(records[begin]!)) begin++;
  return { begin, header, ...(units ? { units } : {}) };
}

/**
 * Whether a record names columns: it has words where those below have numbers, and does not begin with a number, unless it
 * names a depth. A record that begins with a number and has a word is one with an error, which must not be overlooked.
 */
function isHeaderOf(record: TextRecord, below: readonly TextRecord[]): boolean {
  const { fields } = record;
  if (fields.every((field) => isNumeric(field) || isMissingWord(field))) return isNumbersOverOrder(fields, below);
  const values = below.filter((candidate) => candidate.fields.length >= fields.length - 1).slice(0, 50);
  const contradicts = fields.some(
    (field, i) => !isNumeric(field) && !isMissingWord(field) && (values.length === 0 || isNumericColumn(values, i)),
  );
  if (!contradicts) return false;
  return !isNumeric(fields[0]!) || fields.some((field) => depthNamed(field) !== undefined);
}

/** `,0,1,2,3` over depths and samples: numbers for names, and nothing over the depths. */
function isNumbersOverOrder(fields: readonly string[], below: readonly TextRecord[]): boolean {
  if (fields.length < 3 || !isBlank(fields[0]!) || below.length < 2) return false;
  const numbers = fields.slice(1).map((field) => parseNumber(field, FORM));
  const step = (numbers[1] ?? NaN) - (numbers[0] ?? NaN);
  return (
    numbers.every((number, i) => number !== undefined && (i === 0 || number - numbers[i - 1]! === step)) && step > 0
  );
}

/** Whether most of a column's fields are numbers. */
function isNumericColumn(values: readonly TextRecord[], column: number): boolean {
  const filled = values
    .map(({ fields }) => fields[column])
    .filter((field) => field !== undefined && !isMissingWord(field));
  return filled.length > 0 && filled.filter((field) => isNumeric(field!)).length * 2 >= filled.length;
}

/** Whether a record above values names their columns: as many names, or fewer of which one is a depth's. */
function fitsAsHeader(fields: readonly string[], width: number, values: readonly string[]): boolean {
  const names = withoutBlankEnd(fields);
  if (names.length === 0 || names.length > width + 1) return false;
  const isText = names.some(
    (name, i) => !isNumeric(name) && !isMissingWord(name) && isNumeric(values[Math.min(i, values.length - 1)] ?? ''),
  );
  if (!isText && !names.some(depthNamed)) return false;
  // A record that begins with a number and has words is one with errors.
  if (isNumeric(names[0]!) && !names.some(depthNamed)) return false;
  if (names.length === width || (names.length >= width - 1 && names.length > 1)) return true;
  // A depth may be the only column with a name, or the first one of those that have one.
  return names.some(depthNamed);
}

/** A comment is a header if it names a depth, and has about as many names as the table has columns. */
function isHeaderComment(fields: readonly string[], width: number, values: readonly string[]): boolean {
  return fields.some(depthNamed) && fitsAsHeader(fields, width, values);
}

function withoutBlankEnd(fields: readonly string[]): readonly string[] {
  return fields.slice(0, fields.findLastIndex((field) => !isBlank(field)) + 1);
}

/** Whether a record has units and nothing that is none: under names, over numbers. */
function isUnitRow(record: TextRecord | undefined, names: readonly string[] | undefined): boolean {
  if (!record || names === undefined) return false;
  if (record.fields.some((field) => isNumeric(field)) || isRule(record)) return false;
  const filled = record.fields.filter((field) => !isMissingWord(field));
  if (filled.length === 0 || filled.some(depthNamedAndNoUnit)) return false;
  const known = filled.filter((field) => isUnitCell(field)).length;
  return known > 0 && (known * 2 >= filled.length || filled.every((field) => field.trim().length <= 8));
}

function depthNamedAndNoUnit(field: string): boolean {
  return depthNamed(field) !== undefined && !isUnitCell(field);
}

/** Whether a field says a unit, or that there is none. */
export function isUnitOrNothing(field: string): boolean {
  return isMissingWord(field) || isUnitCell(field);
}

function isUnitCell(field: string): boolean {
  const text = field.trim();
  if (splitBracketed(text).stem === '' && text.length > 2) return true;
  return isKnownUnit(bareUnit(text) ?? '');
}

/**
 * As many names as columns. One name fewer is a table of R, whose first column has none. Where several are missing, as over an
 * array, the last one is that of all further columns.
 */
function namesOf(fields: readonly string[], width: number, values: readonly TextRecord[]): readonly string[] {
  const names = withoutBlankEnd(fields).map((name) => name.trim());
  const missing = width - names.length;
  if (missing <= 0) return names.slice(0, width);
  const stem = fields.length < width && missing > 1 && names.length > 1 ? names.at(-1) : undefined;
  if (missing === 1 && fields.length < width && isRowNames(values)) return ['', ...names];
  return Array.from({ length: width }, (_, i) => {
    if (stem === undefined || i < names.length - 1) return names[i] ?? '';
    return `${stem}[${i - names.length + 2}]`;
  });
}

/** Fewer records count nothing: `1,2` may be depths. */
const LEAST_COUNTED = 3;

/** Whether the first fields count the records, or are words. */
function isRowNames(values: readonly TextRecord[]): boolean {
  if (values.length < LEAST_COUNTED) return false;
  const firsts = values.slice(0, 50).map(({ fields }) => parseNumber(fields[0]!, FORM));
  const isCounting = firsts.every((number, i) => number !== undefined && number === firsts[0]! + i);
  return isCounting ? firsts[0] === 1 || firsts[0] === 0 : firsts.every((number) => number === undefined);
}

/** The number of fields that most records of numbers have. */
export function usualWidth(records: readonly TextRecord[]): number {
  return records.length === 0
    ? 0
    : widthOfMost(
        records,
        records.map(({ fields }) => fields.filter(isNumeric).length),
      );
}
