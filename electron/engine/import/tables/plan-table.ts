// Plans how a text table is read, step by step, from the first bytes of its file.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import { bareUnit, withoutUnitLabel } from './column-names.ts';
import { columnKinds } from './column-kinds.ts';
import { depthOfWords, findDepth, type FoundDepth } from './depth-column.ts';
import { askedUnit } from './depth-unit.ts';
import { findEncoding } from '../encoding/encoding.ts';
import { readNotes } from './notes.ts';
import { isMissingWord } from './missing-words.ts';
import { parseNumber, type NumberForm } from './number-forms.ts';
import { findNumberStyle } from './number-style.ts';
import { isQuotedLine } from './quotes.ts';
import { isNumeric } from './record-shape.ts';
import { recordNumberColumns } from './record-numbers.ts';
import { missingNumbers } from './sentinels.ts';
import { divideColumns, ignoredColumns, type Division } from './table-parts.ts';
import { unitInColumn } from './unit-column.ts';
import type { PlannedDepth, TableOptions, TablePlan } from './table-plan.ts';
import { findTable, type FoundTable } from './find-table.ts';

const MOST_NOTES = 200;
const MOST_NOTE_CHARACTERS = 1000;
/** Below it a step has said what it took, so that the user can say otherwise. */
const SURE = 0.2;

/**
 * `head`: the first 256 KiB of the file, unpacked; `isWhole`: the file is no longer than that.
 * @throws StratascopeError `unreadable_file` for what is no text, and for options that the file contradicts; `bad_input` for
 * options that nothing could be.
 */
export function planTable(head: Uint8Array, fileName: string, isWhole: boolean, options: TableOptions): TablePlan {
  const { encoding, text, sureness } = findEncoding(head, fileName, options.encoding);
  const table = findTable(text, fileName, isWhole, options);
  const { delimiter, quote, comments, header, units: unitRow, values, width, notes: lines } = table;
  const style = findNumberStyle(
    values.map(({ fields }) => fields),
    delimiter,
    options.decimal,
  );
  const names = Array.from({ length: width }, (_, column) => header?.fields[column] ?? '');
  const unitCells = withoutUnitLabel(unitRow?.fields ?? [], width);
  const units = names.map((_, column) => bareUnit(unitCells[column] ?? ''));
  const kinds = columnKinds(
    values.map(({ fields }) => fields),
    width,
    style,
  );
  const hasHeader = header !== undefined;
  const ignored = ignoredColumns({ fileName, names }, options.ignore);
  const leftOut = new Set([...recordNumberColumns(names, units, kinds, hasHeader, values.length), ...ignored]);
  const told = readNotes(lines);
  const inColumn = unitInColumn(names, values);
  const notes = inColumn === undefined ? told : { ...told, depthUnit: inColumn };
  const known = {
    fileName,
    hasHeader,
    names,
    units,
    kinds,
    leftOut,
    records: values.length,
    notes,
  };
  const found = findDepth(known, options);
  const depth = plannedDepth(options, found, found ? kinds[found.column]!.kind === 'feet and inches' : false);
  const division = divideColumns(
    { ...known, ignored, line: table.firstLine, ...(found ? { depth: found } : {}) },
    options.image,
  );
  const { nullValues, sentinels } = missingNumbers(notes.nullValues, options.nullValues);
  const parts = depth ? division.parts : [];
  return {
    encoding,
    dialect: {
      delimiter,
      quote,
      decimal: style.decimal,
      skippedLines: table.firstLine - 1,
      headerLine: header?.line ?? null,
      unitLine: unitRow?.line ?? null,
    },
    thousands: style.thousands,
    firstRecordLine: table.firstRecordLine,
    comments,
    columns: division.columns,
    ...(depth ? { depth } : {}),
    parts,
    nullValues,
    sentinels,
    findings: [
      ...(sureness < SURE_OF_ENCODING ? [encodingAssumed(encoding)] : []),
      ...table.findings,
      ...(style.sureness < SURE && options.decimal === undefined ? [decimalAssumed(style.decimal)] : []),
      ...(found?.findings ?? []),
      ...division.findings,
      ...(depth ? whatItIsTakenFor(division) : whyNothing(table, found, known, style)),
    ],
    notes: lines.slice(0, MOST_NOTES).map((line) => line.slice(0, MOST_NOTE_CHARACTERS)),
    ...(notes.well === undefined ? {} : { well: notes.well }),
  };
}

const SURE_OF_ENCODING = 0.95;

function plannedDepth(
  options: TableOptions,
  found: FoundDepth | undefined,
  feetAndInches: boolean,
): PlannedDepth | undefined {
  if (typeof options.depth === 'object') {
    const { first, step } = options.depth;
    const { unit, times, over } = askedUnit(options.depthUnit);
    if (!(Number.isFinite(first) && Math.abs(step) > 0 && Number.isFinite(step)))
      throw new StratascopeError(
        'bad_input',
        `Expected a first depth and a step other than 0 but received ${first},${step}`,
      );
    return { unit, first: (first * times) / over, step: (step * times) / over };
  }
  if (!found?.unit) return undefined;
  const { unit, times, over } = found.unit;
  return {
    unit,
    column: found.column,
    times,
    over,
    feetAndInches,
    ...(found.reference ? { reference: found.reference } : {}),
  };
}

function encodingAssumed(encoding: string): Finding {
  return { code: 'encoding-assumed', message: `The text is taken for ${encoding}`, option: '--encoding' };
}

function decimalAssumed(decimal: '.' | ','): Finding {
  const sign = decimal === ',' ? 'comma' : 'point';
  return {
    code: 'decimal-assumed',
    message: `The ${sign} in numbers is taken for the decimal sign`,
    option: '--decimal',
  };
}

/** Why nothing can be imported. */
function whyNothing(
  table: FoundTable,
  found: FoundDepth | undefined,
  columns: Parameters<typeof depthOfWords>[0],
  form: NumberForm,
): readonly Finding[] {
  // A unit that is not known is a finding of its own.
  if (found) return [];
  if (table.isCut && !table.values.some(({ fields }) => fields.some(isNumeric))) {
    const message =
      'No table begins within the first 256 KiB, so that nothing can be imported: take away lines above it';
    return [{ code: 'no-depth', message, option: null }];
  }
  const line = table.values.find(isQuotedLine);
  if (line) {
    const message = `Line ${line.line} is one field, as quotes stand around the whole line, so that nothing can be imported: take these quotes away`;
    return [{ code: 'no-depth', message, option: null }];
  }
  const column = depthOfWords(columns);
  if (column !== undefined) {
    const isWord = (field: string): boolean => parseNumber(field, form) === undefined && !isMissingWord(field);
    const record = table.values.find(({ fields }) => isWord(fields[column]!))!;
    const message = `Line ${record.line} has ${JSON.stringify(record.fields[column])} and no number for ${columns.names[column]}, so that nothing can be imported`;
    return [{ code: 'no-depth', message, option: '--depth' }];
  }
  const [why, option] = table.values.some(({ fields }) => fields.some((field) => field.trim() !== ''))
    ? ['No column can be the depth', '--depth']
    : ['There are no records', null];
  return [{ code: 'no-depth', message: `${why}, so that nothing can be imported`, option }];
}

const NAMES_SHOWN = 2;

/** What a table without an image is imported as. */
function whatItIsTakenFor({ columns, parts }: Division): readonly Finding[] {
  const [part] = parts;
  if (part?.kind === 'image') return [];
  if (!part) return [{ code: 'no-image', message: 'No column beside the depth has numbers', option: null }];
  const names = part.columns.map((column) => columns[column]!.name).slice(0, NAMES_SHOWN);
  const image = `--image ${names.join(',')}${part.columns.length > NAMES_SHOWN ? ',…' : ''} makes an image of the columns it names`;
  if (part.kind === 'survey')
    return [{ code: 'taken-for-survey', message: 'The table is a deviation survey', option: '--image' }];
  return [
    { code: 'no-image', message: `The table holds no image and is taken for curves; ${image}`, option: '--image' },
  ];
}
