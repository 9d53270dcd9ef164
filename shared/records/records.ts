// The kinds of records that are kept with image logs, and what the calls on them carry.
import { z } from 'zod';
import { imageId } from '../model/image-log.ts';
import { bookmarks } from './bookmark.ts';
import type { RecordKind } from './record-kind.ts';

/**
 * The kinds, each with the types of its own constant. One comes with its line here; without that line its records stay in
 * the library and are not shown.
 */
export const EACH_RECORD_KIND = [bookmarks] as const;

/** The same kinds, for code that asks each of them the same. */
export const RECORD_KINDS: readonly RecordKind[] = [...EACH_RECORD_KIND];

/** @throws Error for a name that no kind has: names come from the schemas below. */
export function kindNamed(name: string): RecordKind {
  const found = RECORD_KINDS.find(({ kind }) => kind === name);
  if (!found) throw new Error(`Expected a kind of records but received ${name}`);
  return found;
}

const kindName = z.string().refine((name) => RECORD_KINDS.some(({ kind }) => kind === name), {
  error: ({ input }) =>
    `Expected one of ${RECORD_KINDS.map(({ kind }) => kind).join(', ')} but received ${JSON.stringify(input)}`,
});
const recordId = z.uuid();
const version = z.int().min(1);

/** One record as the library keeps it. */
export interface KeptRecord<Body = unknown> {
  readonly logId: number;
  readonly kind: string;
  readonly id: string;
  /** How often it has been kept: 1 when it is new, and one more after each change. */
  readonly version: number;
  readonly body: Body;
}

/** The body is checked by its kind's schema. */
const keptRecord: z.ZodType<KeptRecord> = z.union(
  RECORD_KINDS.map(({ kind, schema }) =>
    z.object({ logId: imageId, kind: z.literal(kind), id: recordId, version, body: schema }),
  ),
);

/** Which records: those of some logs or of all, of one kind or of all. */
export const recordsOf = z.object({ logIds: z.array(imageId).max(1000).optional(), kind: kindName.optional() });
export type RecordsOf = z.infer<typeof recordsOf>;

/** `damaged`: a sentence for each record that cannot be read; it is kept as it is. */
export const recordList = z.object({ records: z.array(keptRecord), damaged: z.array(z.string()) });
export type RecordList = z.infer<typeof recordList>;

const MOST_IN_A_CALL = 10_000;
const ofLog = <S extends z.ZodType>(changes: S) =>
  z.object({ logId: imageId, kind: kindName, records: z.array(changes).min(1).max(MOST_IN_A_CALL) });
/** The version that the change was made from; 0 for a record that is new. */
const madeFrom = z.int().min(0);

/** Bodies are checked against their kind's schema where they are kept. */
export const recordsPut = ofLog(z.object({ id: recordId, version: madeFrom, body: z.unknown() }));
export const recordsRemoved = ofLog(z.object({ id: recordId, version }));
/** New records: the library gives them their ids. */
export const recordsImported = ofLog(z.object({ body: z.unknown() }));

/** `2 bookmarks`, `1 record of the kind "pick"` where this version does not know the kind. */
export function countOfKind(kind: string, count: number): string {
  const known = RECORD_KINDS.find((each) => each.kind === kind);
  const [one, several] = known?.noun ?? [`record of the kind "${kind}"`, `records of the kind "${kind}"`];
  return `${count} ${count === 1 ? one : several}`;
}
