// Turns the text fields of one CSV record into a depth and samples, or refuses them with place and reason.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Columns } from './csv-dialect.ts';
import { isBlank, isNullWord, parseDecimal } from './csv-number.ts';

export const FLOAT32_MAX = 3.4028234663852886e38;
const SHOWN_CHARACTERS = 40;

/** The place that an error message names. */
export interface Place {
  readonly fileName: string;
  /** Counted from 1. */
  readonly line: number;
  readonly columns: Columns;
}

type Named = Omit<Place, 'columns'> & { readonly columns: Pick<Columns, 'names'> };

/** The depth of a record. @throws StratascopeError `unreadable_file` when it has none. */
export function parseDepth(record: readonly string[], place: Place): number {
  const column = place.columns.depthColumn;
  const text = record[column]!;
  const depth = parseDecimal(text);
  if (depth === undefined) throw refusal('a depth', text, column, place);
  if (!Number.isFinite(depth)) throw refusal('a finite depth', text, column, place);
  return depth;
}

/**
 * Writes the samples of a record into `samples`, [columns - 1]: all columns but the depth's, in order; NaN is null.
 * @throws StratascopeError `unreadable_file` on text and on numbers beyond float32.
 */
export function parseSamples(
  record: readonly string[],
  nullValues: ReadonlySet<number>,
  samples: Float32Array,
  place: Place,
): void {
  const { depthColumn, count } = place.columns;
  let at = 0;
  for (let column = 0; column < count; column++) {
    if (column === depthColumn) continue;
    const text = record[column]!;
    let value = parseDecimal(text);
    if (value === undefined) {
      if (!isNullWord(text)) throw refusal('a number', text, column, place);
      value = NaN;
    } else if (nullValues.has(value)) {
      value = NaN;
    } else if (Math.abs(value) > FLOAT32_MAX) {
      throw refusal('a number between -3.4028235e38 and 3.4028235e38', text, column, place);
    }
    samples[at++] = value;
  }
}

/** The error about a field; `column` counts from 0. `img.csv, line 12, column 7 (col6): expected a number but received "abc"`. */
export function refusal(expected: string, text: string, column: number, place: Named): StratascopeError {
  const name = place.columns.names?.[column];
  const where = `${place.fileName}, line ${place.line}, column ${column + 1}${name ? ` (${name})` : ''}`;
  return new StratascopeError('unreadable_file', `${where}: expected ${expected} but received ${describeField(text)}`);
}

/** Whether a decoded field came from bytes that are not UTF-8 text. */
export function isNotText(text: string): boolean {
  return text.includes('\0') || text.includes('\ufffd');
}

/** A field as error messages show it. */
export function describeField(text: string): string {
  if (isBlank(text)) return 'an empty field';
  if (text.includes('\0')) return 'binary data (a NUL byte)';
  if (isNotText(text)) return 'bytes that are not UTF-8 text';
  return JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}
