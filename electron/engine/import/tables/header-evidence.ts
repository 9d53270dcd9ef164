// Weighs what speaks for a header and against it.
import type { HeaderCandidate, HeaderPlace, TableRecords } from './header-candidates.ts';
import { isMissingWord } from './missing-words.ts';
import { parseNumber, PLAIN_FORM } from './number-forms.ts';
import { isBlank, isNumeric } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';

/** What a header must have more of, to be taken for one. */
export const NO_HEADER = 1;

/** How much each piece of evidence counts. Names of which one is a depth's win over all others that fit. */
const WEIGHTS = {
  /** As many names as columns. */
  sameWidth: 1,
  /** One fewer, as R writes them, whose first column has none; or one more, as where the last field of all records is blank. */
  nearWidth: 0.75,
  /** As where the depth alone has a name. */
  fewer: -0.75,
  /** One of the names is a depth's. */
  depth: 2,
  /** Words stand over numbers; in a table of words, names are all there and all different. */
  overValues: 1.5,
  /** Numbers are among the names, as in `Depth,1,2,3`. */
  numbers: -0.5,
  /** The line is a comment: a record is more likely to be the header. */
  comment: -0.5,
  /** The names could all be units, as in `m,mV`, and none are known to stand below them. */
  areUnits: -1,
  /** Units stand below the names. */
  units: 1.5,
  /** Units stand above the names. */
  unitsAbove: 1,
  /** Words stand below the names that are types of numbers, or units that nobody knows. */
  unknownUnits: -0.25,
  /** What has units below has two fields or more and is shorter than they are: a key and its value above names that are units, too. */
  shorterThanUnits: -1,
  /** One name alone ends with a colon, before others: a key, with the words of its value. */
  isKey: -2.5,
  /** Names are equal, and a record with a word and numbers follows, which may tell which is which. */
  equal: -2.75,
  /** Values do not begin below: there are words. */
  wordsBelow: -2,
  /** Records that look like values stand above. */
  leftOut: -1.5,
} as const;

const MOST_RECORDS = 50;

/** What speaks for the names themselves. */
export function evidenceOfNames(candidate: HeaderCandidate, table: TableRecords): number {
  const { names, isComment, namesDepth, hasNumbers, leftOut, places } = candidate;
  const from = places[0]!.begin;
  const isOrder = isNumbersOverOrder(names, table.records.length - from);
  let sum = ofWidth(names.length, table.width);
  if (namesDepth) sum += WEIGHTS.depth;
  if (isOrder || isOverValues(candidate, from, table)) sum += WEIGHTS.overValues;
  if (hasNumbers && !isOrder) sum += WEIGHTS.numbers;
  if (isComment) sum += WEIGHTS.comment;
  if (leftOut > 0) sum += WEIGHTS.leftOut;
  if (isKeyAndValue(names)) sum += WEIGHTS.isKey;
  return sum;
}

function ofWidth(names: number, width: number): number {
  if (names === width) return WEIGHTS.sameWidth;
  return names > 1 && Math.abs(names - width) === 1 ? WEIGHTS.nearWidth : WEIGHTS.fewer;
}

/** What speaks for the row of units, or for the names not to be one, and for values that begin there. */
export function evidenceOfPlace(candidate: HeaderCandidate, place: HeaderPlace, table: TableRecords): number {
  return ofUnits(candidate, place) + ofBegin(candidate, place, table);
}

function ofUnits({ header, areUnits }: HeaderCandidate, { units, areKnown }: HeaderPlace): number {
  const ofNames = areUnits ? WEIGHTS.areUnits : 0;
  if (!units) return ofNames;
  if (!areKnown) return ofNames + WEIGHTS.unknownUnits;
  if (units.line < header.line) return ofNames + WEIGHTS.unitsAbove;
  const isShorter = header.fields.length > 1 && header.fields.length < units.fields.length;
  return WEIGHTS.units + (isShorter ? WEIGHTS.shorterThanUnits : 0);
}

function isKeyAndValue(names: readonly string[]): boolean {
  const at = names.findIndex((name) => name.endsWith(':'));
  return at >= 0 && at < names.length - 1 && !names.slice(at + 1).some((name) => name.endsWith(':'));
}

function ofBegin(
  { names }: HeaderCandidate,
  { begin }: HeaderPlace,
  { records, counts, isValues }: TableRecords,
): number {
  const next = records[begin];
  if (!next) return 0;
  const [label] = next.fields as [string];
  const isLabelled = counts[begin]! > 0 && !isNumeric(label) && !isMissingWord(label);
  const areNamesBelow = isLabelled && !areDifferent(names);
  const sum = areNamesBelow ? WEIGHTS.equal : 0;
  // A record with numbers that is not as most are has errors.
  return sum + (isValues(begin) || counts[begin]! > 0 ? 0 : WEIGHTS.wordsBelow);
}

function areDifferent(names: readonly string[]): boolean {
  const filled = names.filter((name) => !isBlank(name));
  return new Set(filled).size === filled.length;
}

function isOverValues({ names, namesDepth }: HeaderCandidate, from: number, table: TableRecords): boolean {
  const { records, first, usual } = table;
  const begin = Math.max(from, first);
  const values = records.slice(begin, begin + MOST_RECORDS);
  if (usual > 0 && values.length > 0)
    return names.some((name, i) => !isNumeric(name) && !isMissingWord(name) && isNumericColumn(values, i));
  return areDifferent(names) && !names.some(isBlank) && (values.length > 0 || namesDepth);
}

/** Whether most of a column's fields are numbers. */
function isNumericColumn(values: readonly TextRecord[], column: number): boolean {
  const filled = values
    .map(({ fields }) => fields[column])
    .filter((field) => field !== undefined && !isMissingWord(field));
  return filled.length > 0 && filled.filter((field) => isNumeric(field!)).length * 2 >= filled.length;
}

/** `,0,1,2,3` over depths and samples: numbers for names, and nothing over the depths. */
function isNumbersOverOrder(fields: readonly string[], below: number): boolean {
  if (fields.length < 3 || !isBlank(fields[0]!) || below < 2) return false;
  const numbers = fields.slice(1).map((field) => parseNumber(field, PLAIN_FORM));
  const step = (numbers[1] ?? NaN) - (numbers[0] ?? NaN);
  return (
    numbers.every((number, i) => number !== undefined && (i === 0 || number - numbers[i - 1]! === step)) && step > 0
  );
}
