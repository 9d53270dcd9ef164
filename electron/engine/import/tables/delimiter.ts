// Finds delimiter and quotes of a table of any kind: those that give most records one shape and fields a meaning.
import { fieldKind, type FieldKind } from './field-kinds.ts';
import { parseFeetAndInches } from './number-forms.ts';
import { areClosed, areInches, holdsQuoted, quotesIn } from './quotes.ts';
import { textRecords, type RecordForm, type TextRecord } from './text-records.ts';

/** What was found, and how sure it is: the score of the next best delimiter over its own, away from 1. */
export interface FoundDelimiter {
  readonly delimiter: string | null;
  readonly quote: '"' | "'" | null;
  /** From 0, a guess, to 1. */
  readonly sureness: number;
}

/** What is likely before anything is read: those that seldom are delimiters need more evidence. */
const CANDIDATES: readonly (readonly [delimiter: string, weight: number])[] = [
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 1],
  [' ', 0.8],
  ['^', 0.8],
  ['~', 0.7],
  [':', 0.5],
  ['#', 0.4],
];
const MOST_RECORDS = 1000;
const MOST_CHARACTERS = 65_536;
/** Below it a table is one of a single column. */
const MIN_SCORE = 0.1;
const UNKNOWN_WEIGHT = 0.2;
/** Lines of equally many words are rather a list than a table. */
const WORDS_WEIGHT = 1 / 8;
const ONE_COLUMN_SHARE = 0.9;
const TABLE_SHARE = 0.8;
/** Of the fields of a record; labels may stand among its numbers. */
const NUMBERS_SHARE = 0.75;
const MANY_FIELDS = 3;
const FIRST_LINE_WEIGHT = 1.15;
/** Of quotes that are needed. */
const HELD_WEIGHT = 1.4;

/** `asked`: the delimiter that is known already; then its quotes are found. */
export function findDelimiter(
  text: string,
  comments: readonly string[],
  isWhole: boolean,
  asked?: string,
): FoundDelimiter {
  const head = text.slice(0, MOST_CHARACTERS);
  const isCut = !isWhole || head.length < text.length;
  const kinds = new Map<string, FieldKind>();
  if (asked === undefined && isOneColumn(head, comments, kinds)) return { delimiter: null, quote: '"', sureness: 1 };
  const scored: (Omit<FoundDelimiter, 'sureness'> & { readonly score: number })[] = [];
  const candidates = asked === undefined ? CANDIDATES : [[asked, 1] as const];
  for (const [delimiter, weight] of candidates) {
    if (!head.includes(delimiter) && !(delimiter === ' ' && head.includes('\t'))) continue;
    if (asked === undefined && delimiter === ':' && isMostlyClocks(head)) continue;
    let areQuotes = false;
    for (const quote of quotesIn(head)) {
      // Signs that open and close fields as quotes do are none of the fields themselves.
      if (quote === null && areQuotes) continue;
      const form: RecordForm = { delimiter, quote, comments };
      const records = textRecords(head, form, 1, MOST_RECORDS);
      if (quote !== null && head.includes(quote) && areInches(records, quote)) continue;
      if (areQuotes && records.every(({ quoted }) => quoted === undefined)) continue;
      if (isCut && records.length > 1 && records.length < MOST_RECORDS) records.pop();
      areQuotes = areClosed(records);
      const least = Math.max(0, ...scored.map((other) => other.score)) / weight;
      scored.push({ delimiter, quote, score: weight * score(records, delimiter, kinds, least) });
    }
  }
  scored.sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (asked !== undefined) return { delimiter: asked, quote: best ? best.quote : '"', sureness: 1 };
  if (!best || best.score < MIN_SCORE) {
    const last = ofLastLines(head, comments);
    return last ?? { delimiter: null, quote: '"', sureness: best ? 0.5 : 1 };
  }
  const next = scored.find(({ delimiter }) => delimiter !== best.delimiter);
  return {
    delimiter: best.delimiter,
    quote: best.quote,
    sureness: next ? 1 - Math.max(0, next.score) / best.score : 1,
  };
}

/** What gives the last lines one shape, if they are of numbers: a short table below many lines that are not it. */
function ofLastLines(head: string, comments: readonly string[]): FoundDelimiter | undefined {
  for (const [delimiter] of CANDIDATES) {
    const records = textRecords(head, { delimiter, quote: '"', comments }, 1, MOST_RECORDS);
    const width = records.at(-1)?.fields.length ?? 0;
    const last = records.slice(records.findLastIndex(({ fields }) => fields.length !== width) + 1);
    const numeric = last.filter(
      ({ fields }) => fields.filter((field) => isNumberOrMissing(field)).length >= fields.length * NUMBERS_SHARE,
    );
    // One alone is a record if it has many numbers.
    const least = width >= MANY_FIELDS ? 1 : 2;
    if (width > 1 && numeric.length >= least && numeric.length >= last.length / 2)
      return { delimiter, quote: '"', sureness: 0 };
  }
  return undefined;
}

function isNumberOrMissing(field: string): boolean {
  const kind = fieldKind(field, false);
  return kind === 'number' || kind === 'missing' || parseFeetAndInches(field) !== undefined;
}

/** How even the shape of records is, and how much is known of their fields; no more than the shape where that is below `least`. */
function score(all: readonly TextRecord[], delimiter: string, kinds: Map<string, FieldKind>, least: number): number {
  const records = withoutLinesAbove(all);
  if (records.length === 0) return 0;
  const written = shapesOf(records.map(({ fields }) => fields.length));
  // A delimiter at the end of records alone is none of their shape.
  const trimmed = shapesOf(records.map(({ fields }) => fields.length - (isTrailing(fields) ? 1 : 0)));
  const shapes = evennessOf(trimmed) > evennessOf(written) ? trimmed : written;
  const evenness = evennessOf(shapes);
  let pattern = 0;
  for (const [length, count] of shapes) pattern += (count * (length - 1)) / length;
  pattern *= evenness / records.length;
  // Names have the shape of their records.
  const first = all[0]!.fields.length;
  if (first > 1 && shapes.get(first) === Math.max(...shapes.values())) pattern *= FIRST_LINE_WEIGHT;
  // Lines above that are no records tell against a delimiter, but less than records of another shape.
  pattern *= Math.sqrt(records.length / all.length);
  if (records.some(({ isOpen }) => isOpen)) pattern /= 2;
  else if (delimiter !== ' ' && records.some((record) => holdsQuoted(record, delimiter))) pattern *= HELD_WEIGHT;
  if (pattern < least) return 0;
  return pattern * meaningOf(records, delimiter, kinds, evenness ** 2 * WORDS_WEIGHT);
}

/** How many records have so many fields each. */
function shapesOf(lengths: readonly number[]): ReadonlyMap<number, number> {
  const shapes = new Map<number, number>();
  for (const length of lengths) shapes.set(length, (shapes.get(length) ?? 0) + 1);
  return shapes;
}

function evennessOf(shapes: ReadonlyMap<number, number>): number {
  const counts = [...shapes.values()];
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => sum + (count / all) ** 2, 0);
}

function isTrailing(fields: readonly string[]): boolean {
  return fields.length > 2 && fields.at(-1)!.trim() === '';
}

/** The share of fields of which one knows what they are. `words`: what equally many words in each line are worth where blanks divide. */
function meaningOf(
  records: readonly TextRecord[],
  delimiter: string,
  kinds: Map<string, FieldKind>,
  words: number,
): number {
  let known = 0;
  let typed = 0;
  let several = 0;
  let all = 0;
  for (const record of records) {
    for (const [i, field] of record.fields.entries()) {
      const isQuoted = record.quoted?.has(i) ?? false;
      const kind = kindOf(field, isQuoted, kinds);
      all++;
      if (kind === 'numbers') several++;
      // Between commas they are rather parts of numbers with decimal commas.
      else if (kind !== 'unknown' && !(kind === 'grouped' && delimiter === ',')) known++;
      if (isQuoted || kind === 'number' || kind === 'time') typed++;
    }
  }
  // A field that nothing is known of is rather a wrong one, but not for sure.
  const meaning = ((known + UNKNOWN_WEIGHT * (all - known)) / all) * (1 - several / all) ** 3;
  // Words have blanks between them, too: a table has numbers, or the same number of words in each line.
  return delimiter === ' ' ? meaning * Math.max(typed / all, words) : meaning;
}

/** Without lines above a table, of which none has a delimiter and nearly all others have one. */
function withoutLinesAbove(records: readonly TextRecord[]): readonly TextRecord[] {
  const isDivided = ({ fields }: TextRecord): boolean => fields.length > 1;
  const rest = records.slice(Math.max(0, records.findIndex(isDivided)));
  const divided = rest.filter(isDivided).length;
  return divided > 1 && divided >= rest.length * TABLE_SHARE ? rest : records;
}

/** Whether lines as a whole are times, addresses, or numbers with a point: what stands between their parts is no delimiter. */
function isOneColumn(head: string, comments: readonly string[], kinds: Map<string, FieldKind>): boolean {
  const records = textRecords(head, { delimiter: null, quote: '"', comments }, 1, MOST_RECORDS);
  if (records.length < 2) return false;
  const whole = records.filter(({ fields, quoted }) => {
    const kind = kindOf(fields[0]!, quoted !== undefined, kinds);
    return kind === 'time' || ((kind === 'address' || kind === 'number') && !/[,;\t|]/.test(fields[0]!));
  });
  return whole.length >= (records.length - 1) * ONE_COLUMN_SHARE;
}

/** Whether colons mostly stand in times and addresses. */
function isMostlyClocks(head: string): boolean {
  let clocks = 0;
  let all = 0;
  for (let at = head.indexOf(':'); at >= 0; at = head.indexOf(':', at + 1)) {
    all++;
    const next = head[at + 1] ?? '';
    const isDigits = isDigit(head[at - 1] ?? '') && isDigit(next) && isDigit(head[at + 2] ?? '');
    if (isDigits || next === '/' || next === '\\' || next === ' ') clocks++;
  }
  return clocks > all / 2;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function kindOf(field: string, isQuoted: boolean, kinds: Map<string, FieldKind>): FieldKind {
  const key = isQuoted ? `"${field}` : field;
  let kind = kinds.get(key);
  if (kind === undefined) {
    kind = fieldKind(field, isQuoted);
    kinds.set(key, kind);
  }
  return kind;
}
