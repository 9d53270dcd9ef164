// The calls on records: listed, kept, removed and imported, each kind by its own schema.
import { randomUUID } from 'node:crypto';
import { StratascopeError } from '../../../shared/errors.ts';
import { kindNamed, type RecordsOf } from '../../../shared/records/records.ts';
import type { ImageStore } from '../store/image-store.ts';
import { readRecords, type RecordChange } from '../store/record-rows.ts';
import type { LibraryHandlers } from './library-handlers.ts';

export const recordCalls = {
  'record.list': async (store, of) => readRecords(await store.records(of)),
  'record.put': (store, { logId, kind, records }) =>
    change(
      store,
      { logId, kind },
      records.map(({ id, version, body }) => ({ id, version, body: bodyText(kind, body) })),
    ),
  'record.remove': (store, { logId, kind, records }) =>
    change(
      store,
      { logId, kind },
      records.map(({ id, version }) => ({ id, version })),
    ),
  'record.import': (store, { logId, kind, records }) =>
    change(
      store,
      { logId, kind },
      records.map(({ body }) => ({ id: randomUUID(), version: 0, body: bodyText(kind, body) })),
    ),
} satisfies Partial<LibraryHandlers>;

interface OfLog {
  readonly logId: number;
  readonly kind: string;
}

/** Answers whose records are to be listed again. */
async function change(store: ImageStore, of: OfLog, changes: readonly RecordChange[]): Promise<RecordsOf> {
  const { logId, kind } = of;
  const { most, noun } = kindNamed(kind);
  await store.changeRecords({ logId, kind, changes, most, noun: noun[1] });
  return { logIds: [logId], kind };
}

function bodyText(kind: string, body: unknown): string {
  const read = kindNamed(kind).schema.safeParse(body);
  if (read.success) return JSON.stringify(read.data);
  const [issue] = read.error.issues;
  throw new StratascopeError('bad_input', `${[kind, ...issue!.path].join('.')}: ${issue!.message}`);
}
