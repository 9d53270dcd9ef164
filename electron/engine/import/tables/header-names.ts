// Gives each column of a table its name from a header that may be shorter than the records.
import { parseNumber, PLAIN_FORM } from './number-forms.ts';
import { isBlank } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';

/**
 * As many names as columns. One name fewer is a table of R, whose first column has none. Where many are missing, as over an
 * array, the last one is that of all further columns.
 */
export function namesOf(fields: readonly string[], width: number, values: readonly TextRecord[]): readonly string[] {
  const names = withoutBlankEnd(fields).map((name) => name.trim());
  const missing = width - names.length;
  if (missing <= 0) return names.slice(0, width);
  const isArray = names.length === 2 || (missing >= LEAST_OF_ARRAY && missing > names.length);
  const stem = fields.length < width && isArray && names.length > 1 ? names.at(-1) : undefined;
  if (missing === 1 && fields.length < width && isRowNames(values)) return ['', ...names];
  return Array.from({ length: width }, (_, i) => {
    if (stem === undefined || i < names.length - 1) return names[i] ?? '';
    return `${stem}[${i - names.length + 2}]`;
  });
}

/** Beside more than a depth and an array, fewer names may be missing for other reasons. */
const LEAST_OF_ARRAY = 4;
/** Fewer records count nothing: `1,2` may be depths. */
const LEAST_COUNTED = 3;

/** Whether the first fields count the records, or are words. */
function isRowNames(values: readonly TextRecord[]): boolean {
  if (values.length < LEAST_COUNTED) return false;
  const firsts = values.slice(0, 50).map(({ fields }) => parseNumber(fields[0]!, PLAIN_FORM));
  const isCounting = firsts.every((number, i) => number !== undefined && number === firsts[0]! + i);
  return isCounting ? firsts[0] === 1 || firsts[0] === 0 : firsts.every((number) => number === undefined);
}

export function withoutBlankEnd(fields: readonly string[]): readonly string[] {
  return fields.slice(0, fields.findLastIndex((field) => !isBlank(field)) + 1);
}
