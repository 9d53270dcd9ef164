// The kinds of records that are kept with image logs, and what the calls on them carry.
import { z } from 'zod';
import { imageId } from '../model/image-log.ts';
import { bookmarks } from './bookmark.ts';

export const RECORD_KINDS = [bookmarks] as const;

type Kind = (typeof RECORD_KINDS)[number];
export type RecordKindName = Kind['kind'];
export type KindNamed<K extends RecordKindName> = Extract<Kind, { readonly kind: K }>;
export type BodyOf<K extends RecordKindName> = z.output<KindNamed<K>['schema']>;

export function kindNamed<K extends RecordKindName>(name: K): KindNamed<K> {
  return RECORD_KINDS.find(({ kind }) => kind === name) as KindNamed<K>;
}

const recordKindName = z.enum(RECORD_KINDS.map(({ kind }) => kind));
const recordId = z.uuid();
/** How often a record has been kept: 1 when it is new, and one more after each change. */
const version = z.int().min(1);

/** One record as the library keeps it. */
export const keptRecord = z.union(
  RECORD_KINDS.map(({ kind, schema }) =>
    z.object({ logId: imageId, kind: z.literal(kind), id: recordId, version, body: schema }),
  ),
);
export type KeptRecord<K extends RecordKindName = RecordKindName> = {
  readonly [N in K]: {
    readonly logId: number;
    readonly kind: N;
    readonly id: string;
    readonly version: number;
    readonly body: BodyOf<N>;
  };
}[K];

/** Which records: those of one log or of all, of one kind or of all. */
export const recordsOf = z.object({ logId: imageId.optional(), kind: recordKindName.optional() });
export type RecordsOf = z.infer<typeof recordsOf>;

/** `damaged`: a sentence for each record that cannot be read; it is kept as it is. */
export const recordList = z.object({ records: z.array(keptRecord), damaged: z.array(z.string()) });
export type RecordList = z.infer<typeof recordList>;

const MOST_IN_A_CALL = 10_000;
const ofLog = <S extends z.ZodType>(changes: S) =>
  z.object({ logId: imageId, kind: recordKindName, records: z.array(changes).min(1).max(MOST_IN_A_CALL) });
/** The version that the change was made from; 0 for a record that is new. */
const madeFrom = z.int().min(0);

/** Bodies are checked against their kind's schema where they are kept. */
export const recordsPut = ofLog(z.object({ id: recordId, version: madeFrom, body: z.unknown() }));
export const recordsRemoved = ofLog(z.object({ id: recordId, version: madeFrom }));
/** New records: the library gives them their ids. */
export const recordsImported = ofLog(z.object({ body: z.unknown() }));
