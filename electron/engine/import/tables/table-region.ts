// Finds where the table stands among the records of a text: how many fields it has, and its first record of values.
import { depthNamed } from './depth-names.ts';
import { namesOf } from './header-names.ts';
import { headerAsked, headerFound, type AskedLines, type HeaderRecord } from './header-record.ts';
import { isMissingWord } from './missing-words.ts';
import { hasWidth, isBlank, isNumeric, isRule } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';

export interface TableRegion {
  /** Absent where the table has none. */
  readonly header?: HeaderRecord;
  readonly units?: HeaderRecord;
  /** Columns at the right for which the header has not so much as a delimiter. */
  readonly unnamed: number;
  /** Records of values; the first is not always of their shape. */
  readonly values: readonly TextRecord[];
  /** Fields of a record, without the last one where it is empty throughout. */
  readonly width: number;
  /** Whether more than one part of the text could be the table. */
  readonly sureness: number;
}

/**
 * `commented`: records of lines that are comments by their marks, without these; one of them may be the header. The table
 * begins with the first record that has as many fields and as many numbers as most have.
 */
export function findRegion(
  all: readonly TextRecord[],
  commented: readonly TextRecord[],
  asked: AskedLines,
  isDividedByBlanks: boolean,
): TableRegion | undefined {
  // Units that are asked for are neither names nor values, whatever they look like.
  const unitsAsked = asked.unit && !asked.header ? all.find(({ line }) => line === asked.unit) : undefined;
  const records = unitsAsked ? all.filter((record) => record !== unitsAsked) : all;
  if (records.length === 0) return undefined;
  const counts = records.map(numbersIn);
  const width = widthOfMost(records, counts, commented);
  const usual = medianOf(
    records.flatMap((record, i) => (hasWidth(record, width) && counts[i]! > 0 ? [counts[i]!] : [])),
  );
  const isValues = (i: number): boolean =>
    records[i] !== undefined &&
    hasWidth(records[i], width) &&
    !isRule(records[i]) &&
    (usual === 0 || counts[i]! >= Math.max(1, usual / 2) || isOfNumbers(records[i]));
  let first = records.findIndex((_, i) => isValues(i));
  if (first < 0) first = records.findIndex((record) => hasWidth(record, width));
  if (first < 0) first = 0;
  const placed = asked.header
    ? headerAsked(records, commented, asked)
    : headerFound({ records, commented, isDividedByBlanks, counts, width, usual, isValues, first });
  const begin = placed.begin;
  const header = asked.header === 0 ? undefined : placed.header;
  const units = asked.unit === 0 ? undefined : (unitsAsked ?? placed.units);
  let start = asked.header === 0 && placed.header ? first : begin;
  // Without names above, a record of numbers is never left out: if it has another shape, reading refuses it by its line.
  if (!header && !asked.header) start = firstOfNumbers(records, start);
  const values = records.slice(start);
  // A first record of another shape keeps its own, so that reading refuses it.
  const own = start < begin ? values[0]!.fields.length : width;
  const names = header && namesOf(header.fields, own, values);
  const others = records.filter((record, i) => i >= begin && !hasWidth(record, width)).length;
  return {
    values,
    width: own,
    sureness: 1 - others / records.length,
    unnamed: header && names?.[0] === header.fields[0]?.trim() ? Math.max(0, own - header.fields.length) : 0,
    ...(names ? { header: { line: header.line, fields: names } } : {}),
    ...(units ? { units: { line: units.line, fields: units.fields } } : {}),
  };
}

function numbersIn({ fields }: TextRecord): number {
  let count = 0;
  for (const field of fields) if (isNumeric(field)) count++;
  return count;
}

/** Whether a record has a number, and nothing that is neither one nor missing. */
function isOfNumbers({ fields }: TextRecord): boolean {
  return fields.some(isNumeric) && fields.every((field) => isNumeric(field) || isMissingWord(field));
}

function firstOfNumbers(records: readonly TextRecord[], start: number): number {
  const found = records.findIndex((record, i) => i < start && record.fields.length > 1 && isOfNumbers(record));
  return found < 0 ? start : found;
}

/**
 * The number of fields of which records have most numbers, or, where there are none, of which there are most records. A last
 * field that is blank in all of these, and has no name in a comment, is one that a trailing delimiter makes.
 */
function widthOfMost(
  records: readonly TextRecord[],
  counts: readonly number[],
  commented: readonly TextRecord[] = [],
): number {
  const weights = new Map<number, number>();
  for (const [i, { fields }] of records.entries()) {
    const { length } = fields;
    weights.set(length, (weights.get(length) ?? 0) + counts[i]! + (length - 1) / 1000);
  }
  const width = [...weights].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const isLastBlank = ({ fields }: TextRecord): boolean => fields.length !== width || isBlank(fields[width - 1]!);
  const isTrailing =
    records.every(isLastBlank) && commented.every((record) => isLastBlank(record) || !record.fields.some(depthNamed));
  return isTrailing && width > 1 ? width - 1 : width;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The number of fields that most records of numbers have. */
export function usualWidth(records: readonly TextRecord[]): number {
  return records.length === 0 ? 0 : widthOfMost(records, records.map(numbersIn));
}
