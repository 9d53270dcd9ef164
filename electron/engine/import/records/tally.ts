// What was met while a table was read: counts for its findings, and which numbers mean missing there.
import type { Finding } from '../../../../shared/model/inspection.ts';
import type { Comment } from './comment-units.ts';
import type { Kept } from './record-form.ts';
import type { SampleCounts } from './sample-check.ts';

/** Counts of one reading of a table. */
export class Tally {
  /** Records of nothing but blanks and delimiters. */
  blankRecords = 0;
  comments = 0;
  /** The first of them. */
  readonly commentLines: Comment[] = [];
  /** Lines equal to the header or the unit line. */
  repeatedHeaders = 0;
  /** Rows that stood at the same depth as the one before them. */
  spreadDepths = 0;
  /** What else the format has to say, once the table is read. */
  readonly remarks: Finding[] = [];
  readonly words = new Map<string, number>();
  readonly nullValues = new Map<number, number>();
  readonly groups: { min: number; max: number; readonly sentinels: Map<number, number> }[] = [];

  add({ words, nullValues, groups }: SampleCounts): void {
    for (const [word, count] of words) addTo(this.words, word, count);
    for (const [value, count] of nullValues) addTo(this.nullValues, value, count);
    for (const [i, { min, max, sentinels }] of groups.entries()) {
      const group = (this.groups[i] ??= { min: Infinity, max: -Infinity, sentinels: new Map() });
      group.min = Math.min(group.min, min);
      group.max = Math.max(group.max, max);
      for (const [value, count] of sentinels) addTo(group.sentinels, value, count);
    }
  }
}

function addTo<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

export interface Verdict {
  /** What is taken as missing though nobody has said so. */
  readonly findings: readonly Finding[];
  /** Given where some sentinels are values: the table is to be read again with a form that keeps these. */
  readonly kept: Kept | undefined;
}

/**
 * Judges the sentinels that a first reading has taken as missing. Each means missing where it lies outside the span of all
 * other values, of the image or the curve, by more than that span; without other values all of them do. What is decided
 * here holds for a second reading, too, which is not judged again.
 */
export function judge({ groups }: Tally): Verdict {
  const missing = new Map<number, number>();
  const kept = groups.map(({ min, max, sentinels }) => {
    const span = max - min;
    const isValue = (value: number): boolean => value >= min - span && value <= max + span;
    for (const [value, count] of sentinels) if (!isValue(value)) addTo(missing, value, count);
    return [...sentinels.keys()].filter(isValue);
  });
  const findings = [...missing].map(([value, count]): Finding => {
    const samples = count === 1 ? '1 sample' : `${count} samples`;
    const are = count === 1 ? 'is' : 'are';
    const message = `${samples} of ${numeral(value)} ${are} taken as missing`;
    return { code: 'sentinel-missing', message, option: '--null-values' };
  });
  return { findings, kept: kept.some((values) => values.length > 0) ? kept : undefined };
}

/** What was skipped, spread and missing in a table once it is read. */
export function findingsOf({
  blankRecords,
  comments,
  repeatedHeaders,
  spreadDepths,
  words,
  nullValues,
  remarks,
}: Tally): Finding[] {
  const findings = [...remarks];
  const skipped = [
    counted(blankRecords, 'blank line', 'blank lines'),
    counted(comments, 'comment', 'comments'),
    counted(repeatedHeaders, 'repeated header line', 'repeated header lines'),
  ].filter((text) => text !== '');
  if (skipped.length > 0)
    findings.push({ code: 'lines-skipped', message: `Skipped among the records: ${skipped.join(', ')}`, option: null });
  if (spreadDepths > 0) {
    const rows = counted(spreadDepths, 'row', 'rows');
    const stand = spreadDepths === 1 ? 'stands' : 'stand';
    const message = `${rows} ${stand} at the depth of the row before by rounding: spread evenly up to the next depth`;
    findings.push({ code: 'depths-spread', message, option: null });
  }
  if (words.size > 0) {
    const parts = [...words].map(([word, count]) =>
      word === '' ? counted(count, 'blank field', 'blank fields') : `${count} of ${JSON.stringify(word)}`,
    );
    findings.push({ code: 'missing-words', message: `Taken as missing: ${parts.join(', ')}`, option: null });
  }
  if (nullValues.size > 0) {
    const parts = [...nullValues].map(([value, count]) => `${count} of ${numeral(value)}`);
    const message = `Taken as missing, as null values: ${parts.join(', ')}`;
    findings.push({ code: 'null-values', message, option: '--null-values' });
  }
  return findings;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** A number as tables write it: 1e30 and not 1e+30. */
function numeral(value: number): string {
  return String(value).replace('e+', 'e');
}
