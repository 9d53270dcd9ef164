// In: the beginning of a CSV file. Out: its delimiter, and what its first record says about the columns.
import { isNumberOrNull, parseDecimal } from './csv-number.ts';

const DELIMITERS = [',', ';', '\t'] as const;
const SNIFFED_LINES = 10;

/** The delimiter found equally often in the first lines, or the one most frequent in the first; a comma when there is none. */
export function sniffDelimiter(head: string): string {
  // Line ends inside quotes go with the quoted text, so that a line is a record.
  const unquoted = head.replace(/"(?:[^"]|"")*("|$)/g, '');
  const lines = unquoted.split(/\r\n|\n|\r/);
  // What follows the last line end may be cut by the end of the head.
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

/** The first record: names or already values. */
export interface Columns {
  /** Absent without a header: the first record is a scanline. */
  readonly names?: readonly string[];
  readonly count: number;
  /** From 0. */
  readonly depthColumn: number;
  readonly depthUnit?: 'm' | 'ft';
  readonly depthReference?: 'MD' | 'TVD';
}

/** A unit follows a separator or stands in brackets. In brackets it may be one we do not know. */
const DEPTH_NAME = /^(depth|dept|tdep|md|tvd|tvdss)(?:[\s._/-]+([a-z]+)|[\s._/-]*[([]\s*([a-z]+)\.?\s*[)\]])?$/i;
export const DEPTH_UNITS = new Map<string, 'm' | 'ft'>([
  ...['m', 'metre', 'metres', 'meter', 'meters'].map((unit) => [unit, 'm'] as const),
  ...['f', 'ft', 'foot', 'feet'].map((unit) => [unit, 'ft'] as const),
]);

/** What a name says of its depths: along the hole, or straight down (from the sea too). */
export const DEPTH_REFERENCES = new Map<string, 'MD' | 'TVD'>([
  ['md', 'MD'],
  ['tvd', 'TVD'],
  ['tvdss', 'TVD'],
]);

/**
 * A record with a field that is neither a number nor a null word is a header, unless it begins with a number and names
 * no depth: that is a scanline with an error in it, which must not go unseen. The depth column is the leftmost named
 * depth, dept, md or tdep, alone or with a unit as in `Depth (ft)`, `DEPT.M`, `depth_m`; else the leftmost named tvd or
 * tvdss, as beside another depth those are worked out from it; else the first.
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

/** Undefined where the name is not a depth's. */
function depthNamed(name: string, column: number): Omit<Columns, 'names' | 'count'> | undefined {
  const [, word, separated, bracketed] = DEPTH_NAME.exec(name) ?? [];
  if (word === undefined) return undefined;
  const depthUnit = DEPTH_UNITS.get((separated ?? bracketed ?? '').toLowerCase());
  // `depth_bin` is not a depth.
  if (separated !== undefined && depthUnit === undefined) return undefined;
  // `Depth (MD)` says it too.
  const depthReference =
    DEPTH_REFERENCES.get(word.toLowerCase()) ?? DEPTH_REFERENCES.get((bracketed ?? '').toLowerCase());
  return { depthColumn: column, ...(depthUnit ? { depthUnit } : {}), ...(depthReference ? { depthReference } : {}) };
}
