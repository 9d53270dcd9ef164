// Reads one line of a LAS header: `MNEM.UNIT  VALUE : DESCRIPTION`, with the liberties that programs take.

export interface HeaderItem {
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly description: string;
}

/** A depth counted in tenths of an inch is written `DEPT..1IN`: the second period belongs to its unit. */
const TENTH_INCH = /^\.1 ?in/i;
/** A unit of a number and a word, as in `1000 psi`; anything else ends at the first blank. */
const NUMBER_AND_WORD = /^\d{1,9}[ \t](?=\p{L})/u;

/**
 * Undefined for a line with neither period nor colon. Every step looks for one character, so that the time grows with the
 * length of the line alone.
 */
export function parseHeaderLine(line: string, isCurve: boolean): HeaderItem | undefined {
  const text = line.trim();
  const colon = text.indexOf(':');
  const beforeColon = colon === -1 ? text : text.slice(0, colon);
  const period = nameEnd(beforeColon, isCurve);
  if (period === -1) {
    if (colon === -1) return undefined;
    // Without a period there is a name and what is said of it.
    return { name: beforeColon.trim(), unit: '', value: text.slice(colon + 1).trim(), description: '' };
  }
  const name = (text.startsWith('.') && period > 0 ? text.slice(1, period) : text.slice(0, period)).trim();
  const rest = text.slice(period + 1);
  const unitLength = lengthOfUnit(rest, isCurve);
  const behind = rest.slice(unitLength);
  // The value may hold colons, as times do; the last one ends it. One directly behind the unit says that there is none.
  const end = unitLength > 0 && behind.startsWith(':') ? 0 : behind.lastIndexOf(':');
  return {
    name,
    unit: unitOf(rest.slice(0, unitLength)),
    value: (end === -1 ? behind : behind.slice(0, end)).trim(),
    description: end === -1 ? '' : behind.slice(end + 1).trim(),
  };
}

/** Where the period stands that ends the name; -1 without one. */
function nameEnd(text: string, isCurve: boolean): number {
  const first = text.indexOf('.', text.startsWith('.') ? 1 : 0);
  if (first === -1) return text.indexOf('.');
  if (!isCurve) return first;
  // Names may end in a period, as in `Cond..MS/M`, and then may hold others, as in `I. Res..OHM-M`.
  const double = text.lastIndexOf('..');
  if (double <= 0 || isBlank(text.charAt(double - 1))) return first;
  return TENTH_INCH.test(text.slice(double + 1, double + 6)) ? double : double + 1;
}

function lengthOfUnit(text: string, isCurve: boolean): number {
  let from = 0;
  if (isCurve) from = NUMBER_AND_WORD.exec(text)?.[0].length ?? 0;
  let end = from;
  while (end < text.length && !isBlank(text.charAt(end))) end++;
  const unit = text.slice(0, end);
  const colon = unit.indexOf(':', from);
  if (colon === -1) return end;
  // A colon with blanks behind it, or the only one, ends the value; others are a part of the unit, as in `hh:mm`.
  if (unit.endsWith(':')) return end - 1;
  return text.includes(':', end) ? end : colon;
}

function unitOf(text: string): string {
  // A period behind a unit is none of it; the one in front of a tenth is.
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '.') end--;
  const unit = text.slice(0, end);
  const [first, last] = [unit.charAt(0), unit.charAt(unit.length - 1)];
  const isBracketed = unit.length > 1 && ((first === '[' && last === ']') || (first === '(' && last === ')'));
  return isBracketed ? unit.slice(1, -1).trim() : unit;
}

function isBlank(character: string): boolean {
  return character.trim() === '';
}
