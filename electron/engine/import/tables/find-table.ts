// Finds the table in a text: the lines that are not it, its delimiter and quotes, its header, and its first records.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import { joinTornNames } from './blank-names.ts';
import { commentedRecords, markedUnits, withoutMark } from './commented-records.ts';
import { findDelimiter } from './delimiter.ts';
import { findSurroundings } from './surroundings.ts';
import type { HeaderRecord } from './header-record.ts';
import { isNumeric } from './record-shape.ts';
import {
  refuseBehindEnd,
  refuseDecimalCommas,
  refuseOtherBegin,
  refuseOtherDelimiter,
  refuseOtherLine,
} from './refuse-options.ts';
import { findRegion, usualWidth } from './table-region.ts';
import type { TableOptions } from './table-plan.ts';
import { isComment, LINE_ENDS, skipBlanks, textRecords, type RecordForm, type TextRecord } from './text-records.ts';

export interface FoundTable {
  readonly delimiter: string | null;
  readonly quote: '"' | "'" | null;
  readonly comments: readonly string[];
  readonly header?: HeaderRecord;
  readonly units?: HeaderRecord;
  /** Whether the text goes on behind what was looked at. */
  readonly isCut: boolean;
  /** The first records of values, without those that have another number of fields. */
  readonly values: readonly TextRecord[];
  readonly width: number;
  /** The line of the first record below the header, whatever its shape. */
  readonly firstRecordLine: number;
  /** The line on which the table begins, with its header if it has one; and the last line that was looked at. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Lines around the table that are not it. */
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
}

/** Below it another delimiter would do nearly as well. */
const SURE = 0.1;
/** @throws StratascopeError `unreadable_file`, `bad_input` as `planTable`. */
export function findTable(text: string, fileName: string, isWhole: boolean, options: TableOptions): FoundTable {
  const complete = isWhole ? text : text.slice(0, lastLineEnd(text));
  if (complete === '' && text !== '') throw lineWithoutEnd(fileName, 1);
  const lines = complete.split(LINE_ENDS);
  if (isWhole && options.skipLines !== undefined) refuseBehindEnd(options.skipLines, lines, fileName);
  const around = findSurroundings(complete, options.skipLines ?? 0);
  const body = complete.slice(around.at);
  const asked = options.delimiter ?? around.delimiter;
  const { delimiter, quote, sureness } = findDelimiter(body, around.comments, isWhole, asked);
  const form: RecordForm = { delimiter, quote, comments: around.comments };
  let records: readonly TextRecord[] = textRecords(body, form, around.line);
  const open = records.at(-1)?.isOpen ? records.at(-1) : undefined;
  if (open && !isWhole) records = records.slice(0, -1);
  let commented = commentedRecords(lines, form, around.line);
  if (delimiter === ' ') {
    const width = usualWidth(records);
    const lineOf = (line: number): string => lines[line - 1] ?? '';
    records = joinTornNames(records, width, lineOf, isNumeric);
    commented = [...joinTornNames(commented, width, withoutMark(lineOf, around.comments), isNumeric)];
  }
  if (options.delimiter !== undefined)
    refuseOtherDelimiter(records, body, around.comments, isWhole, delimiter, fileName);
  const { headerLine, unitLine } = options;
  for (const asked of [
    { line: headerLine, what: 'a header', option: '--header-line' },
    { line: unitLine, what: 'units', option: '--unit-line' },
  ]) {
    const { line } = asked;
    if (line) refuseOtherLine(records, commented, { ...asked, line }, fileName);
  }
  const region = findRegion(records, commented, { header: headerLine, unit: unitLine }, delimiter === ' ');
  const { header } = region ?? {};
  if (region && delimiter === ',') refuseDecimalCommas(region, fileName);
  const units = region?.units ?? (header && unitLine !== 0 ? markedUnits(lines, header, form) : undefined);
  const values =
    region?.values.filter(
      (record) => record.fields.length >= region.width && !isBlank(record) && !repeats(record, header),
    ) ?? [];
  // Without its quote all that follows would be one field, and left out without a word.
  if (open && (values.length === 0 || values[0] === open)) {
    if (!isWhole) throw lineWithoutEnd(fileName, open.line);
    const message = `${fileName}, line ${open.line}: expected a closing quote but received the end of the file`;
    throw new StratascopeError('unreadable_file', message);
  }
  const firstLine = Math.min(
    ...[header?.line, units?.line, region?.values[0]?.line, lines.length + 1].filter((line) => line !== undefined),
  );
  if (options.skipLines !== undefined) refuseOtherBegin(records, options.skipLines, firstLine, fileName);
  const skipped = lines.slice(0, firstLine - 1).filter((line) => line.trim() !== '').length;
  return {
    ...{
      delimiter,
      quote,
      comments: around.comments,
      values,
      width: region?.width ?? 0,
      firstLine,
      firstRecordLine: region?.values[0]?.line ?? lines.length + 1,
      lastLine: lines.length,
      isCut: !isWhole,
    },
    ...(header ? { header } : {}),
    ...(units ? { units } : {}),
    notes: notesIn(lines, firstLine, [header?.line, units?.line], form),
    findings: [
      ...(region?.unnamed ? [namesMissing(header!.line, region.unnamed)] : []),
      ...(skipped > 0 && options.skipLines === undefined ? [linesSkipped(firstLine - 1)] : []),
      ...(sureness < SURE && asked === undefined ? [delimiterAssumed(delimiter)] : []),
    ],
  };
}

function lineWithoutEnd(fileName: string, line: number): StratascopeError {
  const message = `${fileName}, line ${line}: expected a record of at most 256 KiB in the beginning of the table but received a longer one: a quote left open, or no line ends`;
  return new StratascopeError('unreadable_file', message);
}

/** Whether a record is of delimiters alone. */
function isBlank({ fields }: TextRecord): boolean {
  return fields.every((field) => field.trim() === '');
}

/** Whether a record is the header once more, in whatever letter case. */
function repeats({ fields }: TextRecord, header: HeaderRecord | undefined): boolean {
  return (
    header !== undefined && header.fields.every((name, i) => name.toLowerCase() === fields[i]?.trim().toLowerCase())
  );
}

function lastLineEnd(text: string): number {
  return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
}

function notesIn(
  lines: readonly string[],
  firstLine: number,
  ofTable: readonly (number | undefined)[],
  { comments, delimiter }: Pick<RecordForm, 'comments' | 'delimiter'>,
): string[] {
  return lines.filter((line, i) => {
    const isBefore = i + 1 < firstLine;
    if (ofTable.includes(i + 1) || line.trim() === '') return false;
    return isBefore || isComment(line, skipBlanks(line, 0), { comments, delimiter });
  });
}

function linesSkipped(count: number): Finding {
  const lines = count === 1 ? '1 line before the table is' : `${count} lines before the table are`;
  return { code: 'lines-skipped', message: `${lines} skipped`, option: '--skip-lines' };
}

function namesMissing(line: number, count: number): Finding {
  const columns = count === 1 ? 'column has' : `${count} columns have`;
  return {
    code: 'names-missing',
    message: `The last ${columns} no name, as the header on line ${line} is shorter than the records`,
    option: '--header-line',
  };
}

function delimiterAssumed(delimiter: string | null): Finding {
  const what =
    delimiter === null
      ? 'The lines are taken for one column'
      : `The character ${JSON.stringify(delimiter)} is taken for the delimiter`;
  return { code: 'delimiter-assumed', message: what, option: '--delimiter' };
}
