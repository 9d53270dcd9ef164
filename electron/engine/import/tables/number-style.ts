// Finds how the numbers of a table are written: the decimal sign, and what stands between groups of three digits.
import { isMissingWord, parseNumber, type NumberForm } from './number-forms.ts';

export interface FoundNumberStyle extends NumberForm {
  /** 0: both decimal signs read the same fields; 1: the other one reads fewer. */
  readonly sureness: number;
}

const PLAIN: NumberForm = { decimal: '.', thousands: null };
/** The plainer ones first: they are taken where others read no more fields. */
const FORMS: readonly NumberForm[] = [
  PLAIN,
  { decimal: ',', thousands: null },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: ',', thousands: "'" },
];
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
  const isPlainField = (field: string): boolean => parseNumber(field, PLAIN) !== undefined || isMissingWord(field);
  if (asked !== ',' && records.every((fields) => fields.every(isPlainField))) return { ...PLAIN, sureness: 1 };
  const fields = records.flat().filter((field) => !WHOLE.test(field) && !isMissingWord(field));
  const preferred = delimiter === ',' ? FORMS.toSorted((a, b) => rank(a) - rank(b)) : FORMS;
  const counted = preferred
    .filter(({ decimal }) => asked === undefined || decimal === asked)
    .map((form) => ({ form, count: fields.filter((field) => parseNumber(field, form) !== undefined).length }));
  const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
  const other = counted
    .filter(({ form }) => form.decimal !== best.form.decimal)
    .reduce((most, { count }) => Math.max(most, count), 0);
  // Decimal points are what most files have: 1.524 is no thousand unless another number says so.
  const isPlain = best.form.decimal === '.' && best.form.thousands === null;
  return { ...best.form, sureness: best.count === 0 || isPlain ? 1 : 1 - other / best.count };
}

/** Beside a comma as delimiter, `1,000` in quotes is a thousand. */
function rank({ decimal, thousands }: NumberForm): number {
  if (decimal === '.') return thousands === null ? 0 : thousands === ',' ? 1 : 3;
  return thousands === null ? 2 : 4;
}
