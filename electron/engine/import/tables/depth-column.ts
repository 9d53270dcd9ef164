// Chooses the column of depths and its unit: by name, as the user says, else the first one that is strictly ordered.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import { bareUnit, splitBracketed } from './column-names.ts';
import type { ColumnKind } from './column-kinds.ts';
import { depthNamed, hasDepthWord, isTimeName, type NamedDepth } from './depth-names.ts';
import { depthUnitNamed, type DepthUnit } from './units.ts';
import type { TableOptions } from './table-plan.ts';

/** The columns as far as they are known before one of them is the depth. */
export interface TableColumns {
  readonly fileName: string;
  readonly hasHeader: boolean;
  /** Empty where there is none. */
  readonly names: readonly string[];
  /** Of the row of units; null where it has none. */
  readonly units: readonly (string | null)[];
  readonly kinds: readonly ColumnKind[];
  /** Columns that can be nothing: those that count the records, and those that are to be ignored. */
  readonly leftOut: ReadonlySet<number>;
  /** How many of them are known. */
  readonly records: number;
  /** The unit of depth that a line above the table tells. */
  readonly notedUnit?: string | undefined;
}

export interface FoundDepth {
  readonly column: number;
  readonly why: string;
  /** Absent where the file has a unit that is not known: then nothing can be imported. */
  readonly unit?: DepthUnit;
  readonly reference?: 'MD' | 'TVD';
  readonly findings: readonly Finding[];
}

const METRES: DepthUnit = { unit: 'm', times: 1, over: 1 };

/**
 * Undefined where no column can be one.
 * @throws StratascopeError where what the user says is not in the file, or contradicts it.
 */
export function findDepth(table: TableColumns, options: TableOptions): FoundDepth | undefined {
  const chosen =
    typeof options.depth === 'string'
      ? askedColumn(table, options.depth)
      : (namedColumn(table) ?? orderedColumn(table));
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

/** The unit of depths that the file does not have. @throws StratascopeError `bad_input` */
export function askedUnit(text: string | undefined): DepthUnit {
  if (text === undefined) return METRES;
  const unit = depthUnitNamed(text);
  if (unit) return unit;
  throw new StratascopeError(
    'bad_input',
    `Expected a unit of depth such as m, ft, cm or in but received ${JSON.stringify(text)}`,
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
  return { column, why: 'it is asked for', named: depthNamed(table.names[column]!), findings: [] };
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
    (named.kind === 'vertical' ? 4 : 0) + (named.needsUnit ? 2 : 0) + (kinds[column]!.order === 0 ? 1 : 0);
  const [best, ...others] = found.toSorted((a, b) => rank(a) - rank(b));
  if (!best) return undefined;
  const name = names[best.column]!;
  return {
    ...best,
    why: `its name is ${name}`,
    findings:
      others.length > 0
        ? [
            severalDepths(
              name,
              others.map(({ column }) => names[column]!),
            ),
          ]
        : [],
  };
}

function severalDepths(name: string, others: readonly string[]): Finding {
  const list = others.length > 3 ? `${others.slice(0, 3).join(', ')} and ${others.length - 3} more` : others.join(', ');
  return { code: 'depth-chosen', message: `${name} is taken for the depth, and not ${list}`, option: '--depth' };
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
  // Rounded depths stand twice; a first column that nothing names is the depth all the same.
  const isStrict = (column: number): boolean => kinds[column]!.isStrict || (!hasHeader && column === index);
  const isOrdered = (column: number): boolean =>
    kinds[column]!.order !== 0 && isStrict(column) && (column === index || table.records >= LEAST_ORDERED);
  const possible = numeric.filter(
    (column) => !isOfSomethingElse(table, column) && (column === index || !isNumberedOne(names, column)),
  );
  const column = possible.find(isOrdered) ?? index;
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
  const named = hasDepthWord(names[column]!) ? { kind: 'measured' as const, unit: names[column]! } : undefined;
  return { column, why, named, findings };
}

function isNumbers({ kind }: ColumnKind): boolean {
  return kind === 'numbers' || kind === 'feet and inches';
}

/** Whether a column has a name of time, or a unit that is no length and does not stand beside a word for depth. */
function isOfSomethingElse({ names, units }: TableColumns, column: number): boolean {
  const name = names[column]!;
  const unit = splitBracketed(name).unit ?? units[column] ?? null;
  return isTimeName(name) || (unit !== null && !depthUnitNamed(unit) && !hasDepthWord(name));
}

/** Whether another column's name differs by its digits alone. */
function isNumberedOne(names: readonly string[], column: number): boolean {
  const withoutDigits = (name: string): string => name.replace(/\d/g, '');
  const own = names[column]!;
  return own !== '' && names.some((name, i) => i !== column && withoutDigits(name) === withoutDigits(own));
}

/** The unit of a column's depths: as its name says, the row of units, or a line above the table; else what the user says. */
function unitOf(
  { fileName, names, units, kinds, notedUnit }: TableColumns,
  column: number,
  named: NamedDepth | undefined,
  asked: string | undefined,
): { readonly unit?: DepthUnit; readonly findings: readonly Finding[] } {
  // A name of depth has told what its brackets mean, which may be a datum: `Depth (MD)`.
  const inName = named ? named.unit : splitBracketed(names[column]!).unit;
  const said = inName ?? units[column] ?? notedUnit ?? null;
  const isFeetAndInches = kinds[column]!.kind === 'feet and inches';
  const own = isFeetAndInches ? depthUnitNamed('ft') : said === null ? undefined : depthUnitNamed(said);
  const below = units[column] ?? null;
  const second = below === null ? undefined : depthUnitNamed(below);
  if (asked !== undefined) {
    const unit = askedUnit(asked);
    if (own && !isSame(own, unit)) {
      const has = isFeetAndInches ? 'feet and inches' : JSON.stringify(said);
      throw new StratascopeError(
        'unreadable_file',
        `${fileName}: expected depths in ${asked} for --depth-unit but received ${has} for ${nameOf(names, column)}`,
      );
    }
    return { unit, findings: [] };
  }
  if (own && second && !isSame(own, second)) {
    return {
      findings: [unknownUnit(`${nameOf(names, column)} is in ${said} by its name and in ${below} by the row of units`)],
    };
  }
  if (own) return { unit: own, findings: [] };
  if (said !== null && bareUnit(said) !== null) {
    return {
      findings: [
        unknownUnit(`The unit ${JSON.stringify(said)} of ${nameOf(names, column)} is no known unit of length`),
      ],
    };
  }
  return {
    unit: METRES,
    findings: [
      { code: 'depth-unit-assumed', message: 'Depths have no unit and are taken for metres', option: '--depth-unit' },
    ],
  };
}

function unknownUnit(message: string): Finding {
  return { code: 'depth-unit-unknown', message, option: '--depth-unit' };
}

function nameOf(names: readonly string[], column: number): string {
  return names[column] || `column ${column + 1}`;
}

function isSame(a: DepthUnit, b: DepthUnit): boolean {
  return a.unit === b.unit && a.times === b.times && a.over === b.over;
}

function pick<K extends string, V>(key: K, value: V | undefined): { readonly [name in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [name in K]?: V });
}
