// Tells what kind of thing a field of any table is: a number, a date, an address, a name; or nothing one would write.
import { isMissingWord } from './missing-words.ts';
import { parseNumber, type NumberForm } from './number-forms.ts';

/**
 * `grouped`: a number with blanks between its thousands, or several numbers. `numbers`: several with blanks between, which
 * nobody writes into one field.
 */
export type FieldKind = 'number' | 'grouped' | 'numbers' | 'missing' | 'time' | 'address' | 'text' | 'unknown';

const POINT: NumberForm = { decimal: '.', thousands: null };
const POINT_GROUPED: NumberForm = { decimal: '.', thousands: ',' };
const COMMA: NumberForm = { decimal: ',', thousands: null };
const COMMA_GROUPED: NumberForm = { decimal: ',', thousands: '.' };
const POINT_SWISS: NumberForm = { decimal: '.', thousands: "'" };
const COMMA_SWISS: NumberForm = { decimal: ',', thousands: "'" };
const FORMS = [POINT, COMMA, POINT_GROUPED, COMMA_GROUPED, POINT_SWISS, COMMA_SWISS];

const DATE_DIGITS = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}\.?$/;
const DATE_WORDS =
  /^\d{1,4}[-/. ]?(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,6}[-/. ]?\d{2,4}$/i;
const CLOCK = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m\.?)?(?:z|[+-]\d{2}(?::?\d{2})?)?$/i;
const ADDRESS = /^(?:[a-z]{2,8}:\/\/|www\.|mailto:)[^\s"]+$/i;
const MAIL = /^[\w.+-]{1,100}@[\w.-]{1,100}$/;
const PATH = /^(?:[a-z]:)?[\\/][^\t"<>|]*$/i;
/** Letters, digits and what stands between them in names and sentences; none of the usual delimiters. */
const NAME = /^[\p{L}\p{M}\p{N}(:["'#@&$£€+\-_.*<>=%°²³µ][\p{L}\p{M}\p{N} \u00a0._\-/:()[\]'’&%#°²³µ+*?!@=<>$£€–"]*$/u;
const LIKE_NUMBER = /^[\d.,'eEdD+-]+$/;
const BLANKS = /[ \t]+/;
const BETWEEN_QUOTES = /"[ \t]{1,30}"/;
/** Two numbers, as two columns have them that something else divides. */
const PAIR = /^[^;|]+[;|][^;|]+$/;
const GROUPED_BY_BLANKS: readonly NumberForm[] = [
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ' ' },
];
const MAX_CHARACTERS = 1000;
const MANY = 4;
const MOSTLY = 0.75;
/** Most fields of most tables. */
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

export function fieldKind(field: string, isQuoted: boolean): FieldKind {
  const text = field.trim();
  if (PLAIN_NUMBER.test(text)) return 'number';
  if (isMissingWord(text)) return 'missing';
  if (FORMS.some((form) => parseNumber(text, form) !== undefined)) return 'number';
  if (isAmount(text)) return 'number';
  if (isTime(text)) return 'time';
  if (isQuoted) return 'text';
  if (text.length > MAX_CHARACTERS) return 'unknown';
  if (hasQuotes(text)) return 'unknown';
  if (areNumbers(text))
    return GROUPED_BY_BLANKS.some((form) => parseNumber(text, form) !== undefined) ? 'grouped' : 'numbers';
  if (ADDRESS.test(text) || MAIL.test(text) || PATH.test(text)) return 'address';
  return NAME.test(text) ? 'text' : 'unknown';
}

function areNumbers(text: string): boolean {
  if (PAIR.test(text) && text.split(/[;|]/).every((part) => LIKE_NUMBER.test(part))) return true;
  const parts = text.split(BLANKS);
  if (parts.length === 1) return false;
  const numbers = parts.filter((part) => LIKE_NUMBER.test(part) || isMissingWord(part)).length;
  // Many numbers with a label among them are columns, too.
  if (numbers === parts.length || (parts.length >= MANY && numbers >= parts.length * MOSTLY)) return true;
  // Aligned columns stand further apart than words.
  return text.includes('  ') && parts.some((part) => LIKE_NUMBER.test(part));
}

/** A quote at the beginning opens a field that goes on elsewhere; two with blanks alone between them are of two fields. */
function hasQuotes(text: string): boolean {
  if (text.startsWith('"') || BETWEEN_QUOTES.test(text)) return true;
  return text.length > 1 && text[0] === "'" && text.at(-1) === "'";
}

/** A percentage, or an amount of money. */
function isAmount(text: string): boolean {
  const number = text.endsWith('%') ? text.slice(0, -1) : text.replace(/^[-+]?[$£€¥]/, '');
  return number.length < text.length && FORMS.some((form) => parseNumber(number, form) !== undefined);
}

function isTime(text: string): boolean {
  if (text.length > 40) return false;
  if (DATE_DIGITS.test(text) || DATE_WORDS.test(text) || CLOCK.test(text)) return true;
  const between = text.search(/[T ]/);
  if (between < 0) return false;
  const date = text.slice(0, between);
  return (DATE_DIGITS.test(date) || DATE_WORDS.test(date)) && CLOCK.test(text.slice(between + 1));
}
