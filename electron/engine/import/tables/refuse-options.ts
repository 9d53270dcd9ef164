// Refuses what a user says of a text table's lines and delimiter where the text is not like that.
import { StratascopeError } from '../../../../shared/errors.ts';
import { findDelimiter } from './delimiter.ts';
import type { TextRecord } from './text-records.ts';

const DELIMITER_WORDS = new Map([
  ...['tab', '\\t'].map((word) => [word, '\t'] as const),
  ...['space', 'blank', 'blanks', 'whitespace'].map((word) => [word, ' '] as const),
  ...[['comma', ','] as const, ['semicolon', ';'] as const, ['pipe', '|'] as const, ['bar', '|'] as const],
]);

/** A delimiter as the user writes it: itself, or its name. @throws StratascopeError `bad_input` */
export function delimiterNamed(text: string): string {
  const named = DELIMITER_WORDS.get(text.toLowerCase()) ?? text;
  if (named.length === 1 && !'"\'\r\n'.includes(named)) return named;
  throw new StratascopeError(
    'bad_input',
    `Expected a delimiter of one character, or tab or space, but received ${JSON.stringify(text)}`,
  );
}

export function refuseOtherDelimiter(
  records: readonly TextRecord[],
  body: string,
  comments: readonly string[],
  isWhole: boolean,
  delimiter: string | null,
  fileName: string,
): void {
  if (records.length === 0 || records.some(({ fields }) => fields.length > 1)) return;
  const found = findDelimiter(body, comments, isWhole).delimiter;
  throw new StratascopeError(
    'unreadable_file',
    `${fileName}: expected ${JSON.stringify(delimiter)} between columns for --delimiter but received ${found === null ? 'one column' : `${JSON.stringify(found)} between them`}`,
  );
}

export function refuseNoLine(
  records: readonly TextRecord[],
  asked: number,
  what: string,
  option: string,
  fileName: string,
): void {
  if (records.some(({ line }) => line === asked)) return;
  throw new StratascopeError(
    'unreadable_file',
    `${fileName}, line ${asked}: expected ${what} for ${option} but received a line that is none of the table`,
  );
}

export function refuseOtherBegin(
  records: readonly TextRecord[],
  skipLines: number,
  firstLine: number,
  fileName: string,
): void {
  const next = records.find(({ line }) => line > skipLines);
  if (!next || next.line >= firstLine) return;
  throw new StratascopeError(
    'unreadable_file',
    `${fileName}, line ${next.line}: expected the table for --skip-lines ${skipLines} but received a line that is none of it; the table begins behind ${firstLine - 1} lines`,
  );
}
