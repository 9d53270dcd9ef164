// Reads image logs from rows of either store, and says what is wrong with a row that cannot be read.
import { StratascopeError } from '../../../shared/errors.ts';
import {
  imageLog,
  logDetails,
  type DamagedLog,
  type ImageLog,
  type LogDetails,
} from '../../../shared/model/image-log.ts';
import type { ImportedLog, ImportedPart } from './image-store.ts';
import type { RecordRow } from './record-rows.ts';

export interface LogRow {
  /** By which the log is known. */
  readonly id: number;
  /** The row's own, under which its tiles lie: another one where the log has taken the place of one before. */
  readonly row_id: number;
  readonly kind: string;
  /** Of a companion: the log that it goes with. */
  readonly parent_id: number | null;
  /** Not null where that log is there and stands alone. */
  readonly parent_kept: number | null;
  readonly state: string | null;
  readonly name: string | null;
  readonly imported_at: string | Date;
  readonly stored_bytes: number;
  /** JSON, if nothing has happened to it; the database is not asked to look into it. */
  readonly facts: string | null;
  readonly notes: string;
  /** What is wrong with the file of the log, as the end of a sentence; a library without files has none. */
  readonly problem?: string | null;
  /** Of a linked log. */
  readonly place?: ImageLog['place'];
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

/** Empty where there are none, or damaged ones: the values are worth having without. */
export function detailsOf(text: string | null | undefined): LogDetails {
  return logDetails.safeParse(jsonObject(text)).data ?? {};
}

/** What the columns of a log's row hold; the dates and the stored bytes are the store's own. */
export interface StoredLog {
  readonly kind: string;
  readonly name: string;
  readonly facts: string;
  readonly details: string | null;
  readonly records: readonly RecordRow[];
}

/** `fileUuid`: of a log that comes from a file, where the library keeps it otherwise. */
export function storedLog({
  kind = 'image',
  name,
  details,
  records = [],
  ...facts
}: ImportedLog & { readonly fileUuid?: string | undefined }): StoredLog {
  return { kind, name, facts: JSON.stringify(facts), details: details ? JSON.stringify(details) : null, records };
}

/** Every log that was begun has to be among those that an import is completed with, and a companion after its parent. */
export function checkParts(parts: readonly ImportedPart[], begun: number): void {
  if (parts.length === begun && parts.every(({ parent = -1 }, i) => parent < i)) return;
  throw new StratascopeError('internal', `Expected the ${begun} logs of an import, each companion after its parent`);
}

export function imageMissing(id: number): StratascopeError {
  return new StratascopeError('not_found', `Image with id ${id} not found`);
}

export function notInTrash(id: number): StratascopeError {
  return new StratascopeError('not_found', `Expected a log in the trash but there is none with id ${id}`);
}

function readRow(row: LogRow): { readonly log: ImageLog } | { readonly damaged: DamagedLog } {
  if (row.problem && row.facts === null) return damagedBy(row, row.problem);
  if (row.state !== 'complete') return damaged(row, 'state', '"complete"', JSON.stringify(row.state));
  if (row.parent_id !== null && row.parent_kept === null)
    return damaged(row, 'parent', 'a log that stands alone', String(row.parent_id));
  const [facts, notes] = [jsonObject(row.facts), jsonObject(row.notes)];
  if (!facts || !notes) return damaged(row, 'facts', 'JSON', 'other text');
  const read = imageLog.safeParse({
    ...facts,
    ...notes,
    id: row.id,
    ...(row.row_id === row.id ? {} : { tilesId: row.row_id }),
    kind: row.kind,
    ...(row.parent_id === null ? {} : { parentId: row.parent_id }),
    name: row.name,
    importedAt: row.imported_at instanceof Date ? row.imported_at.toISOString() : row.imported_at,
    storedBytes: row.stored_bytes,
    ...(row.place && { place: row.place }),
  });
  if (read.success && row.problem) return damagedBy(row, row.problem);
  if (read.success) return { log: 'depthUnit' in notes ? withUnitSaid(read.data) : read.data };
  return damaged(row, 'facts', 'complete', `no usable ${read.error.issues[0]!.path.join('.')}`);
}

/** Once somebody has said the unit, it is taken for nothing any more. The code stays: that the file has none is known by it. */
function withUnitSaid(log: ImageLog): ImageLog {
  const said = {
    message: `Depths have no unit in the file and are in ${log.depthUnit}, as was said since`,
    option: null,
  };
  return {
    ...log,
    findings: log.findings.map((found) => (found.code === 'depth-unit-assumed' ? { ...found, ...said } : found)),
  };
}

function jsonObject(text: string | null | undefined): object | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function damaged(
  row: LogRow,
  what: 'state' | 'parent' | 'facts',
  expected: string,
  received: string,
): { readonly damaged: DamagedLog } {
  return damagedBy(row, `expected its ${what} in the library to be ${expected} but received ${received}`);
}

function damagedBy({ id, name, parent_id: parentId }: LogRow, problem: string): { readonly damaged: DamagedLog } {
  const called = name ? ` (${name})` : '';
  const message = `Log ${id}${called} is damaged: ${problem}; it is kept as it is: restore the library from a backup, or remove this log`;
  return { damaged: { id, ...(name ? { name } : {}), ...(parentId === null ? {} : { parentId }), message } };
}
