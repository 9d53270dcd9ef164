// Migration 4 of either store: moves bookmarks, which were kept among a log's notes, into records.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { checksumOf, type RecordRow } from './record-rows.ts';

/** As they were written then, whatever a bookmark is today. */
const oldBookmarks = z.array(z.object({ name: z.string(), depthMin: z.number(), depthMax: z.number() }));

export interface Notes {
  readonly id: number;
  /** JSON, if nothing has happened to them. */
  readonly notes: string;
  readonly facts: string | null;
}

/**
 * The rows of its bookmarks, and the notes without them; undefined where there are none, or none that can be read: those
 * stay where they are. A copy of a log had them among its facts, until they were changed.
 */
export function bookmarksOfNotes(
  log: Notes,
): { readonly rows: readonly RecordRow[]; readonly notes: string } | undefined {
  const [notes, facts] = [jsonObject(log.notes), jsonObject(log.facts)];
  if (!notes) return undefined;
  const { bookmarks: noted, ...others } = notes;
  const read = oldBookmarks.safeParse(noted ?? facts?.['bookmarks']);
  if (!read.success || (noted === undefined && read.data.length === 0)) return undefined;
  const rows = read.data.map((bookmark) => {
    const record = { kind: 'bookmark', id: randomUUID(), version: 1, body: JSON.stringify(bookmark) };
    return { log_id: log.id, ...record, checksum: checksumOf(record) };
  });
  return { rows, notes: JSON.stringify(others) };
}

function jsonObject(text: string | null): Readonly<Record<string, unknown>> | undefined {
  try {
    return z.record(z.string(), z.unknown()).safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}
