// Finds a column that says the unit of depth in every record: `Depth,Unit,…` over `100,ft,…`.
import { depthUnitNamed } from './units.ts';
import type { TextRecord } from './text-records.ts';

const NAME = /^(?:depth[ _-]?(?:value[ _-]?)?)?(?:units?|uom|einheit)$/i;

/** As written; several are told with commas between, so that they are no unit that is known. Undefined where there is none. */
export function unitInColumn(names: readonly string[], values: readonly TextRecord[]): string | undefined {
  const column = names.findIndex((name) => NAME.test(name.trim()));
  if (column < 0) return undefined;
  const said = new Set(values.map(({ fields }) => fields[column]!.trim()).filter((text) => text !== ''));
  // Elsewhere it is the unit of values.
  const isOfDepth = [...said].some((text) => depthUnitNamed(text) !== undefined);
  return isOfDepth ? [...said].slice(0, 3).join(', ') : undefined;
}
