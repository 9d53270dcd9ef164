// Bookmarks lay among a log's notes before they were records: what migration 4 of either store takes out of there.
import { randomUUID } from 'node:crypto';
import { checksumOf, type RecordRow } from './record-rows.ts';

export interface Notes {
  readonly id: number;
  /** JSON, if nothing has happened to them. */
  readonly notes: string;
  readonly facts: string | null;
}

/**
 * A row for each bookmark, and the notes without them; undefined where there are none. What cannot be read as a bookmark
 * becomes a row all the same, as it is: such a record is kept and said to be damaged. A copy of a log had its bookmarks
 * among its facts, until they were changed.
 */
export function bookmarksOfNotes(
  log: Notes,
): { readonly rows: readonly RecordRow[]; readonly notes: string } | undefined {
  const notes = jsonObject(log.notes);
  if (!notes) return undefined;
  const { bookmarks: noted, ...others } = notes;
  const found = noted ?? jsonObject(log.facts)?.['bookmarks'] ?? [];
  const bookmarks: readonly unknown[] = Array.isArray(found) ? found : [found];
  if (noted === undefined && bookmarks.length === 0) return undefined;
  // Ids ascend as the bookmarks did: those of the same depths stay in the order in which they were added.
  const ids = bookmarks.map(() => randomUUID() as string).sort();
  const rows = bookmarks.map((bookmark, i) => {
    const record = { kind: 'bookmark', id: ids[i]!, version: 1, body: JSON.stringify(bookmark) };
    return { log_id: log.id, ...record, checksum: checksumOf(record) };
  });
  return { rows, notes: JSON.stringify(others) };
}

function jsonObject(text: string | null): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
