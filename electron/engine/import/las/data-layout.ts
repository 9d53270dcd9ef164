// Finds how the data of a LAS section are written: delimiter, decimal sign, fields of a record, lines of a record.
import { StratascopeError } from '../../../../shared/errors.ts';
import { isMissingWord } from '../tables/missing-words.ts';
import { parseNumber, type NumberForm } from '../tables/number-forms.ts';
import { fieldsOf, isDataLine, type LasDelimiter } from './data-fields.ts';
import type { LasData } from './las-header.ts';
import { withoutRunOns } from './run-on.ts';
import { fixedColumns, type FixedColumn } from './stray-commas.ts';
import { shapeOfFirst, WrappedRecords } from './wrapped-records.ts';

/** Lines of data that are looked at. */
const LOOKED_AT = 2_000;
const DELIMITERS: readonly LasDelimiter[] = [' ', ',', ';', '\t'];
const POINT: NumberForm = { decimal: '.', thousands: null };
const COMMA: NumberForm = { decimal: ',', thousands: null };

export interface LasLayout {
  /** The line of the section's title, counted from 1; the data follow. */
  readonly titleLine: number;
  readonly delimiter: LasDelimiter;
  readonly decimal: '.' | ',';
  /** Fields of a record. */
  readonly fields: number;
  /** Fields on each line of the first record, where records go over several lines; null where a record is a line. */
  readonly wrapped: readonly number[] | null;
  /** Columns by which stray decimal commas are known; null where there are none. */
  readonly fixed: readonly (FixedColumn | null)[] | null;
}

interface SampledLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** What the user or the file says, which is kept to as far as the data agree. */
export interface LayoutHints {
  readonly fileName: string;
  readonly isWrapped: boolean;
  readonly delimiter: LasDelimiter | null;
  readonly decimal: '.' | ',' | undefined;
}

/** @throws StratascopeError `unreadable_file` where lines have neither a field a curve nor come to that in turn. */
export function layoutOf(data: LasData, hints: LayoutHints): LasLayout {
  const sample: SampledLine[] = [];
  for (const [at, text] of data.lines.entries()) {
    if (isDataLine(text)) sample.push({ line: data.line + 1 + at, text });
    if (sample.length === LOOKED_AT) break;
  }
  const curves = data.curves.length;
  const delimiter = delimiterOf(sample, curves, hints);
  const decimal = hints.decimal ?? decimalOf(sample, delimiter);
  const found = {
    titleLine: data.line,
    delimiter,
    decimal,
    fields: curves,
    wrapped: null,
    fixed: fixedIn(sample, delimiter, decimal),
  };
  const counts = sample.map(({ text }) => countOf(text, delimiter, curves));
  const [first = curves] = counts;
  const areEqual = counts.every((count) => count === first);
  // Without a definition of curves the data say how many there are.
  if (curves === 0 && areEqual) return { ...found, fields: first };
  if (2 * counts.filter((count) => count === curves).length >= counts.length) return found;
  // Columns behind those of the curves have no name.
  if (areEqual && first > curves && counts.length > 1) return { ...found, fields: first };
  const isPlain = areEqual && first < curves && !hints.isWrapped;
  if (isPlain && (curves % first !== 0 || isOrdered(sample, delimiter, decimal))) return { ...found, fields: first };
  const wrapped = delimiter === ' ' ? shapeOfFirst(counts, curves) : undefined;
  const fault = wrapped && faultIn(counts, curves, wrapped);
  if (wrapped && !fault) return { ...found, wrapped };
  const isSaid = fault && hints.isWrapped;
  const wrong = isSaid ? fault.at : counts.findIndex((count) => count !== curves);
  const expected = isSaid ? fault.expected : `${curves} fields, one a curve`;
  throw new StratascopeError(
    'unreadable_file',
    `${hints.fileName}, line ${sample[wrong]!.line}: expected ${expected}, but received ${counts[wrong]!}; correct the line or the section of curves`,
  );
}

function fixedIn(sample: readonly SampledLine[], delimiter: LasDelimiter, decimal: '.' | ','): LasLayout['fixed'] {
  if (delimiter === ',' || decimal === ',') return null;
  const records = sample.map(({ text }) => fieldsOf(text, delimiter));
  return fixedColumns(records, records[0]?.length ?? 0);
}

/** A delimiter at the end of a line makes no field; numbers that ran together are as many as they must be. */
function countOf(text: string, delimiter: LasDelimiter, curves: number): number {
  const fields = fieldsOf(text, delimiter);
  if (delimiter === ' ') return withoutRunOns(fields, curves)?.length ?? fields.length;
  return fields.length === curves + 1 && fields.at(-1) === '' ? curves : fields.length;
}

/** The one that is said, if a line agrees; else the one by which most lines have a field a curve, and most are numbers. */
function delimiterOf(sample: readonly SampledLine[], curves: number, hints: LayoutHints): LasDelimiter {
  const fits = DELIMITERS.map((delimiter) => {
    const [first, ...others] = sample.map(({ text }) => countOf(text, delimiter, curves));
    const expected = curves > 0 ? curves : first;
    const lines = [first, ...others].filter((count) => count === expected).length;
    const numbers = sample.slice(0, 20).flatMap(({ text }) => fieldsOf(text, delimiter).filter(isNumberOrMissing));
    return { delimiter, lines: expected === 1 && delimiter !== ' ' ? 0 : lines, numbers: numbers.length };
  });
  const said = fits.find(({ delimiter }) => delimiter === hints.delimiter);
  if (said && said.lines > 0) return said.delimiter;
  fits.sort((a, b) => b.lines - a.lines || b.numbers - a.numbers);
  return fits[0]!.lines > 0 ? fits[0]!.delimiter : (hints.delimiter ?? ' ');
}

function isNumberOrMissing(field: string): boolean {
  // A number that ends in a comma is a field and its delimiter.
  if (field.endsWith(',') || field.endsWith(';')) return false;
  return (
    field !== '' &&
    (parseNumber(field, POINT) !== undefined || parseNumber(field, COMMA) !== undefined || isMissingWord(field))
  );
}

/** A comma only where no number has a point. */
function decimalOf(sample: readonly SampledLine[], delimiter: LasDelimiter): '.' | ',' {
  if (delimiter === ',') return '.';
  let hasComma = false;
  for (const { text } of sample) {
    for (const field of fieldsOf(text, delimiter)) {
      if (field.includes('.') && parseNumber(field, POINT) !== undefined) return '.';
      hasComma ||= field.includes(',') && parseNumber(field, COMMA) !== undefined;
    }
  }
  return hasComma ? ',' : '.';
}

/** Whether the first fields of the lines go one way, as depths do. */
function isOrdered(sample: readonly SampledLine[], delimiter: LasDelimiter, decimal: '.' | ','): boolean {
  const form = decimal === '.' ? POINT : COMMA;
  const firsts = sample.map(({ text }) => parseNumber(fieldsOf(text, delimiter)[0]!, form) ?? NaN);
  const rises = firsts.slice(1).map((depth, at) => Math.sign(depth - firsts[at]!));
  return rises.every((rise) => rise === rises[0] && rise !== 0);
}

/** The first line that does not belong where it stands; the last record may be cut off by the end of what is looked at. */
function faultIn(
  counts: readonly number[],
  curves: number,
  shape: readonly number[],
): { readonly at: number; readonly expected: string } | undefined {
  const records = new WrappedRecords(curves, shape);
  for (const [at, count] of counts.entries()) {
    const found = records.add(count);
    if (typeof found === 'object') return { at, expected: found.expected };
  }
  return undefined;
}
