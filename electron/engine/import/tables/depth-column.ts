// Chooses the column of depths and its unit: by name, as the user says, else the first one that is strictly ordered.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import { splitBracketed } from './column-names.ts';
import type { ColumnKind } from './column-kinds.ts';
import { depthNamed, hasDepthWord, isOtherName, isTimeName, type NamedDepth } from './depth-names.ts';
import { unitOf, type NotedUnits } from './depth-unit.ts';
import { depthUnitNamed, type DepthUnit } from './units.ts';
import type { TableOptions } from './table-plan.ts';

/** The columns as far as they are known before one of them is the depth. */
export interface TableColumns extends NotedUnits {
  readonly hasHeader: boolean;
  /** Columns that can be nothing: those that count the records, and those that are to be ignored. */
  readonly leftOut: ReadonlySet<number>;
  /** How many of them are known. */
  readonly records: number;
}

export interface FoundDepth {
  readonly column: number;
  readonly why: string;
  /** Absent where the file has a unit that is not known: then nothing can be imported. */
  readonly unit?: DepthUnit;
  readonly reference?: 'MD' | 'TVD';
  readonly findings: readonly Finding[];
}

/**
 * Undefined where no column can be one, or depths are to be counted.
 * @throws StratascopeError where what the user says is not in the file, or contradicts it.
 */
export function findDepth(table: TableColumns, options: TableOptions): FoundDepth | undefined {
  if (typeof options.depth === 'object') {
    refuseNamedDepth(table);
    return undefined;
  }
  const chosen =
    typeof options.depth === 'string'
      ? askedColumn(table, options.depth)
      : (namedColumn(table) ?? orderedUnlessIgnored(table));
  if (!chosen) return undefined;
  const { column } = chosen;
  const reference = chosen.named?.reference;
  const unit = unitOf(table, column, chosen.named, options.depthUnit);
  return {
    column,
    why: chosen.why,
    findings: [...chosen.findings, ...unit.findings],
    ...pick('unit', unit.unit),
    ...pick('reference', reference),
  };
}

/** Where the depth itself is to be left out, none of the others becomes one without a word. */
function orderedUnlessIgnored(table: TableColumns): Chosen | undefined {
  const named = namedColumn({ ...table, leftOut: new Set() });
  if (!named) return orderedColumn(table);
  const message = `${table.fileName}: expected columns beside the depth for --ignore but received ${table.names[named.column]!}, which is the depth; --depth names another, or gives START,STEP`;
  throw new StratascopeError('unreadable_file', message);
}

/** Depths that are counted are for a table without any: those of the file must not be left out without a word. */
function refuseNamedDepth(table: TableColumns): void {
  const named = namedColumn(table);
  if (!named) return;
  const name = table.names[named.column]!;
  throw new StratascopeError(
    'unreadable_file',
    `${table.fileName}: expected a table without depths for --depth START,STEP but received those of ${name}; --ignore ${name} leaves them out`,
  );
}

/** The number of the column that a user names, by its name or its number from 1. @throws StratascopeError `unreadable_file` */
export function columnNamed(
  { fileName, names }: Pick<TableColumns, 'fileName' | 'names'>,
  asked: string,
  option: string,
): number {
  const wanted = asked.trim();
  const lower = wanted.toLowerCase();
  const tests: ((name: string, i: number) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.toLowerCase() === lower,
    (name) => splitBracketed(name).stem.toLowerCase() === lower,
    (_, i) => String(i + 1) === wanted,
  ];
  for (const test of tests) {
    const column = names.findIndex(test);
    if (column >= 0) return column;
  }
  throw new StratascopeError(
    'unreadable_file',
    `${fileName}: expected a column ${JSON.stringify(asked)} for ${option} but received a table of ${listed(names)}`,
  );
}

const LISTED = 12;

function listed(names: readonly string[]): string {
  const first = names.slice(0, LISTED).map((name, i) => name || `column ${i + 1}`);
  const rest = names.length - first.length;
  return rest > 0 ? `${first.join(', ')} and ${rest} more` : first.join(', ');
}

interface Chosen {
  readonly column: number;
  readonly why: string;
  readonly named: NamedDepth | undefined;
  readonly findings: readonly Finding[];
}

function askedColumn(table: TableColumns, asked: string): Chosen {
  const column = columnNamed(table, asked, '--depth');
  if (table.kinds[column]!.kind === 'text') {
    const name = table.names[column] || `column ${column + 1}`;
    throw new StratascopeError(
      'unreadable_file',
      `${table.fileName}: expected numbers in the depth column but received words in ${name}`,
    );
  }
  const name = table.names[column]!;
  const others = table.names.flatMap((other, i) => (i !== column && name !== '' && other === name ? [i] : []));
  // Asked for by its number there is nothing to choose from.
  const isByNumber = asked.trim() === String(column + 1);
  return {
    column,
    why: 'it is asked for',
    named: depthNamed(name),
    findings: others.length > 0 && !isByNumber ? [severalDepths(table.names, column, others)] : [],
  };
}

/** Among several the measured one, then the one that goes on in one direction, then the leftmost. */
function namedColumn({ names, kinds, units, leftOut }: TableColumns): Chosen | undefined {
  const found = names.flatMap((name, column) => {
    const named = depthNamed(name);
    if (!named || kinds[column]!.kind === 'text' || leftOut.has(column)) return [];
    const unit = named.unit ?? units[column] ?? null;
    if (named.needsUnit && !(unit !== null && depthUnitNamed(unit))) return [];
    return [{ column, named }];
  });
  const rank = ({ column, named }: (typeof found)[number]): number =>
    (named.kind === 'vertical' ? 8 : 0) +
    (named.needsUnit ? 4 : 0) +
    (named.isQualified ? 2 : 0) +
    (kinds[column]!.order === 0 ? 1 : 0);
  const [best, ...others] = found.toSorted((a, b) => rank(a) - rank(b));
  if (!best) return undefined;
  const ofColumns = others.map(({ column }) => column);
  return {
    ...best,
    why: `its name is ${names[best.column]}`,
    findings: others.length > 0 ? [severalDepths(names, best.column, ofColumns)] : [],
  };
}

/** Columns of one name are told by their numbers, by which `--depth` names them, too. */
function severalDepths(names: readonly string[], taken: number, others: readonly number[]): Finding {
  const name = names[taken]!;
  const isShared = others.some((column) => names[column] === name);
  const called = (column: number): string =>
    names[column] === name && isShared ? `${name} in column ${column + 1}` : names[column]!;
  const list = others.slice(0, 3).map(called).join(', ');
  const and = others.length > 3 ? ` and ${others.length - 3} more` : '';
  const message = `${called(taken)} is taken for the depth, and not ${list}${and}`;
  return { code: 'depth-chosen', message, option: '--depth' };
}

/** Fewer records may go on in one direction by chance. */
const LEAST_ORDERED = 3;

/**
 * The first column that goes on strictly in one direction, and is neither numbered as samples are nor of something else by its
 * name or unit. A table by time has no depth.
 */
function orderedColumn(table: TableColumns): Chosen | undefined {
  const { names, kinds, leftOut, hasHeader } = table;
  const numeric = names
    .map((_, column) => column)
    .filter((column) => isNumbers(kinds[column]!) && !leftOut.has(column));
  const [index] = numeric;
  if (index === undefined || isOfSomethingElse(table, index)) return undefined;
  // Where what is called depth has words, another column must not stand in for it.
  if (depthOfWords(table) !== undefined) return undefined;
  // Rounded depths stand twice; a first column that nothing names is the depth all the same.
  const isStrict = (column: number): boolean => kinds[column]!.isStrict || (!hasHeader && column === index);
  const isOrdered = (column: number): boolean =>
    kinds[column]!.order !== 0 && isStrict(column) && (column === index || table.records >= LEAST_ORDERED);
  // The first column of all may be numbered on with the samples; behind record numbers one of a family is a sample.
  const isSample = (column: number): boolean =>
    column !== 0 && /\p{L}/u.test(names[column]!) && isNumberedOne(names, column);
  const possible = numeric.filter(
    (column) =>
      !isOfSomethingElse(table, column) && !isSample(column) && (column === index || !isNumberedOne(names, column)),
  );
  const column = possible.find(isOrdered) ?? index;
  if (isSample(column)) return undefined;
  const hasText = kinds.some(({ kind }) => kind === 'text');
  // Without an order a column of words or of names is no table of depths; reading another one refuses it with the line.
  if (!isOrdered(column) && (hasText || (hasHeader && column !== 0))) return undefined;
  const name = names[column] || `column ${column + 1}`;
  const why = isOrdered(column) ? 'it is the first column that is strictly ordered' : 'it is the first column';
  // The order of a plain table without names is what it has always been taken by.
  const findings =
    column === 0 && !hasHeader
      ? []
      : [{ code: 'depth-assumed', message: `No column is called depth: ${name} is taken for it`, option: '--depth' }];
  const below = table.units[column];
  const isUnitBelow = below !== null && below !== undefined && depthUnitNamed(below) !== undefined;
  // What stands beside a word for depth may be a unit.
  const isUnsure = hasDepthWord(names[column]!) && !isUnitBelow && splitBracketed(names[column]!).unit === null;
  const named = isUnsure ? { kind: 'measured' as const, unit: names[column]! } : undefined;
  return { column, why, named, findings };
}

/** The column that is called depth and has words; undefined where there is none. */
export function depthOfWords({
  names,
  kinds,
  leftOut,
}: Pick<TableColumns, 'names' | 'kinds' | 'leftOut'>): number | undefined {
  const found = names.findIndex((name, column) => {
    const named = depthNamed(name);
    return kinds[column]!.kind === 'text' && !leftOut.has(column) && named && !named.needsUnit && !named.isQualified;
  });
  return found < 0 ? undefined : found;
}

function isNumbers({ kind }: ColumnKind): boolean {
  return kind === 'numbers' || kind === 'feet and inches';
}

/** Whether a column has a name of time, or a unit that is no length and does not stand beside a word for depth. */
function isOfSomethingElse({ names, units }: TableColumns, column: number): boolean {
  const name = names[column]!;
  const unit = splitBracketed(name).unit ?? units[column] ?? null;
  return isTimeName(name) || isOtherName(name) || (unit !== null && !depthUnitNamed(unit) && !hasDepthWord(name));
}

/** Whether another column's name differs by its digits alone. */
function isNumberedOne(names: readonly string[], column: number): boolean {
  const withoutDigits = (name: string): string => name.replace(/\d/g, '');
  const own = names[column]!;
  return own !== '' && names.some((name, i) => i !== column && withoutDigits(name) === withoutDigits(own));
}

function pick<K extends string, V>(key: K, value: V | undefined): { readonly [name in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [name in K]?: V });
}
