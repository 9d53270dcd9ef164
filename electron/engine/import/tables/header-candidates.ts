// Lists what may be the header of a table, each with the places at which values may begin below it.
import { depthNamed } from './depth-names.ts';
import { withoutBlankEnd } from './header-names.ts';
import { isMissingWord } from './number-forms.ts';
import { hasWidth, isBlank, isNumeric, isRule } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';
import { isUnitRow } from './unit-row.ts';

/** The records of a text, and what most of them are like. */
export interface TableRecords {
  readonly records: readonly TextRecord[];
  /** Records of lines that are comments by their marks, without these. */
  readonly commented: readonly TextRecord[];
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
  /** Records above it that look like values, and would be left out. */
  readonly leftOut: number;
  readonly places: readonly HeaderPlace[];
}

export interface HeaderPlace {
  readonly units?: TextRecord;
  /** Index of the first record of values. */
  readonly begin: number;
}

/** Behind so many records that look like values no header is looked for. */
const MOST_LEFT_OUT = 20;

/** From above to below. The header that a table has may be none of them. */
export function headerCandidates(table: TableRecords): readonly HeaderCandidate[] {
  const end = Math.min(table.records.length, table.first + MOST_LEFT_OUT + 1);
  const candidates: HeaderCandidate[] = [];
  let leftOut = 0;
  for (let at = 0; at < end; at++) {
    if (at <= table.first) candidates.push(...commentsAbove(table, at));
    candidates.push(...recordAt(table, at, leftOut));
    if (at >= table.first && table.isValues(at)) leftOut++;
  }
  return candidates;
}

/** A record with values below it, with units below it, or with units above it. */
function recordAt(table: TableRecords, at: number, leftOut: number): readonly HeaderCandidate[] {
  const { records, counts, width } = table;
  const header = records[at]!;
  if (counts[at] === header.fields.length) return [];
  const below = behindRule(records, at + 1);
  const above = beforeRule(records, at - 1);
  const places: HeaderPlace[] = [{ begin: below }];
  if (hasWords(table, below)) places.push({ units: records[below]!, begin: behindRule(records, below + 1) });
  if (hasWords(table, above) && hasWidth(records[above]!, width)) places.push({ units: records[above]!, begin: below });
  return asNames(header, width, { isComment: false, leftOut, places }).filter(
    (found) => leftOut === 0 || mayLeaveOut(found, records.length - at),
  );
}

/** The comment next above a record, where that may be its units, or the one above that with its units in a comment. */
function commentsAbove({ records, commented, width }: TableRecords, at: number): readonly HeaderCandidate[] {
  const from = records[beforeRule(records, at - 1)]?.line ?? 0;
  const [last, beforeLast] = commented
    .filter((comment) => comment.line > from && comment.line < records[at]!.line && !isRule(comment))
    .reverse();
  const begin = behindRule(records, at);
  const next = records[begin];
  const places = [
    { begin },
    ...(next && isUnitRow(next) ? [{ units: next, begin: behindRule(records, begin + 1) }] : []),
  ];
  const found = [
    ...(last && beforeLast && isUnitRow(last)
      ? asNames(beforeLast, width, { isComment: true, leftOut: 0, places: [{ units: last, begin }] })
      : []),
    ...(last ? asNames(last, width, { isComment: true, leftOut: 0, places }) : []),
  ];
  // Other comments are sentences.
  return found.filter(({ namesDepth }) => namesDepth);
}

/**
 * A record as a header, if it can be one at all. One that begins with a number is a record, and one that has words beside is
 * one with errors, which must not be overlooked.
 */
function asNames(
  header: TextRecord,
  width: number,
  where: Pick<HeaderCandidate, 'isComment' | 'leftOut' | 'places'>,
): readonly HeaderCandidate[] {
  const names = withoutBlankEnd(header.fields);
  if (names.length === 0 || names.length > width + 1) return [];
  if (names.every((name) => isMissingWord(name) || isNumeric(name)) && !isBlank(names[0]!)) return [];
  const namesDepth = names.some(depthNamed);
  if (isNumeric(names[0]!) && !namesDepth) return [];
  return [{ header, names, namesDepth, hasNumbers: names.some(isNumeric), ...where }];
}

/** Numbers in a list of keys may have the shape of a table that begins below them, with names of which one is a depth's. */
function mayLeaveOut({ header, leftOut, namesDepth, hasNumbers }: HeaderCandidate, below: number): boolean {
  return header.fields.length > 1 && leftOut <= below && namesDepth && !hasNumbers;
}

function hasWords({ records, counts }: TableRecords, at: number): boolean {
  return counts[at] === 0 && !isRule(records[at]!);
}

function behindRule(records: readonly TextRecord[], at: number): number {
  return records[at] && isRule(records[at]) ? at + 1 : at;
}

function beforeRule(records: readonly TextRecord[], at: number): number {
  return records[at] && isRule(records[at]) ? at - 1 : at;
}
