// Finds how the numbers of a table are written: the decimal sign, and what stands between groups of three digits.
import { isMissingWord } from './missing-words.ts';
import { NUMBER_FORMS, parseNumber, PLAIN_FORM, type NumberForm } from './number-forms.ts';

export interface FoundNumberStyle extends NumberForm {
  /** 0: both decimal signs read the same fields; 1: the other one reads fewer. */
  readonly sureness: number;
}

const THOUSANDS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const WHOLE = /^[+-]?\d+$/;

/**
 * `delimiter`: where it is a comma, a comma in a number stands in quotes, and is rather one between thousands. `asked`: the
 * decimal sign that the user names.
 */
export function findNumberStyle(
  records: readonly (readonly string[])[],
  delimiter: string | null,
  asked?: '.' | ',',
): FoundNumberStyle {
  const isPlainField = (field: string): boolean => parseNumber(field, PLAIN_FORM) !== undefined || isMissingWord(field);
  if (asked !== ',' && records.every((fields) => fields.every(isPlainField)))
    return { ...PLAIN_FORM, sureness: delimiter === ';' && mayBeThousands(records) ? 0 : 1 };
  const fields = records.flat().filter((field) => !WHOLE.test(field) && !isMissingWord(field));
  const preferred = delimiter === ',' ? NUMBER_FORMS.toSorted((a, b) => rank(a) - rank(b)) : NUMBER_FORMS;
  const counted = preferred
    .filter(({ decimal }) => asked === undefined || decimal === asked)
    .map((form) => ({ form, count: fields.filter((field) => parseNumber(field, form) !== undefined).length }));
  const first = counted.reduce((a, b) => (b.count > a.count ? b : a));
  const equal = counted.filter(({ count }) => count === first.count);
  // Beside a comma as delimiter the comma in a number is rather one between thousands, whatever rises or falls by it.
  const best = delimiter === ',' ? first : inOrder(equal, records);
  const other = counted
    .filter(({ form }) => form.decimal !== best.form.decimal)
    .reduce((most, { count }) => Math.max(most, count), 0);
  // Decimal points are what most files have: 1.524 is no thousand unless another number says so.
  const isPlain = best.form.decimal === '.' && best.form.thousands === null;
  return { ...best.form, sureness: best.count === 0 || isPlain ? 1 : 1 - other / best.count };
}

/** `1.500`: a point before three digits, in every number that has one. Who writes semicolons may write thousands so. */
function mayBeThousands(records: readonly (readonly string[])[]): boolean {
  const pointed = records.flatMap((fields) => fields.filter((field) => field.includes('.') && !isMissingWord(field)));
  return pointed.length > 0 && pointed.every((field) => THOUSANDS.test(field.trim()));
}

/** Of forms that read as many fields the one by which more columns rise or fall: `999` before `1,000` is no 1. */
function inOrder<T extends { readonly form: NumberForm }>(
  equal: readonly T[],
  records: readonly (readonly string[])[],
): T {
  const [first] = equal as readonly [T];
  if (equal.every(({ form }) => form.decimal === first.form.decimal)) return first;
  const ordered = equal.map(
    ({ form }) => (records[0] ?? []).filter((_, column) => isOrdered(records, column, form)).length,
  );
  return equal[ordered.indexOf(Math.max(...ordered))]!;
}

/** Whether the numbers of a column go on in one direction. */
function isOrdered(records: readonly (readonly string[])[], column: number, form: NumberForm): boolean {
  const numbers = records.flatMap((fields) => parseNumber(fields[column] ?? '', form) ?? []);
  const isRising = numbers.at(-1)! > numbers[0]!;
  return numbers.every((number, i) => i === 0 || (isRising ? number > numbers[i - 1]! : number < numbers[i - 1]!));
}

/** Beside a comma as delimiter, `1,000` in quotes is a thousand. */
function rank({ decimal, thousands }: NumberForm): number {
  if (decimal === '.') return thousands === null ? 0 : thousands === ',' ? 1 : 3;
  return thousands === null ? 2 : 4;
}
