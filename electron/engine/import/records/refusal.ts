// The errors about a field or a record of a table: where it stands, what was expected and what was received.
import { StratascopeError } from '../../../../shared/errors.ts';

const SHOWN_CHARACTERS = 40;

/** The place that an error message names. */
export interface Place {
  readonly fileName: string;
  /** Counted from 1. */
  readonly line: number;
  /** Names of the fields of a record; absent without a header. */
  readonly names?: readonly string[] | undefined;
}

/** The error about a field; `field` counts from 0. `img.csv, line 12, column 7 (col6): expected a number but received "abc"`. */
export function refusal(expected: string, text: string, field: number, place: Place): StratascopeError {
  const name = place.names?.[field];
  const column = `column ${field + 1}${name ? ` (${name})` : ''}`;
  return refusalAt(place, column, expected, describeField(text));
}

/** The error about a whole record. */
export function recordRefusal(expected: string, received: string, place: Place, cause?: Error): StratascopeError {
  return refusalAt(place, undefined, expected, received, cause);
}

function refusalAt(
  { fileName, line }: Place,
  column: string | undefined,
  expected: string,
  received: string,
  cause?: Error,
): StratascopeError {
  const where = `${fileName}, line ${line}${column === undefined ? '' : `, ${column}`}`;
  return new StratascopeError('unreadable_file', `${where}: expected ${expected} but received ${received}`, { cause });
}

/** Whether a decoded field came from bytes that are not text. */
function isNotText(text: string): boolean {
  return text.includes('\0') || text.includes('\ufffd');
}

/** A field as error messages show it. */
function describeField(text: string): string {
  if (text.trim() === '') return 'an empty field';
  if (text.includes('\0')) return 'binary data (a NUL byte)';
  if (isNotText(text)) return 'bytes that are not UTF-8 text';
  return JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}
