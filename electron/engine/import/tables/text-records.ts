// Splits the text of a table's beginning into records of fields, each with the line on which it starts.
import { isMissingWord } from './missing-words.ts';

/** How records are told apart. A blank stands for runs of blanks and tabs; null: a record is one field. */
export interface RecordForm {
  readonly delimiter: string | null;
  readonly quote: '"' | "'" | null;
  /** Lines that begin with one of these, after blanks, are no records. */
  readonly comments: readonly string[];
}

export interface TextRecord {
  /** Counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** Which fields stand in quotes; undefined where none does. */
  readonly quoted?: ReadonlySet<number>;
  /** Whether its last quote is not closed. */
  readonly isOpen: boolean;
}

export const LINE_ENDS = /\r\n|\n|\r/;

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * The records of a text of which line `from` is the first; blank lines and comments are left out. Reads no more than `most`
 * records. A quote counts at the beginning of a field alone, and is closed by one that a delimiter or a line end follows.
 */
export function textRecords(text: string, form: RecordForm, from = 1, most = Infinity): TextRecord[] {
  const records: TextRecord[] = [];
  let line = from;
  let at = 0;
  while (at < text.length && records.length < most) {
    const begin = skipBlanks(text, at);
    if (begin === text.length) break;
    if (isLineEnd(text, begin) || isComment(text, begin, form) || text[begin] === '\u001a') {
      at = behindLineEnd(text, lineEndFrom(text, begin));
      line++;
      continue;
    }
    const { record, end, lines } = readRecord(text, at, line, form);
    records.push(record);
    line += lines;
    at = end;
  }
  return records;
}

/** Whether the text at a place begins with one of these. */
export function startsWithOne(text: string, at: number, marks: readonly string[]): boolean {
  return marks.some((mark) => text.startsWith(mark, at));
}

/** Whether a comment begins at a place. Words for missing such as `#N/A` begin like comments. */
export function isComment(text: string, at: number, { comments, delimiter }: Omit<RecordForm, 'quote'>): boolean {
  if (!startsWithOne(text, at, comments)) return false;
  return !isMissingWord(text.slice(at, fieldEndFrom(text, at, delimiter)));
}

/** The index of the first character that is no blank and no tab. */
export function skipBlanks(text: string, at: number): number {
  let i = at;
  while (i < text.length && (text[i] === ' ' || text[i] === '\t')) i++;
  return i;
}

/** The index of the next line end, or of the text's end. */
export function lineEndFrom(text: string, at: number): number {
  let i = at;
  while (i < text.length && !isLineEnd(text, i)) i++;
  return i;
}

/** The index behind a line end. */
export function behindLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LINE_FEED || code === RETURN;
}

function readRecord(
  text: string,
  start: number,
  line: number,
  form: RecordForm,
): { readonly record: TextRecord; readonly end: number; readonly lines: number } {
  const { delimiter, quote } = form;
  const isRuns = delimiter === ' ';
  const fields: string[] = [];
  const quoted = new Set<number>();
  let lines = 1;
  let isOpen = false;
  let at = isRuns ? skipBlanks(text, start) : start;
  for (;;) {
    const begin = isBlankDelimiter(delimiter) ? at : skipBlanks(text, at);
    if (quote !== null && text[begin] === quote) {
      const close = closingQuote(text, begin + 1, quote, delimiter);
      isOpen = close === text.length;
      quoted.add(fields.length);
      const inner = text.slice(begin + 1, close);
      lines += lineEndsIn(inner);
      fields.push(inner.replaceAll(quote + quote, quote));
      at = skipBlanksBefore(text, close + 1, delimiter);
    } else {
      const end = fieldEndFrom(text, at, delimiter);
      fields.push(text.slice(at, end));
      at = end;
    }
    if (isRuns) at = skipBlanks(text, at);
    if (at >= text.length || isLineEnd(text, at)) break;
    if (!isRuns) at++;
  }
  const record = { line, fields, isOpen, ...(quoted.size > 0 ? { quoted } : {}) };
  return { record, end: behindLineEnd(text, at), lines };
}

function isBlankDelimiter(delimiter: string | null): boolean {
  return delimiter === ' ' || delimiter === '\t';
}

/** The index of the next delimiter or line end, or of the text's end. */
function fieldEndFrom(text: string, at: number, delimiter: string | null): number {
  let i = at;
  while (i < text.length && !isFieldEnd(text, i, delimiter)) i++;
  return i;
}

function isFieldEnd(text: string, at: number, delimiter: string | null): boolean {
  const code = text.charCodeAt(at);
  if (code === LINE_FEED || code === RETURN) return true;
  return delimiter !== null && (code === delimiter.charCodeAt(0) || (code === TAB && delimiter === ' '));
}

function skipBlanksBefore(text: string, at: number, delimiter: string | null): number {
  return isBlankDelimiter(delimiter) ? at : skipBlanks(text, at);
}

/** The index of the quote that closes a field; the text's length where there is none. */
function closingQuote(text: string, at: number, quote: string, delimiter: string | null): number {
  for (let i = text.indexOf(quote, at); i >= 0; i = text.indexOf(quote, i + 1)) {
    if (text[i + 1] === quote) i++;
    else if (endsField(text, i + 1, delimiter)) return i;
  }
  return text.length;
}

function endsField(text: string, at: number, delimiter: string | null): boolean {
  const next = skipBlanksBefore(text, at, delimiter);
  return next >= text.length || isFieldEnd(text, next, delimiter);
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LINE_FEED || (code === RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) count++;
  }
  return count;
}
