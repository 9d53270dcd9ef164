// Reads lines that are comments by their marks as records: one of them may be the header or the row of units.
import type { HeaderRecord } from './header-record.ts';
import { hasWidth } from './record-shape.ts';
import { isComment, LINE_ENDS, skipBlanks, textRecords, type RecordForm, type TextRecord } from './text-records.ts';
import { isUnitOrNothing } from './unit-row.ts';

/** Lines that begin with the mark of a comment, without it, as records: one of them may be the header. */
export function commentedRecords(lines: readonly string[], form: RecordForm, from: number): TextRecord[] {
  return lines.flatMap((line, i) => {
    const begin = skipBlanks(line, 0);
    if (i + 1 < from || !isComment(line, begin, form)) return [];
    return recordBehindMark(unmarked(line, form.comments), { ...form, comments: [] }, i + 1);
  });
}

/** Names may stand in quotes where the records below have none, or where these have marks of inches instead. */
function recordBehindMark(text: string, form: RecordForm, line: number): readonly TextRecord[] {
  for (const quote of ['"', "'"] as const) {
    const quoted = textRecords(text, { ...form, quote }, line, 1);
    if (quoted.some((record) => record.quoted !== undefined && !record.isOpen)) return quoted;
  }
  return textRecords(text, form, line, 1);
}

export function withoutMark(lineOf: (line: number) => string, comments: readonly string[]): (line: number) => string {
  return (line) => unmarked(lineOf(line), comments);
}

function unmarked(line: string, comments: readonly string[]): string {
  let text = line.trimStart();
  for (let mark = markOf(text, comments); mark !== undefined; mark = markOf(text, comments))
    text = text.slice(mark.length);
  // A blank behind the mark is none of the record's, a delimiter is: then the mark is a name.
  return text.startsWith(' ') ? text.trimStart() : text;
}

function markOf(text: string, comments: readonly string[]): string | undefined {
  return comments.find((mark) => text.startsWith(mark));
}

/** Units may begin with a sign that elsewhere begins a comment, as per cent does, or stand behind one. */
export function markedUnits(
  lines: readonly string[],
  { line, fields }: HeaderRecord,
  form: RecordForm,
): HeaderRecord | undefined {
  // Names may have line ends in them.
  const at = line - 1 + fields.join(' ').split(LINE_ENDS).length;
  const below = lines[at] ?? '';
  if (!isComment(below, skipBlanks(below, 0), form)) return undefined;
  return [below, unmarked(below, form.comments)]
    .flatMap((text) => textRecords(text, { ...form, comments: [] }, at + 1, 1))
    .find((record) => hasWidth(record, fields.length) && record.fields.every(isUnitOrNothing));
}
