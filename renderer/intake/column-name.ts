// What the options of reading call a column of a table.
import type { InspectedColumn } from '../../shared/model/inspection.ts';

/** What options call a column: its name where that is its own, else its number from 1; undefined where neither tells it. */
export function columnByName(columns: readonly InspectedColumn[], index: number): string | undefined {
  const name = columns[index]?.name.trim() ?? '';
  const isOwn = columns.filter((column) => column.name.trim().toLowerCase() === name.toLowerCase()).length === 1;
  if (name !== '' && isOwn && !name.includes(',') && !name.includes('..')) return name;
  const number = String(index + 1);
  return columns.some((column) => column.name.trim() === number) ? undefined : number;
}
