// Puts the records of a table into lines: delimiters, quotes, and whatever stands around and between them.
import type { NumberDialect } from './numerals.ts';
import type { Random } from './random.ts';

export interface LineDialect {
  /** A blank: runs of blanks. */
  readonly delimiter: ',' | ';' | '\t' | '|' | ' ';
  readonly quote: '"' | "'";
  readonly quotes: 'needed' | 'text' | 'all';
  readonly isAligned: boolean;
  readonly isPadded: boolean;
  readonly trailing: 'none' | 'records' | 'all';
  readonly commentMark: string;
}

export function randomLineDialect(random: Random, { decimal, thousands }: NumberDialect): LineDialect {
  const hasComma = decimal === ',' || thousands === ',';
  const possible = ([',', ',', ';', '\t', '|', ' '] as const).filter(
    (delimiter) => !(delimiter === ',' && hasComma) && !(delimiter === ' ' && thousands === ' '),
  );
  const delimiter = random.pick(possible);
  return {
    delimiter,
    quote: thousands !== "'" && random.chance(0.03) ? "'" : '"',
    quotes: random.pick(['needed', 'needed', 'needed', 'text', 'all'] as const),
    isAligned: random.chance(0.5),
    isPadded: delimiter !== '\t' && random.chance(0.1),
    trailing:
      delimiter === ' ' || delimiter === '\t'
        ? 'none'
        : random.pick(['none', 'none', 'none', 'records', 'all'] as const),
    commentMark: random.pick(['#', '#', '%', '//', '!']),
  };
}

/** `isText`: whether a field is no number. */
export function lineOf(
  fields: readonly string[],
  { delimiter, quote, quotes, isAligned, isPadded, trailing }: LineDialect,
  isText: (field: number) => boolean,
  isRecord: boolean,
): string {
  const written = fields.map((field, i) => {
    const isNeeded =
      field.includes(delimiter) ||
      field.startsWith(quote) ||
      /[\r\n]/.test(field) ||
      (delimiter === ' ' && /[\t ]/.test(field));
    const isQuoted = isNeeded || (field !== '' && (quotes === 'all' || (quotes === 'text' && isText(i))));
    const text = isQuoted ? `${quote}${field.replaceAll(quote, quote + quote)}${quote}` : field;
    return isPadded ? ` ${text} ` : text;
  });
  if (delimiter === ' ') return isAligned ? written.map((text) => text.padStart(13)).join(' ') : written.join(' ');
  const hasTrailing = trailing === 'all' || (trailing === 'records' && isRecord);
  return written.join(delimiter) + (hasTrailing ? delimiter : '');
}

/** Lines above a table, as loggers write them. */
export function linesAbove(random: Random, { delimiter, commentMark }: LineDialect): string[] {
  const between = delimiter === ' ' ? ': ' : random.pick([delimiter, ': ', '=', ' = ']);
  const keys: readonly (readonly [string, string])[] = [
    ...([
      ['Instrument', 'Imager 7'],
      ['Operator', 'Jo'],
      ['Run date', '2020-01-02'],
      ['Serial', '4711'],
    ] as const),
    ...([
      ['Company', 'Test & Sons'],
      ['File', 'C:\\data\\run 1.dat'],
      ['Remark', 'tool stuck at 312.5 m, pulled'],
    ] as const),
  ];
  const block = random.some(keys, random.between(1, 5)).map(([key, value]) => `${key}${between}${value}`);
  const comments = Array.from({ length: random.between(1, 6) }, () => `${commentMark} ${random.pick(REMARKS)}`);
  switch (random.pick(['block', 'comments', 'comments', 'both', 'pangaea', 'cell'])) {
    case 'block':
      return [...block, ...(random.chance(0.5) ? [''] : [])];
    case 'comments':
      return comments;
    case 'both':
      return [...comments, ...block, ''];
    case 'pangaea':
      return ['/* DATA DESCRIPTION:', 'Citation:\tA core (2020)', 'Size:\t12 data points', '*/'];
    default:
      return ['"Borehole image of today"', ''];
  }
}

export const REMARKS = [
  'made by a logger',
  'run 2, upwards',
  'end of section',
  '',
  'values in counts; see manual',
  'a, b and c',
  'depth resolution 2 mm, water depth 30 m',
  'see pages 12, 13 and 14',
  '0.5, 1.5; 2.5',
  'Depth, amplitude and what they mean',
  '1\t2\t3 runs',
];
