// Reads image logs from rows of either store, and says what is wrong with a row that cannot be read.
import { z } from 'zod';
import { StratascopeError } from '../../../shared/errors.ts';
import { imageLog, type DamagedLog, type ImageLog } from '../../../shared/model/image-log.ts';

const columnNames = z.array(z.string());

export interface LogRow {
  readonly id: number;
  readonly state: string | null;
  readonly name: string | null;
  readonly imported_at: string | Date;
  readonly stored_bytes: number;
  /** JSON, if nothing has happened to it; the database is not asked to look into it. */
  readonly facts: string | null;
  readonly notes: string;
}

export function logsOf(rows: readonly LogRow[]): ImageLog[] {
  return rows.flatMap((row) => {
    const read = readRow(row);
    return 'log' in read ? [read.log] : [];
  });
}

/** Those that are kept and cannot be shown. */
export function damagedOf(rows: readonly LogRow[]): DamagedLog[] {
  return rows.flatMap((row) => {
    const read = readRow(row);
    return 'damaged' in read ? [read.damaged] : [];
  });
}

/** @throws StratascopeError `not_found` without a row, `corrupt` when it cannot be read. */
export function logOf(id: number, row: LogRow | undefined): ImageLog {
  if (!row) throw imageMissing(id);
  const read = readRow(row);
  if ('log' in read) return read.log;
  throw new StratascopeError('corrupt', read.damaged.message);
}

/** Undefined where there are none, or damaged ones: their values are worth having without. */
export function columnNamesOf(text: string | null | undefined): readonly string[] | undefined {
  try {
    return columnNames.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

export function imageMissing(id: number): StratascopeError {
  return new StratascopeError('not_found', `Image with id ${id} not found`);
}

function readRow(row: LogRow): { readonly log: ImageLog } | { readonly damaged: DamagedLog } {
  if (row.state !== 'complete') return damaged(row, 'state', '"complete"', JSON.stringify(row.state));
  const [facts, notes] = [jsonObject(row.facts), jsonObject(row.notes)];
  if (!facts || !notes) return damaged(row, 'facts', 'JSON', 'other text');
  const read = imageLog.safeParse({
    ...facts,
    ...notes,
    id: row.id,
    name: row.name,
    importedAt: row.imported_at instanceof Date ? row.imported_at.toISOString() : row.imported_at,
    storedBytes: row.stored_bytes,
  });
  if (read.success) return { log: read.data };
  return damaged(row, 'facts', 'complete', `no usable ${read.error.issues[0]!.path.join('.')}`);
}

function jsonObject(text: string | null): object | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function damaged(
  { id, name }: LogRow,
  what: 'state' | 'facts',
  expected: string,
  received: string,
): { readonly damaged: DamagedLog } {
  const called = name ? ` (${name})` : '';
  const message = `Log ${id}${called} is damaged: expected its ${what} in the library to be ${expected} but received ${received}; it is kept as it is: restore the library from a backup, or remove this log`;
  return { damaged: { id, ...(name ? { name } : {}), message } };
}
