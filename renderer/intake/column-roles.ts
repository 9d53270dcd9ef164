// Turns roles that the user gives to columns into the options of reading that say the same.
import type { FilePreview } from '../../shared/model/file-preview.ts';
import type { InspectedColumn } from '../../shared/model/inspection.ts';
import type { RememberedReading as Reading } from '../../shared/model/viewer-state.ts';

type Columns = readonly InspectedColumn[];

/** What options call a column: its name where that is its own, else its number from 1; undefined where neither tells it. */
export function columnByName(columns: Columns, index: number): string | undefined {
  const name = columns[index]?.name.trim() ?? '';
  const isOwn = columns.filter((column) => column.name.trim().toLowerCase() === name.toLowerCase()).length === 1;
  if (name !== '' && isOwn && !name.includes(',') && !name.includes('..')) return name;
  const number = String(index + 1);
  return columns.some((column) => column.name.trim() === number) ? undefined : number;
}

/** Whether a column could be the depth or a part of the image. */
export function hasNumbers({ role }: InspectedColumn): boolean {
  return role !== 'text' && role !== 'ignored';
}

/** Columns of the image that is shown. */
export function imageColumns({ columns, part, inspection }: FilePreview): number[] {
  const images = columns.flatMap(({ role }, i) => (role === 'image' ? [i] : []));
  const own = new Set(inspection.parts.find(({ name, kind }) => kind === 'image' && name === part?.name)?.columns);
  const shown = images.filter((i) => own.has(columns[i]!.name));
  return shown.length > 0 ? shown : images;
}

/** The unit that was said belongs to the column that was the depth. */
export function withDepth(reading: Reading, columns: Columns, index: number): Reading | undefined {
  const depth = columnByName(columns, index);
  const { depthUnit: _depthUnit, ...rest } = reading;
  return depth === undefined ? undefined : { ...rest, depth };
}

/** Undefined where the columns cannot be named, or are none. */
export function withImage(reading: Reading, columns: Columns, members: readonly number[]): Reading | undefined {
  const sorted = [...new Set(members)].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const between = columns.filter(({ role }, i) => i > first && i < last && role === 'depth').length;
  const isRun = last - first + 1 === sorted.length + between && sorted.length > 2;
  const names = (isRun ? [first, last] : sorted).map((index) => columnByName(columns, index));
  return names.includes(undefined) ? undefined : { ...reading, image: names.join(isRun ? '..' : ',') };
}

/** The reading in which a column is taken for something else; undefined where options cannot say so. */
export function withRole(
  reading: Reading,
  preview: FilePreview,
  index: number,
  role: 'depth' | 'image' | 'curve',
): Reading | undefined {
  const { columns } = preview;
  const column = columns[index];
  if (!column || !hasNumbers(column) || column.role === 'depth') return undefined;
  if (role === 'depth') return withDepth(reading, columns, index);
  const members = imageColumns(preview);
  const isIn = members.includes(index);
  if (role === 'image') return isIn ? undefined : withImage(reading, columns, [...members, index]);
  // What the chain takes for a record number becomes a curve only as part of an image.
  return isIn
    ? withImage(
        reading,
        columns,
        members.filter((member) => member !== index),
      )
    : undefined;
}

/** The reading in which the image begins or ends at a column. */
export function withImageEnd(
  reading: Reading,
  preview: FilePreview,
  index: number,
  end: 'from' | 'to',
): Reading | undefined {
  const { columns } = preview;
  const column = columns[index];
  if (!column || !hasNumbers(column) || column.role === 'depth') return undefined;
  const members = imageColumns(preview);
  const [first, last] = end === 'from' ? [index, members.at(-1) ?? columns.length - 1] : [members[0] ?? 0, index];
  if (first > last) return undefined;
  const run = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return withImage(
    reading,
    columns,
    run.filter((i) => columns[i]!.role !== 'depth' && hasNumbers(columns[i]!)),
  );
}
