// The first lines of a table as the import dialog shows them: what each is taken for, its fields, which are missing.
import type { PreviewLine } from '../../../../shared/model/file-preview.ts';
import type { Kept } from '../records/record-form.ts';
import { isMissingWord } from '../tables/missing-words.ts';
import { parseNumber } from '../tables/number-forms.ts';
import type { TablePlan } from '../tables/table-plan.ts';
import { textRecords, type TextRecord } from '../tables/text-records.ts';

/** Records shown, and lines before them: of more, the first ones and the last ones. */
const MOST_RECORDS = 30;
const MOST_SKIPPED = 12;
/** Of a field, and of a line that is not the table. */
const MOST_CHARACTERS = 60;
const MOST_OF_LINE = 200;
const LINE_ENDS = /\r\n|\n|\r/;

/** How many bytes lines are taken from: those of 30 records of the widest tables. */
export const SHOWN_BYTES = 524_288;

/** The first bytes, up to SHOWN_BYTES. */
interface ShownBytes {
  /** Of the file. */
  readonly head: Uint8Array;
  /** Of its records, each on the line on which it is in the file. */
  readonly records: Uint8Array;
}

/** `kept`: sentinels that are values after all. */
export function previewLines(bytes: ShownBytes, plan: TablePlan, kept: Kept | undefined): PreviewLine[] {
  const { headerLine, unitLine, delimiter, quote } = plan.dialect;
  const ownLines = [headerLine, unitLine, plan.firstRecordLine].filter((line) => line !== null);
  const firstLine = Math.min(...ownLines);
  const lines = wholeLines(bytes.head, plan.encoding).split(LINE_ENDS);
  const text = fromLine(wholeLines(bytes.records, plan.encoding), firstLine);
  const form = { delimiter, quote, comments: plan.comments };
  const records = textRecords(text, form, firstLine, MOST_RECORDS + ownLines.length);
  const nulls = nullsOf(plan, kept);
  const shown = records.map((record): PreviewLine => {
    const kind = record.line === headerLine ? 'header' : record.line === unitLine ? 'units' : 'record';
    return {
      line: record.line,
      kind,
      fields: record.fields.map((field) => cut(field)),
      nulls: kind === 'record' ? nulls(record) : [],
    };
  });
  const asLine = (line: number): PreviewLine => ({
    line,
    kind: line === headerLine ? 'header' : line === unitLine ? 'units' : 'skipped',
    fields: [cut(lines[line - 1] ?? '', MOST_OF_LINE)],
    nulls: [],
  });
  const isShown = new Set(shown.map(({ line }) => line));
  // A header may be a comment, which is no record.
  const others = [headerLine, unitLine].filter((line) => line !== null && !isShown.has(line)) as number[];
  const before = lines.slice(0, firstLine - 1).flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]));
  return [...ends(before), ...others]
    .map(asLine)
    .concat(shown)
    .sort((a, b) => a.line - b.line);
}

/** Without a last line of which only the beginning may be there. */
function wholeLines(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return bytes.length < SHOWN_BYTES || end < 0 ? text : text.slice(0, end + 1);
}

/** The text from a line on, counted from 1. */
function fromLine(text: string, line: number): string {
  const ends = /\r\n|\n|\r/g;
  for (let i = 1; i < line; i++) if (!ends.exec(text)) return '';
  return text.slice(ends.lastIndex);
}

function ends(lines: readonly number[]): readonly number[] {
  return lines.length <= MOST_SKIPPED ? lines : [...lines.slice(0, MOST_SKIPPED - 2), ...lines.slice(-2)];
}

function cut(text: string, most = MOST_CHARACTERS): string {
  const trimmed = text.trim();
  return trimmed.length > most ? `${trimmed.slice(0, most)}…` : trimmed;
}

/** Numbers of a record's fields that are missing samples. */
function nullsOf({ columns, dialect, thousands, nullValues, sentinels }: TablePlan, kept: Kept = []) {
  const values = new Set(kept.flat());
  const missing = new Set([...nullValues, ...sentinels.filter((value) => !values.has(value))]);
  const fields = new Set(
    columns.flatMap(({ field, role }) => (field !== null && (role === 'image' || role === 'curve') ? [field] : [])),
  );
  return (record: TextRecord): number[] =>
    record.fields.flatMap((text, field) => {
      if (!fields.has(field)) return [];
      const number = parseNumber(text, { decimal: dialect.decimal, thousands });
      const isNull = number === undefined ? isMissingWord(text) : missing.has(number);
      return isNull ? [field] : [];
    });
}
