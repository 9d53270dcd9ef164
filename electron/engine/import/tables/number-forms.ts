// The grammar of numbers in a field of a table: in the file's own form, hexadecimal, in feet and inches.

/** How the numbers of a table are written. */
export interface NumberForm {
  readonly decimal: '.' | ',';
  /** What stands between groups of three digits; a blank stands for those that do not break lines, too. */
  readonly thousands: ',' | '.' | ' ' | "'" | null;
}

export const PLAIN_FORM: NumberForm = { decimal: '.', thousands: null };
/** The plainer ones first. */
export const NUMBER_FORMS: readonly NumberForm[] = [
  PLAIN_FORM,
  { decimal: ',', thousands: null },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: ',', thousands: "'" },
];

const GROUPING = { ',': ',', '.': '\\.', ' ': '[ \\u00a0\\u2009\\u202f]', "'": "['\\u2019]" } as const;
const EXPONENT = /[dD]/;
const MINUS_SIGN = '\u2212';
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
/** So many digits are always exact as a float64. */
const EXACT_DIGITS = 15;

/** Each alternative begins with a character of its own or is bounded, so that none is tried twice on long fields. */
function grammar({ decimal, thousands }: NumberForm): RegExp {
  const point = decimal === '.' ? '\\.' : ',';
  const whole = thousands === null ? '\\d+' : `(?:[1-9]\\d{0,2}(?:${GROUPING[thousands]}\\d{3})+(?!\\d)|\\d+)`;
  return new RegExp(`^[+-]?(?:${whole}(?:${point}\\d*)?|${point}\\d+)(?:[eEdD][+-]?\\d+)?$`);
}

const GRAMMARS = new Map<string, RegExp>();

function grammarOf(form: NumberForm): RegExp {
  const key = `${form.decimal}${form.thousands}`;
  const known = GRAMMARS.get(key);
  if (known) return known;
  const made = grammar(form);
  GRAMMARS.set(key, made);
  return made;
}

/**
 * The float64 nearest to a number, blanks around it apart; undefined for anything else, hexadecimal ones and `Infinity`
 * among it. Infinite where the number is beyond float64. Exponents may be Fortran's, as in `1.5D+03`.
 */
export function parseNumber(text: string, form: NumberForm): number | undefined {
  const digits = readDigits(text, form.decimal);
  if (digits === digits) return digits;
  let number = text.trim();
  if (number.startsWith(MINUS_SIGN)) number = `-${number.slice(1)}`;
  if (!grammarOf(form).test(number)) return undefined;
  if (form.thousands !== null) number = ungrouped(number, form.thousands);
  if (form.decimal === ',') number = number.replace(',', '.');
  return Number(EXPONENT.test(number) ? number.replace(EXPONENT, 'e') : number);
}

/** Digits with at most a minus before and one decimal sign among them, as most fields of most tables are; NaN for others. */
function readDigits(text: string, decimal: '.' | ','): number {
  const sign = decimal.charCodeAt(0);
  const first = text.charCodeAt(0) === MINUS ? 1 : 0;
  let whole = 0;
  let signs = 0;
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) whole = whole * 10 + (code - ZERO);
    else if (code !== sign || ++signs > 1) return NaN;
  }
  const digits = text.length - first - signs;
  if (digits === 0) return NaN;
  if (signs > 0 || digits > EXACT_DIGITS) return Number(decimal === ',' ? text.replace(',', '.') : text);
  return first === 1 ? -whole : whole;
}

function ungrouped(number: string, thousands: NonNullable<NumberForm['thousands']>): string {
  if (thousands === ' ') return number.replace(/[ \u00a0\u2009\u202f]/g, '');
  if (thousands === "'") return number.replace(/['\u2019]/g, '');
  return number.replaceAll(thousands, '');
}

/** Hexadecimal numbers are refused by that name. */
export function isHexadecimal(text: string): boolean {
  return /^[+-]?(?:0x|&h)[0-9a-f]+$/i.test(text.trim());
}

const FEET_MARKS = "['\u2019\u2032]";
const INCH_MARKS = `(?:["\u201d\u2033]|'{2}|\u2032{2}|\u2019{2}|in\\.?|inch(?:es)?)`;
const DECIMAL = '\\d+(?:\\.\\d+)?';
const FEET_AND_INCHES = new RegExp(
  `^([+-]?)(${DECIMAL}) {0,3}(?:${FEET_MARKS}(?!['\u2019\u2032])|ft\\.?|feet|foot)` +
    // Inches may be decimal, or have a fraction, as in 10'-6 1/2".
    `(?: {0,3}-? {0,3}(${DECIMAL})(?:[ -](\\d{1,3})/(\\d{1,3}))? {0,3}${INCH_MARKS}?)?$`,
  'i',
);
const INCHES_IN_A_FOOT = 12;

/** Feet and inches in feet: `10'-6"`, `12' 3"`, `7' 6 1/2"`, `9 ft 3 in`, `8'`; undefined for anything else. */
export function parseFeetAndInches(text: string): number | undefined {
  const match = FEET_AND_INCHES.exec(text.trim());
  if (!match) return undefined;
  const [, sign, feet, inches = '0', over = '0', under = '1'] = match;
  const allInches = Number(inches) + Number(over) / Number(under);
  if (!(allInches < INCHES_IN_A_FOOT)) return undefined;
  // One division, so that whole inches round once.
  const value = (Number(feet) * INCHES_IN_A_FOOT + allInches) / INCHES_IN_A_FOOT;
  return sign === '-' ? -value : value;
}
