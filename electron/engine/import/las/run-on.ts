// Takes apart numbers of fixed width that ran together because they filled their columns, as in `-999.25-999.25`.
import { parseNumber, type NumberForm } from '../tables/number-forms.ts';

const FORM: NumberForm = { decimal: '.', thousands: null };

/**
 * The fields of a line that has too few, with those taken apart that must be several numbers. Two that ran together
 * without a sign, as in `7.020101130.188`, are missing, because nothing says where one ends. Undefined unless the line
 * then has just the number of fields that it should have.
 */
export function withoutRunOns(fields: readonly string[], count: number): string[] | undefined {
  if (fields.length >= count) return undefined;
  const apart = fields.flatMap(takenApart);
  return apart.length === count ? apart : undefined;
}

function takenApart(field: string): readonly string[] {
  const numbers: string[] = [];
  let from = 0;
  for (let at = 1; at <= field.length; at++) {
    // A sign behind a digit begins a number; one behind an exponent's letter does not.
    if (at < field.length && !(field.charAt(at) === '-' && isDigit(field.charAt(at - 1)))) continue;
    const piece = field.slice(from, at);
    const isNumber = piece.includes('.') && parseNumber(piece, FORM) !== undefined;
    if (isNumber) numbers.push(piece);
    else if (isTwoNumbers(piece)) numbers.push('NaN', 'NaN');
    // Dates and ranges, as in 2018-05-22, have no decimals.
    else return [field];
    from = at;
  }
  return numbers.length > 0 ? numbers : [field];
}

/** Whether a text is digits with two periods, and has more of them between the periods than a number has decimals. */
function isTwoNumbers(text: string): boolean {
  const unsigned = text.startsWith('-') ? text.slice(1) : text;
  const [whole = '', middle = '', decimals = '', ...others] = unsigned.split('.');
  const digits = whole + middle + decimals;
  if (others.length > 0 || decimals === '' || middle.length <= decimals.length) return false;
  return [...digits].every(isDigit);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
