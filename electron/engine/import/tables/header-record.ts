// Which records above a table's values name its columns, and which of them gives the units.
import { headerCandidates, type TableRecords } from './header-candidates.ts';
import { evidenceOfNames, evidenceOfPlace, NO_HEADER } from './header-evidence.ts';
import { isRule } from './record-shape.ts';
import type { TextRecord } from './text-records.ts';
import { isUnitRow } from './unit-row.ts';

export interface HeaderRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** What a user says of the lines: counted from 1; 0: there is none. */
export interface AskedLines {
  readonly header?: number | undefined;
  readonly unit?: number | undefined;
}

/** What stands above the records of values. */
export interface PlacedHeader {
  /** Index of the first record of values. */
  readonly begin: number;
  readonly header?: HeaderRecord;
  readonly units?: HeaderRecord;
}

/** The header and the row of units on the lines that were asked for. */
export function headerAsked(
  records: readonly TextRecord[],
  commented: readonly TextRecord[],
  asked: AskedLines,
): PlacedHeader {
  const header = [...records, ...commented].find(({ line }) => line === asked.header);
  const units = asked.unit ? records.find(({ line }) => line === asked.unit) : undefined;
  const last = Math.max(asked.header ?? 0, asked.unit ?? 0);
  let begin = records.findIndex(({ line }) => line > last);
  if (begin < 0) begin = records.length;
  const next = records[begin];
  const found = units ?? (asked.unit === undefined && header && next && isUnitRow(next) ? next : undefined);
  if (found && found === next) begin++;
  if (records[begin] && isRule(records[begin]!)) begin++;
  return { begin, ...(header ? { header } : {}), ...(found ? { units: found } : {}) };
}

/** The header for which there is most evidence; of several the one nearest to the values. Where there is too little, none. */
export function headerFound(table: TableRecords): PlacedHeader {
  let best: PlacedHeader = { begin: table.first };
  let most = NO_HEADER;
  for (const candidate of headerCandidates(table)) {
    const ofNames = evidenceOfNames(candidate, table);
    for (const place of candidate.places) {
      const evidence = ofNames + evidenceOfPlace(candidate, place, table);
      if (evidence < most || (evidence === most && !best.header)) continue;
      most = evidence;
      const { begin, units } = place;
      best = { begin, header: candidate.header, ...(units ? { units } : {}) };
    }
  }
  return best;
}
