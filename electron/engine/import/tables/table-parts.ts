// Divides the columns of a table beside its depth: images, curves or a survey, words, numbers of records.
import { StratascopeError } from '../../../../shared/errors.ts';
import { MAX_WIDTH, MIN_WIDTH } from '../../../../shared/model/image-log.ts';
import type { ColumnRole, Finding } from '../../../../shared/model/inspection.ts';
import { splitBracketed } from './column-names.ts';
import type { ColumnKind } from './column-kinds.ts';
import { columnNamed } from './depth-column.ts';
import type { TableColumns } from './depth-column.ts';
import { findFamilies, type Family, type NamedColumn } from './families.ts';
import { isSurvey } from './survey.ts';
import type { PlannedColumn, PlannedPart } from './table-plan.ts';

export interface DividedColumns extends Pick<
  TableColumns,
  'fileName' | 'hasHeader' | 'names' | 'units' | 'kinds' | 'leftOut'
> {
  readonly ignored: ReadonlySet<number>;
  readonly depth?: { readonly column: number; readonly why: string };
  /** The line that an error about their number names. */
  readonly line: number;
}

export interface Division {
  readonly columns: readonly PlannedColumn[];
  readonly parts: readonly PlannedPart[];
  /** What the user has said of the image and does not hold. */
  readonly findings: readonly Finding[];
}

/** The columns that a user leaves out. @throws StratascopeError `unreadable_file` where the file has them not. */
export function ignoredColumns(
  table: Pick<TableColumns, 'fileName' | 'names'>,
  asked: string | undefined,
): ReadonlySet<number> {
  return new Set(asked?.split(',').map((name) => columnNamed(table, name, '--ignore')));
}

/** `image`: the columns that a user names for it. @throws StratascopeError `unreadable_file` where the file has them not. */
export function divideColumns(table: DividedColumns, image?: string): Division {
  const { names, units, kinds, leftOut, depth } = table;
  refuseWithoutDepth(table);
  const nothing = columnsOfNothing(table);
  const others = names.flatMap((name, column) => {
    if (column === depth?.column || leftOut.has(column) || nothing.has(column)) return [];
    const { stem, unit } = splitBracketed(name);
    return [{ column, name: stem, unit: unit ?? units[column] ?? null }];
  });
  const asked = image === undefined ? undefined : askedImage(table, image);
  const families = asked ? [asked.family] : withoutIgnored(familiesOf(others, kinds), table);
  refuseTooWide(table, families);
  const columns: PlannedColumn[] = names.map((name, column) => ({
    name,
    unit: splitBracketed(name).unit ?? units[column] ?? null,
    field: column,
    ...roleOf(table, nothing, column),
  }));
  const parts: PlannedPart[] = [];
  for (const family of families) parts.push(imagePart(family, columns, parts));
  const inImages = new Set(parts.flatMap((part) => part.columns));
  const rest = others.filter(({ column }) => !inImages.has(column) && kinds[column]!.kind !== 'text');
  if (rest.length > 0) parts.push(restPart(rest, families.length > 0, columns));
  return { columns, parts, findings: asked?.findings ?? [] };
}

/** Nameless columns without a value, beside named ones, and those without anything at the end, where several delimiters make them. */
function columnsOfNothing({ names, kinds, depth, leftOut }: DividedColumns): ReadonlySet<number> {
  const isNamed = names.some((name, i) => name !== '' && i !== depth?.column && !leftOut.has(i));
  // Behind it nothing has a name or a field that is not blank.
  const last = names.findLastIndex((name, i) => name !== '' || !kinds[i]!.isBlank);
  const isNothing = (column: number): boolean =>
    names[column] === '' && kinds[column]!.kind === 'empty' && (isNamed || column > last);
  return new Set(names.flatMap((_, column) => (isNothing(column) ? [column] : [])));
}

function roleOf(
  table: DividedColumns,
  nothing: ReadonlySet<number>,
  column: number,
): { readonly role: ColumnRole; readonly why: string } {
  if (column === table.depth?.column) return { role: 'depth', why: table.depth.why };
  if (table.ignored.has(column)) return { role: 'ignored', why: 'it is to be left out' };
  if (table.leftOut.has(column)) return { role: 'record number', why: 'it counts the records' };
  if (nothing.has(column)) return { role: 'ignored', why: 'it has neither name nor values' };
  if (table.kinds[column]!.kind === 'text') return { role: 'text', why: 'it has words' };
  return { role: 'curve', why: 'it has numbers and is part of no image' };
}

/** Families of numbers; a column of words among them is one with errors, which reading refuses by their line. */
function familiesOf(others: readonly NamedColumn[], kinds: readonly ColumnKind[]): readonly Family[] {
  const isText = (column: number): boolean => kinds[column]!.kind === 'text';
  const ofNumbers = findFamilies(others.filter(({ column }) => !isText(column)));
  const ofAll = findFamilies(others);
  const isMostlyNumbers = ofAll.every(({ members }) => {
    const words = members.filter((member) => typeof member === 'number' && isText(member)).length;
    return words * 2 <= members.length;
  });
  return isMostlyNumbers && size(ofAll) > size(ofNumbers) ? ofAll : ofNumbers;
}

/** One that is to be ignored is left out of its family, and is not missing there. */
function withoutIgnored(families: readonly Family[], { names, ignored }: DividedColumns): readonly Family[] {
  const left = new Set([...ignored].map((column) => splitBracketed(names[column]!).stem));
  return families.map((family) => ({
    ...family,
    members: family.members.filter((member) => typeof member === 'number' || !left.has(member.missing)),
  }));
}

function size(families: readonly Family[]): number {
  return families.reduce((sum, { members }) => sum + members.length, 0);
}

/** `A..B`, in the order in which they stand or, where B stands before A, in the other one; or names with commas between. */
function askedImage(table: DividedColumns, image: string): AskedImage {
  const { fileName, names, kinds, depth, ignored } = table;
  const find = (name: string): number => columnNamed(table, name, '--image');
  const nameOf = (column: number): string => names[column] || `column ${column + 1}`;
  const [from, to, ...more] = image.split('..');
  const isRange = to !== undefined && more.length === 0;
  const asked = isRange ? [find(from!), find(to)] : image.split(',').map(find);
  const twice = isRange ? undefined : asked.find((column, i) => asked.indexOf(column) < i);
  if (twice !== undefined) {
    const message = `${fileName}: expected each column once for --image but received ${nameOf(twice)} twice`;
    throw new StratascopeError('unreadable_file', message);
  }
  const isOther = (column: number): boolean => column === depth?.column || ignored.has(column);
  const members = (isRange ? fromTo(asked[0]!, asked[1]!) : asked).filter((column) => !isOther(column));
  const words = members.find((column) => kinds[column]!.kind === 'text');
  if (words !== undefined) {
    const message = `${fileName}: expected numbers for --image but received words in ${nameOf(words)}`;
    throw new StratascopeError('unreadable_file', message);
  }
  const others = asked.filter(isOther).map((column) => {
    const what = column === depth?.column ? 'the depth' : 'left out';
    return `${nameOf(column)} is ${what} and no column of the image`;
  });
  if (members.length < MIN_WIDTH) {
    const because = others.length > 0 ? `: ${others.join(', ')}` : '';
    const message = `${fileName}: expected ${MIN_WIDTH} columns or more for --image but received ${JSON.stringify(image)}${because}`;
    throw new StratascopeError('unreadable_file', message);
  }
  return {
    family: { name: '', members, why: 'it is asked for' },
    findings: others.map((message) => ({ code: 'image-columns', message, option: '--image' })),
  };
}

interface AskedImage {
  readonly family: Family;
  readonly findings: readonly Finding[];
}

function fromTo(from: number, to: number): number[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + i * step);
}

function refuseWithoutDepth({ fileName, names, depth, ignored }: DividedColumns): void {
  if (!depth || !ignored.has(depth.column)) return;
  const name = names[depth.column] || `column ${depth.column + 1}`;
  const message = `${fileName}: expected columns beside the depth for --ignore but received ${name}, which is the depth; --depth names another, or gives START,STEP`;
  throw new StratascopeError('unreadable_file', message);
}

function refuseTooWide({ fileName, line, names }: DividedColumns, families: readonly Family[]): void {
  if (families.every(({ members }) => members.length <= MAX_WIDTH)) return;
  const expected = `a depth column and 2 to ${MAX_WIDTH} pixel columns`;
  throw new StratascopeError(
    'unreadable_file',
    `${fileName}, line ${line}: expected ${expected} but received ${names.length} columns`,
  );
}

/** Marks the columns of an image, and adds those that are missing in the file. */
function imagePart(family: Family, columns: PlannedColumn[], before: readonly PlannedPart[]): PlannedPart {
  const width = family.members.length;
  const members = family.members.map((member, i) => {
    const why = `${family.why}: sample ${i + 1} of ${width}`;
    if (typeof member === 'number') {
      columns[member] = { ...columns[member]!, role: 'image', why };
      return member;
    }
    columns.push({
      name: member.missing,
      unit: null,
      field: null,
      role: 'image',
      why: `${why}, which the file has not`,
    });
    return columns.length - 1;
  });
  const own = new Set(members.flatMap((member) => (columns[member]!.field === null ? [] : [columns[member]!.unit])));
  const [unit] = own;
  const valueUnit = own.size === 1 && unit ? { valueUnit: unit } : {};
  return { name: uniqueName(family.name || 'image', before), kind: 'image', columns: members, ...valueUnit };
}

function uniqueName(name: string, before: readonly PlannedPart[]): string {
  const names = new Set(before.map((part) => part.name));
  let unique = name;
  for (let i = 2; names.has(unique); i++) unique = `${name} ${i}`;
  return unique;
}

function restPart(rest: readonly NamedColumn[], hasImages: boolean, columns: PlannedColumn[]): PlannedPart {
  const members = rest.map(({ column }) => column);
  const isPath = !hasImages && isSurvey(rest.map(({ name }) => name));
  if (isPath)
    for (const column of members) columns[column] = { ...columns[column]!, why: 'it tells the path of the hole' };
  return { name: isPath ? 'survey' : 'curves', kind: isPath ? 'survey' : 'curves', columns: members };
}
