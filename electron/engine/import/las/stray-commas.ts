// Finds numbers that have a decimal comma among columns with decimal points, where they can be nothing else.
import { parseNumber } from '../tables/number-forms.ts';

/** A column of numbers that all have as many decimals. */
export interface FixedColumn {
  readonly decimals: number;
  /** Least and greatest magnitude of its numbers. */
  readonly least: number;
  readonly most: number;
}

const FORM = { decimal: '.', thousands: null } as const;
/** A number of another magnitude may have a comma between thousands. */
const NEAR = 10;

/** Of each field of the first records; null unless a field of theirs has a comma, because then nothing is to be found. */
export function fixedColumns(
  records: readonly (readonly string[])[],
  count: number,
): readonly (FixedColumn | null)[] | null {
  if (!records.some((fields) => fields.some(hasOneComma))) return null;
  return Array.from({ length: count }, (_, column) => fixedColumn(records.map((fields) => fields[column] ?? '')));
}

function fixedColumn(fields: readonly string[]): FixedColumn | null {
  const numbers = fields.filter((field) => field.includes('.') && parseNumber(field, FORM) !== undefined);
  const decimals = new Set(numbers.map((number) => number.length - number.indexOf('.') - 1));
  const sizes = numbers.map((number) => Math.abs(parseNumber(number, FORM)!)).filter((size) => size > 0);
  const [only] = decimals;
  if (decimals.size !== 1 || !only || sizes.length === 0) return null;
  return {
    decimals: only,
    least: sizes.reduce((a, b) => Math.min(a, b)),
    most: sizes.reduce((a, b) => Math.max(a, b)),
  };
}

/**
 * The fields with points for such commas; undefined where there are none. A comma with as many digits behind it as all
 * numbers of its column have decimals is a decimal one, if the number is then as large as the others and else were not.
 */
export function withoutStrayCommas(
  fields: readonly string[],
  columns: readonly (FixedColumn | null)[],
): string[] | undefined {
  const mended = fields.map((field, column) => {
    const fixed = columns[column];
    if (!fixed || !hasOneComma(field)) return field;
    const pointed = field.replace(',', '.');
    const value = parseNumber(pointed, FORM);
    if (value === undefined || field.length - field.indexOf(',') - 1 !== fixed.decimals) return field;
    const [decimal, grouped] = [Math.abs(value), Math.abs(value) * 10 ** fixed.decimals];
    return isNear(decimal, fixed) && !isNear(grouped, fixed) ? pointed : field;
  });
  return mended.some((field, column) => field !== fields[column]) ? mended : undefined;
}

function isNear(size: number, { least, most }: FixedColumn): boolean {
  return size >= least / NEAR && size <= most * NEAR;
}

function hasOneComma(field: string): boolean {
  const comma = field.indexOf(',');
  return comma > 0 && comma === field.lastIndexOf(',') && !field.includes('.');
}
