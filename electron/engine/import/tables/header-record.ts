// Which records above a table's values name its columns, and which of them gives the units.
import { bareUnit, splitBracketed } from './column-names.ts';
import { depthNamed } from './depth-names.ts';
import { isMissingWord, parseNumber, PLAIN_FORM } from './number-forms.ts';
import { hasWidth, isBlank, isNumeric, isRule } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';
import { depthUnitNamed } from './units.ts';
import { isKnownUnit } from './value-units.ts';

export interface HeaderRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** What a user says of the lines: counted from 1; 0: there is none. */
export interface AskedLines {
  readonly header?: number | undefined;
  readonly unit?: number | undefined;
}

/** What stands above the records of values. */
export interface PlacedHeader {
  /** Index of the first record of values. */
  readonly begin: number;
  readonly header?: HeaderRecord;
  readonly units?: HeaderRecord;
}

/** The header and the row of units on the lines that were asked for. */
export function headerAsked(
  records: readonly TextRecord[],
  commented: readonly TextRecord[],
  asked: AskedLines,
): PlacedHeader {
  const header = [...records, ...commented].find(({ line }) => line === asked.header);
  const units = asked.unit ? records.find(({ line }) => line === asked.unit) : undefined;
  const last = Math.max(asked.header ?? 0, asked.unit ?? 0);
  let begin = records.findIndex(({ line }) => line > last);
  if (begin < 0) begin = records.length;
  const found =
    units ??
    (asked.unit === undefined && header && isUnitRow(records[begin], header.fields) ? records[begin] : undefined);
  if (found && found === records[begin]) begin++;
  if (records[begin] && isRule(records[begin]!)) begin++;
  return { begin, ...(header ? { header } : {}), ...(found ? { units: found } : {}) };
}

/** The header above a record of values, or that record itself where it is one, with the row of units. */
export function headerBefore(
  records: readonly TextRecord[],
  commented: readonly TextRecord[],
  first: number,
  width: number,
  usual: number,
): PlacedHeader {
  const record = records[first]!;
  const isUnderNames = records
    .slice(Math.max(0, first - 2), first)
    .some((above) => isNamesAlone(above) && hasWidth(above, width) && areDifferent(above));
  if (!(isUnderNames && record.fields.some(isNumeric)) && isHeaderOf(record, records.slice(first + 1)))
    return behindUnits(records, first, record);
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
  const areNamesBelow = last && beforeLast && isKeyAndValue(beforeLast, last) && isNames(last) && !isNames(beforeLast);
  // Names with a depth behind the mark of a comment are nearer than a key and its value.
  const [nearest, beforeNearest] = commented
    .filter((comment) => comment.line < record.line && comment.line > (last?.line ?? 0) && !isRule(comment))
    .reverse();
  if (!(last && isNames(last))) {
    if (nearest && isHeaderComment(nearest.fields, width, record.fields)) return { begin: first, header: nearest };
    if (
      beforeNearest &&
      isUnitRow(nearest, beforeNearest.fields) &&
      isHeaderComment(beforeNearest.fields, width, record.fields)
    )
      return { begin: first, header: beforeNearest, units: nearest! };
  }
  if (last && beforeLast && !areNamesBelow && isUnitRow(last, beforeLast.fields) && fits(beforeLast))
    return { begin: first, header: beforeLast, units: last };
  // Words under names that are no units may be types of numbers, or units that nobody knows, which must not be overlooked.
  if (
    last &&
    beforeLast &&
    isNamesAlone(beforeLast) &&
    !isNames(last) &&
    hasWidth(beforeLast, width) &&
    fits(beforeLast)
  )
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

/** Whether a record is shorter than the one below it, or has the colon that stands behind a key. */
function isKeyAndValue({ fields }: TextRecord, below: TextRecord): boolean {
  return fields.length < below.fields.length || fields.some((field) => field.endsWith(':'));
}

function isNames({ fields }: TextRecord): boolean {
  return fields.some(depthNamed);
}

function isNamesAlone(record: TextRecord): boolean {
  return isNames(record) && !record.fields.some(isNumeric);
}

/** Of names that are equal numbers below them may tell which is which. */
function areDifferent({ fields }: TextRecord): boolean {
  return new Set(fields).size === fields.length;
}

function behindUnits(records: readonly TextRecord[], at: number, header: TextRecord): PlacedHeader {
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
export function isHeaderOf(record: TextRecord, below: readonly TextRecord[]): boolean {
  const { fields } = record;
  if (fields.every((field) => isNumeric(field) || isMissingWord(field))) return isNumbersOverOrder(fields, below);
  const values = below.filter((candidate) => candidate.fields.length >= fields.length - 1).slice(0, 50);
  // The only record of a table has a label and numbers.
  if (values.length === 0 && fields.some(isNumeric) && !fields.some(depthNamed)) return false;
  const contradicts = fields.some(
    (field, i) => !isNumeric(field) && !isMissingWord(field) && (values.length === 0 || isNumericColumn(values, i)),
  );
  if (!contradicts) return false;
  return !isNumeric(fields[0]!) || fields.some((field) => depthNamed(field) !== undefined);
}

/** `,0,1,2,3` over depths and samples: numbers for names, and nothing over the depths. */
function isNumbersOverOrder(fields: readonly string[], below: readonly TextRecord[]): boolean {
  if (fields.length < 3 || !isBlank(fields[0]!) || below.length < 2) return false;
  const numbers = fields.slice(1).map((field) => parseNumber(field, PLAIN_FORM));
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
  const text = field.trim();
  let end = 0;
  while (end < text.length && text[end]!.toLowerCase() !== text[end]!.toUpperCase()) end++;
  // `MD (m)` is a name and its unit, `m (MD)` a unit and its datum.
  if (depthNamed(text.slice(0, end)) && depthUnitNamed(text.slice(end))) return true;
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
export function namesOf(fields: readonly string[], width: number, values: readonly TextRecord[]): readonly string[] {
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
  const firsts = values.slice(0, 50).map(({ fields }) => parseNumber(fields[0]!, PLAIN_FORM));
  const isCounting = firsts.every((number, i) => number !== undefined && number === firsts[0]! + i);
  return isCounting ? firsts[0] === 1 || firsts[0] === 0 : firsts.every((number) => number === undefined);
}
