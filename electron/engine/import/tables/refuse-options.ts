// Refuses what a user says of lines and delimiter of a text where it is not like that, and what nobody can read.
import { StratascopeError } from '../../../../shared/errors.ts';
import { findDelimiter } from './delimiter.ts';
import { isMissingWord } from './missing-words.ts';
import { parseNumber, PLAIN_FORM } from './number-forms.ts';
import { isNumeric } from './record-shape.ts';
import type { TableRegion } from './table-region.ts';
import type { TextRecord } from './text-records.ts';

const NUMBERS_SHOWN = 3;

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

/**
 * A line that is none of the table, and one of numbers: names may be numbers that count on, as in `0,1,2,3` above all others;
 * other numbers are values, which must not be left out.
 */
export function refuseOtherLine(
  records: readonly TextRecord[],
  commented: readonly TextRecord[],
  { line: asked, what, option }: { readonly line: number; readonly what: string; readonly option: string },
  fileName: string,
): void {
  const isAsked = ({ line }: TextRecord): boolean => line === asked;
  const refusal = (received: string): StratascopeError => {
    const message = `${fileName}, line ${asked}: expected ${what} for ${option} but received ${received}; ${option} 0 says that there is none`;
    return new StratascopeError('unreadable_file', message);
  };
  const record = records.find(isAsked);
  if (!record && !commented.some(isAsked)) throw refusal('a line that is none of the table');
  const filled = record?.fields.filter((field) => !isMissingWord(field)) ?? [];
  const isFirst = records.every(({ line, fields }) => line >= asked || !fields.every(isNumeric));
  if (filled.length === 0 || !filled.every(isNumeric) || (isFirst && countOn(filled))) return;
  const more = filled.length > NUMBERS_SHOWN ? ', …' : '';
  throw refusal(`numbers: ${filled.slice(0, NUMBERS_SHOWN).join(', ')}${more}`);
}

/** Whether all numbers but the first, over the depths, go on by one step upwards. */
function countOn(fields: readonly string[]): boolean {
  const numbers = fields.slice(1).map((field) => parseNumber(field, PLAIN_FORM) ?? NaN);
  const step = numbers[1]! - numbers[0]!;
  return step > 0 && numbers.every((number, i) => i === 0 || number - numbers[i - 1]! === step);
}

export function refuseBehindEnd(skipLines: number, lines: readonly string[], fileName: string): void {
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  if (skipLines < count) return;
  const has = count === 1 ? '1 line' : `${count} lines`;
  const message = `${fileName}: expected the table behind ${skipLines} lines for --skip-lines but received a file of ${has}`;
  throw new StratascopeError('unreadable_file', message);
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

const WHOLE = /^[+-]?\d+$/;

/** Twice as many whole numbers as names are numbers that their decimal commas divide, too. */
export function refuseDecimalCommas(
  { header, unnamed, width, values }: Pick<TableRegion, 'header' | 'unnamed' | 'width' | 'values'>,
  fileName: string,
): void {
  const [first] = values;
  const isTwice = header !== undefined && unnamed > 1 && width === 2 * unnamed;
  if (!isTwice || !first || !values.every(({ fields }) => fields.every((field) => WHOLE.test(field.trim())))) return;
  throw new StratascopeError(
    'unreadable_file',
    `${fileName}, line ${first.line}: expected ${unnamed} fields, as the header has names, but received ${width}: a comma cannot be decimal sign and delimiter at once; write the table with another delimiter`,
  );
}
