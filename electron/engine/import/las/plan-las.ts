// Plans how each log of a LAS file is read: its columns, depth, image and curves, and what was not plain sailing.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import { columnKinds, type ColumnKind } from '../tables/column-kinds.ts';
import { parseNumber } from '../tables/number-forms.ts';
import { recordNumberColumns } from '../tables/record-numbers.ts';
import { missingNumbers } from '../tables/sentinels.ts';
import { divideColumns, ignoredColumns } from '../tables/table-parts.ts';
import type { PlannedColumn, TableOptions, TablePlan } from '../tables/table-plan.ts';
import { depthUnitNamed } from '../tables/units.ts';
import { fieldsOf, isDataLine } from './data-fields.ts';
import { layoutOf, type LasLayout } from './data-layout.ts';
import { readLasHeader, type LasCurve, type LasData, type LasHeader } from './las-header.ts';
import { planDepth } from './plan-depth.ts';
import { withoutRunOns } from './run-on.ts';

/** Records by which columns are told apart. */
const LOOKED_AT = 1_000;
const DELIMITER_NAMES = { ' ': 'blanks', '\t': 'tabs', ',': 'commas', ';': 'semicolons' } as const;

/** One table of a LAS file. */
export interface LasTable {
  /** Tells it from others of its file: `Log`, `Log[2]`, `Inclinometry`, `DEVIATION`. */
  readonly name: string;
  readonly plan: TablePlan;
  /** By which `recordsOfLas` makes records. */
  readonly layout: LasLayout;
}

export interface LasPlan {
  /** The logs first, in the file's order. */
  readonly tables: readonly LasTable[];
  /** Lines of the head, for `recordsOfLas`. */
  readonly headLines: number;
  /** Whether there may be more sections of data behind the head. */
  readonly mayGoOn: boolean;
}

/** The beginning of a file, decoded. */
export interface LasHead {
  readonly fileName: string;
  readonly encoding: string;
  readonly text: string;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
}

/**
 * Without a table where the head ends before the data.
 * @throws StratascopeError `unreadable_file` where there are no sections, where a log's data do not agree with its curves,
 * and where options contradict the file.
 */
export function planLas(head: LasHead, options: TableOptions): LasPlan {
  refuseLines(options, head.fileName);
  const header = readLasHeader(head.text, head.isWhole, head.fileName);
  const logs = header.data.filter(({ title }) => isLog(title.stem));
  const surveys = header.data.filter(({ title }) => title.stem.toUpperCase().startsWith('INCLINOMETRY'));
  // Without a log other data may be one: drilling is logged, too.
  const read = logs.length > 0 ? [...logs, ...surveys] : header.data;
  const left = header.data.filter((data) => !read.includes(data)).map(({ title }) => title.stem);
  const names = new Map<string, number>();
  const tables = read.map((data, at) => {
    const stem = data.set ?? data.title.stem;
    const count = (names.get(stem) ?? 0) + 1;
    names.set(stem, count);
    const plan = planTable(data, header, head, options, at === 0 ? leftOut(left) : []);
    return { name: count === 1 ? stem : `${stem}[${count}]`, ...plan };
  });
  const mayGoOn = !head.isWhole && (tables.length === 0 || header.data.length > 1 || (header.version ?? 0) >= 3);
  return { tables, headLines: header.lines, mayGoOn };
}

function isLog(stem: string): boolean {
  const name = stem.toUpperCase();
  return name === 'LOG' || name.startsWith('LOG[') || name.startsWith('LOG_');
}

function planTable(
  data: LasData,
  header: LasHeader,
  { fileName, encoding }: LasHead,
  options: TableOptions,
  before: readonly Finding[],
): { readonly plan: TablePlan; readonly layout: LasLayout } {
  const delimiter = delimiterAsked(options, fileName) ?? header.delimiter;
  const layout = layoutOf(data, { fileName, isWrapped: header.isWrapped, delimiter, decimal: options.decimal });
  refuseDelimiter(options, layout, fileName);
  const records = recordsOf(data, layout);
  const curves = curvesOf(data, layout.fields);
  const kinds = kindsOf(curves, records, layout);
  const names = curves.map(({ name }) => name);
  const units = curves.map(({ unit }) => (unit === '' ? null : unit));
  const ignored = ignoredColumns({ fileName, names }, options.ignore);
  const leftOut = new Set([...recordNumberColumns(names, units, kinds, true, records.length), ...ignored]);
  const beginsAsSaid =
    header.start !== undefined && parseNumber(records[0]?.[0] ?? '', formOf(layout)) === header.start;
  // First and last depth are those of the first section: others may be in other units.
  const isOfFirst = data === header.data[0] || depthUnitNamed(curves[0]?.unit ?? '') === undefined;
  const indexUnits = isOfFirst ? header.indexUnits : [];
  const depth = planDepth({ fileName, curves, kinds, leftOut, first: records[0], indexUnits, beginsAsSaid }, options);
  const divided = divideColumns(
    {
      ...{ fileName, hasHeader: true, names, kinds, leftOut, ignored, line: data.line },
      units,
      ...(depth.column ? { depth: depth.column } : {}),
    },
    options.image,
  );
  const firstLine = data.lines.findIndex(isDataLine);
  const firstRecordLine = data.line + 1 + Math.max(0, firstLine);
  const columns = [...divided.columns, ...data.curves.slice(layout.fields).map(withoutData)];
  const parts = depth.planned ? divided.parts : [];
  const own = header.nullValue === undefined ? [] : [header.nullValue];
  const plan: TablePlan = {
    encoding,
    dialect: {
      delimiter: layout.fields === 1 ? null : layout.delimiter,
      quote: records.some((fields) => fields.some((field) => field.startsWith('"') || field.startsWith("'")))
        ? '"'
        : null,
      ...{ decimal: layout.decimal, skippedLines: firstRecordLine - 1, headerLine: null, unitLine: null },
    },
    ...{ thousands: null, firstRecordLine, comments: ['#'], columns },
    ...(depth.planned ? { depth: depth.planned } : {}),
    parts,
    ...missingNumbers(own, options.nullValues),
    findings: [
      ...before,
      ...layoutFindings(data, header, layout),
      ...depth.findings,
      ...divided.findings,
      ...withoutImage(parts),
    ],
    notes: header.notes,
    ...(header.well === undefined ? {} : { well: header.well }),
    ...(depth.refusal === undefined ? {} : { refusal: depth.refusal }),
  };
  return { plan, layout };
}

/** Fields of the first records, [records][fields]; those whose fields do not come out are left to whoever reads them. */
function recordsOf(data: LasData, { delimiter, fields: count, wrapped }: LasLayout): readonly (readonly string[])[] {
  const records: string[][] = [];
  let open: string[] = [];
  for (const line of data.lines) {
    if (records.length === LOOKED_AT) break;
    if (!isDataLine(line)) continue;
    const found = fieldsOf(line, delimiter);
    open = wrapped ? [...open, ...found] : (withoutRunOns(found, count) ?? found);
    if (open.length < count && wrapped) continue;
    if (open.length >= count) records.push(open.slice(0, count));
    open = [];
  }
  return records;
}

/** A curve a field: those that are defined, or else those that the title of the data names. */
function curvesOf({ curves, title: { words } }: LasData, fields: number): readonly LasCurve[] {
  const named = curves.length === 0 && words.length === fields ? words : [];
  return Array.from(
    { length: fields },
    (_, field) => curves[field] ?? { name: named[field] ?? '', unit: '', description: '', format: '' },
  );
}

/** What the file calls strings are words, even where they are all digits. */
function kindsOf(
  curves: readonly LasCurve[],
  records: readonly (readonly string[])[],
  layout: LasLayout,
): readonly ColumnKind[] {
  const kinds = columnKinds(records, curves.length, formOf(layout));
  return kinds.map((kind, field) =>
    curves[field]!.format.toUpperCase().startsWith('S') ? { ...kind, kind: 'text' } : kind,
  );
}

function formOf({ decimal }: LasLayout): { readonly decimal: '.' | ','; readonly thousands: null } {
  return { decimal, thousands: null };
}

function withoutData({ name, unit }: LasCurve): PlannedColumn {
  return { name, unit: unit === '' ? null : unit, field: null, role: 'ignored', why: 'the data have no column for it' };
}

function leftOut(stems: readonly string[]): readonly Finding[] {
  if (stems.length === 0) return [];
  const message = `Sections that hold no log are left out: ${listed(stems)}`;
  return [{ code: 'sections-left-out', message, option: null }];
}

function layoutFindings({ curves }: LasData, header: LasHeader, layout: LasLayout): readonly Finding[] {
  const findings: Finding[] = [];
  const find = (code: string, message: string, option: string | null = null): void =>
    void findings.push({ code, message, option });
  if (header.delimiter !== null && header.delimiter !== layout.delimiter) {
    const [said, found] = [DELIMITER_NAMES[header.delimiter], DELIMITER_NAMES[layout.delimiter]];
    find('delimiter-contradicted', `Data are said to have ${said} between them and have ${found}`, '--delimiter');
  }
  if (layout.wrapped && !header.isWrapped)
    find('wrapped', 'Records go over several lines though the file says that they do not');
  const missing = curves.slice(layout.fields).map(({ name }) => name);
  if (missing.length > 0) find('curves-without-data', `The data have no columns for the curves ${listed(missing)}`);
  const more = curves.length === 0 ? 0 : layout.fields - curves.length;
  if (more > 0)
    find(
      'data-without-curves',
      `The last ${more === 1 ? 'column has' : `${more} columns have`} no curve and so no name`,
    );
  return findings;
}

function withoutImage(parts: TablePlan['parts']): readonly Finding[] {
  if (parts.length === 0 || parts.some(({ kind }) => kind === 'image')) return [];
  return [
    {
      code: 'no-image',
      message: 'The log holds no image and is taken for curves; --image makes an image of the curves it names',
      option: '--image',
    },
  ];
}

const LISTED = 12;

function listed(names: readonly string[]): string {
  const rest = names.length - LISTED;
  return names.slice(0, LISTED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function refuseLines({ skipLines, headerLine, unitLine }: TableOptions, fileName: string): void {
  const asked = Object.entries({ '--skip-lines': skipLines, '--header-line': headerLine, '--unit-line': unitLine });
  const [option] = asked.find(([, value]) => value !== undefined) ?? [];
  if (option === undefined) return;
  const message = `${fileName}: expected no ${option} but received it for a LAS file, whose sections say where its curves and data stand`;
  throw new StratascopeError('unreadable_file', message);
}

function delimiterAsked({ delimiter }: TableOptions, fileName: string): LasLayout['delimiter'] | undefined {
  if (delimiter === undefined) return undefined;
  if (delimiter === ' ' || delimiter === ',' || delimiter === ';' || delimiter === '\t') return delimiter;
  const message = `${fileName}: expected a blank, a comma, a semicolon or a tab for --delimiter but received ${JSON.stringify(delimiter)}`;
  throw new StratascopeError('unreadable_file', message);
}

function refuseDelimiter({ delimiter }: TableOptions, layout: LasLayout, fileName: string): void {
  if (delimiter === undefined || delimiter === layout.delimiter) return;
  const message = `${fileName}: expected ${JSON.stringify(delimiter)} between the data for --delimiter but received ${DELIMITER_NAMES[layout.delimiter]}`;
  throw new StratascopeError('unreadable_file', message);
}
