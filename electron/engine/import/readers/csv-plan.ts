// Decides on the columns of a CSV file by its first record.
import type { StratascopeError } from '../../../../shared/errors.ts';
import { isOpenQuote, parseRecords } from '../records/quoted-record.ts';
import { recordFormOf } from '../records/record-form.ts';
import { describeField, isNotText, recordRefusal } from '../records/refusal.ts';
import { SampleCheck } from '../records/sample-check.ts';
import { readTextRecord } from '../records/text-record.ts';
import type { TablePlan } from '../tables/table-plan.ts';
import { recogniseColumns, sniffDelimiter, type Columns } from './csv-dialect.ts';
import { MAX_SOURCE_WIDTH, MIN_SOURCE_WIDTH } from './log-reader.ts';

const SNIFFED_CHARACTERS = 65_536;
const LINE_END = /(?<=\r\n|\n|\r(?!\n))/;

export interface CsvPlan {
  readonly plan: TablePlan;
  readonly columns: Columns;
}

/**
 * `head`: the first bytes of the file. Undefined where no record is among them.
 * @throws StratascopeError `unreadable_file` where the first record is not that of an image.
 */
export function csvPlan(head: Uint8Array, fileName: string, isWhole: boolean): CsvPlan | undefined {
  const text = new TextDecoder().decode(head);
  const delimiter = sniffDelimiter(text.slice(0, SNIFFED_CHARACTERS));
  const form = { delimiter, quote: '"', depth: { first: 0, step: 0 } } as const;
  let line = 1;
  let record = '';
  if (!isWhole && !/[\r\n]/.test(text)) {
    const received = 'a longer one: a quote left open, or no line ends';
    throw recordRefusal('a record of at most 1 MiB', received, { fileName, line });
  }
  for (const next of linesOf(text, isWhole)) {
    if (record === '' && next.trim() === '') {
      line++;
      continue;
    }
    record += next;
    const refuse = (expected: string, received: string, cause?: Error): StratascopeError =>
      recordRefusal(expected, received, { fileName, line }, cause);
    let fields: string[] | undefined;
    try {
      [fields] = parseRecords(record, form, refuse);
    } catch (error) {
      if (isOpenQuote(error)) continue;
      throw error;
    }
    const lines = record.split(LINE_END).length;
    record = '';
    if (fields?.some((field) => field.trim() !== ''))
      return planOf(fields, { delimiter, fileName, line, lines }, refuse);
    line += lines;
  }
  return undefined;
}

/** Each with its line end. Without the end of the file the last one may be cut off, and does not come. */
function* linesOf(text: string, isWhole: boolean): Generator<string> {
  const end = /\r\n|\n|\r/g;
  let at = 0;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield text.slice(at, end.lastIndex);
    at = end.lastIndex;
  }
  if (isWhole && at < text.length) yield text.slice(at);
}

function planOf(
  record: readonly string[],
  { delimiter, fileName, line, lines }: { delimiter: string; fileName: string; line: number; lines: number },
  refuse: (expected: string, received: string) => StratascopeError,
): CsvPlan {
  const pixels = record.length - 1;
  if (pixels < MIN_SOURCE_WIDTH || pixels > MAX_SOURCE_WIDTH) {
    const expected = `a depth column and ${MIN_SOURCE_WIDTH} to ${MAX_SOURCE_WIDTH} pixel columns`;
    throw refuse(expected, `${record.length} ${record.length === 1 ? 'column' : 'columns'}`);
  }
  const columns = recogniseColumns(record);
  const { names, depthColumn, depthUnit, depthReference } = columns;
  const unreadable = names?.find(isNotText);
  if (unreadable !== undefined) throw refuse('column names', describeField(unreadable));
  const plan: TablePlan = {
    encoding: 'utf-8',
    dialect: {
      ...{ delimiter, quote: '"', decimal: '.', skippedLines: line - 1, unitLine: null },
      headerLine: names ? line : null,
    },
    thousands: null,
    firstRecordLine: names ? line + lines : line,
    comments: [],
    columns: record.map((_, field) => {
      const role = field === depthColumn ? 'depth' : 'image';
      return { field, name: names?.[field] ?? '', unit: null, role, why: '' };
    }),
    depth: {
      ...{ unit: depthUnit ?? 'm', column: depthColumn, times: 1, over: 1, feetAndInches: false },
      ...(depthReference ? { reference: depthReference } : {}),
    },
    parts: [
      {
        name: 'table',
        kind: 'image',
        columns: record.map((_, field) => field).filter((field) => field !== depthColumn),
      },
    ],
    ...{ nullValues: [], sentinels: [], findings: [], notes: [] },
  };
  if (!names) {
    const form = recordFormOf(plan, plan.parts);
    readTextRecord(record, form, new SampleCheck(form), new Float32Array(form.width), { fileName, line });
  }
  return { plan, columns };
}
