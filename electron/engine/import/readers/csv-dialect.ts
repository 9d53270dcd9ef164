// Recognises the delimiter of a CSV file, and what its first record says about the columns.
import { isNumberOrNull, parseDecimal } from './csv-number.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const SNIFFED_LINES = 10;

/** The delimiter that is equally frequent in the first lines, else the most frequent one in the first line, else a comma. */
export function sniffDelimiter(head: string): string {
  // Quoted text is removed with any line ends in it, so that a line is a record.
  const unquoted = head.replace(/"(?:[^"]|"")*("|$)/g, '');
  const lines = unquoted.split(/\r\n|\n|\r/);
  // The last line may be cut off by the end of the head.
  if (lines.length > 1) lines.pop();
  const filled = lines.filter((line) => /[^\s,;]/.test(line)).slice(0, SNIFFED_LINES);
  const candidates = DELIMITERS.map((delimiter) => {
    const counts = filled.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    return { delimiter, first, steady: first > 0 && counts.every((count) => count === first) };
  });
  candidates.sort((a, b) => Number(b.steady) - Number(a.steady) || b.first - a.first);
  return candidates[0]!.delimiter;
}

/** What the first record says, which holds either names or values. */
export interface Columns {
  /** Names of the columns; absent if the first record is a scanline. */
  readonly names?: readonly string[];
  readonly count: number;
  /** Counted from 0. */
  readonly depthColumn: number;
  readonly depthUnit?: 'm' | 'ft';
  readonly depthReference?: 'MD' | 'TVD';
}

/** Names of depth columns. A unit follows a separator or stands in brackets; in brackets it may be an unknown one. */
const DEPTH_NAME = /^(depth|dept|tdep|md|tvd|tvdss)(?:[\s._/-]+([a-z]+)|[\s._/-]*[([]\s*([a-z]+)\.?\s*[)\]])?$/i;
export const DEPTH_UNITS = new Map<string, 'm' | 'ft'>([
  ...['m', 'metre', 'metres', 'meter', 'meters'].map((unit) => [unit, 'm'] as const),
  ...['f', 'ft', 'foot', 'feet'].map((unit) => [unit, 'ft'] as const),
]);

/** What a column's name says of its depths: along the hole, or straight down, also if counted from sea level. */
export const DEPTH_REFERENCES = new Map<string, 'MD' | 'TVD'>([
  ['md', 'MD'],
  ['tvd', 'TVD'],
  ['tvdss', 'TVD'],
]);

/**
 * A record with a field that is neither a number nor a null word is a header, unless it begins with a number and names no
 * depth: then it is a scanline with an error, which must not be overlooked. The depth column is the leftmost one named
 * depth, dept, md or tdep, alone or with a unit as in `Depth (ft)`, `DEPT.M`, `depth_m`; else the leftmost one named tvd
 * or tvdss, which are computed from the other depths where there are any; else the first column.
 */
export function recogniseColumns(record: readonly string[]): Columns {
  if (record.every(isNumberOrNull)) return { count: record.length, depthColumn: 0 };
  const names = record.map((name) => name.trim());
  const depths = names.flatMap((name, column) => depthNamed(name, column) ?? []);
  const depth = depths.find(({ depthReference }) => depthReference !== 'TVD') ?? depths[0];
  if (depth) return { names, count: record.length, ...depth };
  if (parseDecimal(record[0]!) !== undefined) return { count: record.length, depthColumn: 0 };
  return { names, count: record.length, depthColumn: 0 };
}

/** What the name of a depth column says; undefined for other names. */
function depthNamed(name: string, column: number): Omit<Columns, 'names' | 'count'> | undefined {
  const [, word, separated, bracketed] = DEPTH_NAME.exec(name) ?? [];
  if (word === undefined) return undefined;
  const depthUnit = DEPTH_UNITS.get((separated ?? bracketed ?? '').toLowerCase());
  // A name such as `depth_bin` is not a depth's.
  if (separated !== undefined && depthUnit === undefined) return undefined;
  // The reference may also stand in brackets, as in `Depth (MD)`.
  const depthReference =
    DEPTH_REFERENCES.get(word.toLowerCase()) ?? DEPTH_REFERENCES.get((bracketed ?? '').toLowerCase());
  return { depthColumn: column, ...(depthUnit ? { depthUnit } : {}), ...(depthReference ? { depthReference } : {}) };
}
