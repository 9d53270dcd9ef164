// Image logs as programs get them: with the records that are joined to a log, such as its bookmarks.
import { z } from 'zod';
import { imageLog, type ImageLog } from '../../shared/model/image-log.ts';
import { EACH_RECORD_KIND, type KeptRecord, type RecordList, type RecordsOf } from '../../shared/records/records.ts';

type JoinedKind = Extract<(typeof EACH_RECORD_KIND)[number], { readonly joinedAs: string }>;
type Joined = { readonly [K in JoinedKind as K['joinedAs']]: z.ZodArray<K['schema']> };

const joinedKinds = EACH_RECORD_KIND.filter((kind): kind is JoinedKind => 'joinedAs' in kind);
const joined = Object.fromEntries(
  joinedKinds.map(({ joinedAs, schema, most }) => [joinedAs, z.array(schema).max(most)]),
) as unknown as Joined;

/** Where the tiles lie is the library's own business, and where a linked file lies that of this computer's user. */
export const joinedLog = imageLog.omit({ tilesId: true, fileUuid: true, place: true }).extend(joined);
export type JoinedLog = z.output<typeof joinedLog>;

/** `list`: how records are come by. Those that cannot be read are left out. */
export async function joinRecords(
  logs: readonly ImageLog[],
  list: (of: RecordsOf) => Promise<RecordList>,
): Promise<JoinedLog[]> {
  const { records } = await list({ logIds: logs.map(({ id }) => id) });
  const byLog = Map.groupBy(records, ({ logId }) => logId);
  return logs.map((log) => withRecords(log, byLog.get(log.id) ?? []));
}

/** The same for one. */
export async function joinRecordsOf(log: ImageLog, list: (of: RecordsOf) => Promise<RecordList>): Promise<JoinedLog> {
  const { records } = await list({ logIds: [log.id] });
  return withRecords(log, records);
}

function withRecords(
  { tilesId: _tilesId, fileUuid: _fileUuid, ...log }: ImageLog,
  records: readonly KeptRecord[],
): JoinedLog {
  const bodies = joinedKinds.map(({ kind, joinedAs }) => [
    joinedAs,
    records.filter((record) => record.kind === kind).map(({ body }) => body),
  ]);
  return { ...log, ...Object.fromEntries(bodies) } as JoinedLog;
}
