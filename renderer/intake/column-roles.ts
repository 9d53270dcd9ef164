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

/** Whether it is left out because a user says so. */
function isIgnored(reading: Reading, columns: Columns, index: number): boolean {
  return ignoredNames(reading).includes(columnByName(columns, index) ?? '');
}

function ignoredNames({ ignore }: Reading): string[] {
  return ignore?.split(',').map((name) => name.trim()) ?? [];
}

/** Whether a user can say what it is. */
export function canBeTaken(reading: Reading, columns: Columns, index: number): boolean {
  return hasNumbers(columns[index]!) || isIgnored(reading, columns, index);
}

function withIgnored(reading: Reading, columns: Columns, index: number): Reading | undefined {
  const name = columnByName(columns, index);
  return name === undefined ? undefined : { ...reading, ignore: [...ignoredNames(reading), name].join(',') };
}

function withoutIgnored(reading: Reading, columns: Columns, index: number): Reading {
  const { ignore: _ignore, ...rest } = reading;
  const left = ignoredNames(reading).filter((name) => name !== columnByName(columns, index));
  return left.length === 0 ? rest : { ...rest, ignore: left.join(',') };
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
  role: 'depth' | 'image' | 'curve' | 'ignored',
): Reading | undefined {
  const { columns } = preview;
  const column = columns[index];
  if (!column || !canBeTaken(reading, columns, index) || column.role === 'depth') return undefined;
  const wasIgnored = isIgnored(reading, columns, index);
  if (role === 'ignored') return wasIgnored ? undefined : withIgnored(reading, columns, index);
  if (wasIgnored) return withRoleAgain(withoutIgnored(reading, columns, index), preview, index, role);
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

/** The same for a column that was ignored, in a reading in which it is not. The image stays what it is. */
function withRoleAgain(
  reading: Reading,
  preview: FilePreview,
  index: number,
  role: 'depth' | 'image' | 'curve',
): Reading | undefined {
  const { columns } = preview;
  if (role === 'depth') return withDepth(reading, columns, index);
  const members = imageColumns(preview);
  if (role === 'image') return withImage(reading, columns, [...members, index]);
  return members.length > 0 ? withImage(reading, columns, members) : reading;
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
