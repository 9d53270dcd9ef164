// Finds columns that count the records of a table: they are neither depths nor samples.
import type { ColumnKind } from './column-kinds.ts';
import { depthUnitNamed } from './units.ts';

/** What is counted, one a record; most of it stands alone, too. */
const COUNTED = [
  ...['row', 'rows', 'record', 'rec', 'line', 'seq', 'sample', 'scan', 'scanline', 'obs', 'observation', 'point'],
  ...['shot', 'trace', 'frame', 'ensemble', 'item', 'object', 'feature', 'lfd', 'zeile', 'ligne', 'fila'],
];
/** What a count is called. */
const COUNTS = [
  ...['index', 'idx', 'nr', 'no', 'n', 'num', 'number', 'numbers', 'id', 'count', 'counter', 'i', 'name', 'names'],
  ...['nummer', '#', 'n°', '№', '序号', '番号'],
];
/** Names that programs for maps give. */
const OF_MAPS = ['fid', 'oid', 'gid'];
const WORDS = new Set([
  ...[...COUNTED, ...COUNTS, ...OF_MAPS],
  ...COUNTED.flatMap((word) => COUNTS.map((count) => word + count)),
]);
/** As pandas calls columns without a name, and those it made of an index. */
const UNNAMED = /^(?:unnamed: |level_)\d{1,4}$/;
/** A table without names has one only if it is clear from as many records. */
const LEAST_RECORDS = 3;

export function recordNumberColumns(
  names: readonly string[],
  units: readonly (string | null)[],
  kinds: readonly ColumnKind[],
  hasHeader: boolean,
  records: number,
): ReadonlySet<number> {
  const counting = kinds.flatMap(({ counts }, column) => (counts ? [column] : []));
  const areLetters = names.filter(isLetter).length > 1;
  // Before names a column without one numbers the records; among others without one it is a sample like them.
  const isBeforeNames = (column: number): boolean =>
    names.some((name, i) => i > column && name !== '') &&
    names.every((name, i) => i === column || name !== '' || kinds[i]!.isBlank);
  const isNumber = (column: number): boolean => {
    // An index in metres is a depth, whatever it counts.
    if (units[column] != null && depthUnitNamed(units[column]) !== undefined) return false;
    // `i` between `h` and `j` is one of them.
    if (areLetters && isLetter(names[column]!)) return false;
    return names[column] === '' ? isBeforeNames(column) : isRecordName(names[column]!);
  };
  if (hasHeader) return new Set(counting.filter(isNumber));
  // Without names the first column that counts is the depth, unless the next one clearly is: even steps with decimals, or
  // such steps as no sample has.
  const [, next, ...samples] = kinds;
  const isAlone = samples.length > 0 && !samples.some(({ isEven }) => isEven);
  const isNextDepth = next?.isEven === true && !next.counts && (next.hasDecimals || isAlone);
  const isFirst = counting[0] === 0 && isNextDepth && records >= LEAST_RECORDS;
  return new Set(isFirst ? [0] : []);
}

function isLetter(name: string): boolean {
  return /^[a-z]$/i.test(name.trim());
}

function isRecordName(name: string): boolean {
  const lower = name.trim().toLowerCase();
  if (lower === '' || UNNAMED.test(lower)) return true;
  const words = lower.split(/[\s._:-]/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => WORDS.has(word));
}
