// Numbers as programs write them: a value with its digits, in a random form that means the same.
import type { Random } from './random.ts';

/** How the numbers of a table are written. */
export interface NumberDialect {
  readonly decimal: '.' | ',';
  readonly thousands: ',' | '.' | ' ' | "'" | null;
  /** Share of numbers written in some less usual way: a leading plus, no leading zero, Fortran's exponent. */
  readonly oddShare: number;
}

/** Makes numbers of one column or image alike, as text with a point. */
export type NumberMaker = () => string;

export function numberMaker(random: Random): NumberMaker {
  const decimals = random.pick([0, 0, 1, 2, 3, 4]);
  const size = 10 ** random.between(0, 5);
  const isSigned = random.chance(0.3);
  const offset = random.chance(0.2) ? size * random.between(1, 9) : 0;
  const makers: readonly (readonly [share: number, make: NumberMaker])[] = [
    [0.75, () => ((random.next() - (isSigned ? 0.5 : 0)) * size + offset).toFixed(decimals)],
    [0.1, () => String(random.between(0, 255))],
    [0.1, () => (random.next() * 10 ** random.between(-9, 9)).toExponential(random.between(0, 6))],
    [0.05, () => String((random.next() - 0.5) * size)],
  ];
  let at = random.next();
  return makers.find(([share]) => (at -= share) < 0)?.[1] ?? makers[0]![1];
}

/** A plain number, with a point and without anything else, in a form of the dialect. */
export function written(plain: string, { decimal, thousands, oddShare }: NumberDialect, random: Random): string {
  let [mantissa = '', exponent] = plain.split('e');
  const isNegative = mantissa.startsWith('-');
  let [whole = '', fraction] = mantissa.replace('-', '').split('.');
  if (thousands !== null && exponent === undefined && whole.length > 3) whole = grouped(whole, thousands);
  const isOdd = random.chance(oddShare);
  if (isOdd && whole === '0' && fraction && random.chance(0.5)) whole = '';
  if (isOdd && fraction && random.chance(0.2)) fraction += '0'.repeat(random.between(1, 12));
  const sign = isNegative ? '-' : isOdd && random.chance(0.3) ? '+' : '';
  mantissa = `${sign}${whole}${fraction === undefined ? '' : decimal + fraction}`;
  if (exponent === undefined) return mantissa;
  const digits = Number(exponent);
  const [padded, letter] = [isOdd ? random.between(1, 3) : 2, isOdd ? random.pick(['e', 'E', 'd', 'D']) : 'E'];
  exponent = String(Math.abs(digits)).padStart(padded, '0');
  return `${mantissa}${letter}${digits < 0 ? '-' : isOdd && random.chance(0.3) ? '' : '+'}${exponent}`;
}

function grouped(whole: string, by: string): string {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  return groups.join(by);
}
