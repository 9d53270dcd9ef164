// Lists what may be the header of a table, each with the places at which values may begin below it.
import { splitBracketed } from './column-names.ts';
import { depthNamed } from './depth-names.ts';
import { withoutBlankEnd } from './header-names.ts';
import { isMissingWord } from './missing-words.ts';
import { hasWidth, isBlank, isNumeric, isRule } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';
import { isUnitOrNothing, isUnitRow, isUnitRowOfOnes } from './unit-row.ts';

/** The records of a text, and what most of them are like. */
export interface TableRecords {
  readonly records: readonly TextRecord[];
  /** Records of lines that are comments by their marks, without these. */
  readonly commented: readonly TextRecord[];
  /** Whether runs of blanks divide fields, as they do words. */
  readonly isDividedByBlanks: boolean;
  /** How many numbers each record has. */
  readonly counts: readonly number[];
  /** Fields that most records of numbers have. */
  readonly width: number;
  /** Numbers in a record of most; 0: it is a table of words. */
  readonly usual: number;
  /** Whether a record looks as most do. */
  readonly isValues: (i: number) => boolean;
  /** Index of the first one that does. */
  readonly first: number;
}

export interface HeaderCandidate {
  readonly header: TextRecord;
  /** Its fields, without blank ones at the end. */
  readonly names: readonly string[];
  readonly isComment: boolean;
  readonly namesDepth: boolean;
  readonly hasNumbers: boolean;
  /** Whether its names could all be units. */
  readonly areUnits: boolean;
  /** Records above it that look like values, and would be left out. */
  readonly leftOut: number;
  readonly places: readonly HeaderPlace[];
}

export interface HeaderPlace {
  readonly units?: TextRecord;
  /** Whether one knows the units. */
  readonly areKnown?: boolean;
  /** Index of the first record of values. */
  readonly begin: number;
}

const WORD = /^\p{L}[^\s:=]*$/u;
/** Behind so many records that look like values no header is looked for. */
const MOST_LEFT_OUT = 20;

/** From above to below. The header that a table has may be none of them. */
export function headerCandidates(table: TableRecords): readonly HeaderCandidate[] {
  const { records, counts, first, width } = table;
  const end = Math.min(records.length, first + MOST_LEFT_OUT + 1);
  // One more is looked at, and one behind a rule.
  const areUnits = records
    .slice(0, end + 2)
    .map((record, i) => (counts[i] === 0 ? isUnitRow(record) : isUnitRowOfOnes(record, records[i + 1])));
  const candidates: HeaderCandidate[] = [];
  let leftOut = 0;
  let isNamed = false;
  for (let at = 0; at < end; at++) {
    if (at <= first) candidates.push(...commentsAbove(table, at, areUnits));
    // Numbers below the name of a depth are no list of keys.
    if (leftOut > 0 && isNamed) break;
    const found = recordAt(table, at, areUnits, leftOut);
    candidates.push(...found);
    isNamed ||= found.some(
      ({ namesDepth, places }) => namesDepth && (hasWidth(records[at]!, width) || places[0]!.begin >= first),
    );
    if (at >= first && table.isValues(at)) leftOut++;
  }
  return candidates;
}

/** A record with values below it, with units below it, or with units above it. */
function recordAt(
  table: TableRecords,
  at: number,
  areUnits: readonly boolean[],
  leftOut: number,
): readonly HeaderCandidate[] {
  const { records, counts, width, isValues } = table;
  const header = records[at]!;
  if (counts[at] === header.fields.length || isRule(header)) return [];
  const below = behindRule(records, at + 1);
  const above = beforeRule(records, at - 1);
  const places: HeaderPlace[] = [{ begin: below }];
  if (mayBeUnits(table, below, areUnits))
    places.push({ units: records[below]!, areKnown: areUnits[below]!, begin: behindRule(records, below + 1) });
  // `MD` over `m RKB` is the name of a depth over its unit, although each of them could be the other.
  const isNamedAbove = areUnits[at]! && records[above]?.fields.some(depthNamed) === true;
  if (mayBeUnits(table, above, areUnits) && hasWidth(records[above]!, width) && !isNamedAbove)
    places.push({ units: records[above]!, areKnown: areUnits[above]!, begin: below });
  const hasNumbers = counts[at]! > 0;
  const found = asNames(header, width, { isComment: false, hasNumbers, areUnits: areUnits[at]!, leftOut, places });
  const isBegin = places.some(({ begin }) => isValues(begin));
  return found.filter(
    (candidate) => leftOut === 0 || (isBegin && mayLeaveOut(candidate, leftOut, records.length - below)),
  );
}

/** The comment next above a record, where that may be its units, or the one above that with its units in a comment. */
function commentsAbove(table: TableRecords, at: number, areUnits: readonly boolean[]): readonly HeaderCandidate[] {
  const { records, commented } = table;
  const from = records[beforeRule(records, at - 1)]?.line ?? 0;
  const [last, beforeLast] = commented
    .filter((comment) => comment.line > from && comment.line < records[at]!.line && !isRule(comment))
    .reverse();
  if (!last) return [];
  const begin = behindRule(records, at);
  const places: HeaderPlace[] = [{ begin }];
  // What may be units may be the header itself: `MD,INC,AZI`.
  const areNames = records[begin]?.fields.some(depthNamed) && !records[begin].fields.every(isUnitOrNothing);
  if (areUnits[begin] && !areNames)
    places.push({ units: records[begin]!, areKnown: true, begin: behindRule(records, begin + 1) });
  const found = commentAs(last, table, places);
  // A sentence may have a word that is a unit.
  if (!beforeLast || !last.fields.every(isUnitOrNothing)) return found;
  return [...commentAs(beforeLast, table, [{ units: last, areKnown: true, begin }]), ...found];
}

/** A comment that names no depth is a sentence, unless it has a name for each column. */
function commentAs(
  header: TextRecord,
  table: TableRecords,
  places: readonly HeaderPlace[],
): readonly HeaderCandidate[] {
  const hasNumbers = header.fields.some(isNumeric);
  const areUnits = isUnitRow(header);
  return asNames(header, table.width, { isComment: true, hasNumbers, areUnits, leftOut: 0, places }).filter(
    ({ names, namesDepth }) => (namesDepth && mayName(names, table)) || areNamesOfAll(names, table),
  );
}

/** Between blanks `Depth, amplitude and what they mean` is a sentence: it has neither one name alone nor about as many as there are columns. */
function mayName(names: readonly string[], { width, isDividedByBlanks }: TableRecords): boolean {
  return !isDividedByBlanks || names.length === 1 || Math.abs(names.length - width) <= 1;
}

/** Fewer words may stand beside each other in any remark. */
const LEAST_WORDS = 3;

/** Whether there is a word for each column, all different; between blanks some must be numbered, as no words of a sentence are. */
function areNamesOfAll(names: readonly string[], { width, isDividedByBlanks }: TableRecords): boolean {
  // A mark with a delimiter behind it is a name itself.
  const words = names.filter((name, i) => i > 0 || !isBlank(name)).map((name) => splitBracketed(name).stem);
  if (names.length !== width || words.length < LEAST_WORDS || !words.every((word) => WORD.test(word))) return false;
  const stems = words.map((word) => word.replace(/\d+/g, ''));
  const areNumbered = new Set(stems).size < words.length;
  return new Set(words).size === words.length && (areNumbered || !isDividedByBlanks);
}

/**
 * A record as a header, if it can be one at all. One that begins with a number is a record, and one that has words beside is
 * one with errors, which must not be overlooked.
 */
function asNames(
  header: TextRecord,
  width: number,
  others: Omit<HeaderCandidate, 'header' | 'names' | 'namesDepth'>,
): readonly HeaderCandidate[] {
  const names = withoutBlankEnd(header.fields);
  if (names.length === 0 || names.length > width + 1) return [];
  if (names.every((name) => isMissingWord(name) || isNumeric(name)) && !isBlank(names[0]!)) return [];
  const namesDepth = names.some(depthNamed);
  if (isNumeric(names[0]!) && !namesDepth) return [];
  // A key and its value are shorter than a table's records, too.
  if (names.length < Math.max(2, width - 1) && width > 1 && !namesDepth) return [];
  return [{ header, names, namesDepth, ...others }];
}

/** Numbers in a list of keys may have the shape of a table that begins below them, with names of which one is a depth's. */
function mayLeaveOut({ header, namesDepth, hasNumbers }: HeaderCandidate, leftOut: number, below: number): boolean {
  return header.fields.length > 1 && leftOut <= below && namesDepth && !hasNumbers;
}

/** Units, or words of the table's shape: units that nobody knows, or types of numbers. */
function mayBeUnits({ records, counts, width }: TableRecords, at: number, areUnits: readonly boolean[]): boolean {
  if (areUnits[at]) return true;
  const record = records[at];
  return (
    record !== undefined &&
    counts[at] === 0 &&
    !isRule(record) &&
    hasWidth(record, width) &&
    !record.fields.some(depthNamed)
  );
}

function behindRule(records: readonly TextRecord[], at: number): number {
  return records[at] && isRule(records[at]) ? at + 1 : at;
}

function beforeRule(records: readonly TextRecord[], at: number): number {
  return records[at] && isRule(records[at]) ? at - 1 : at;
}
