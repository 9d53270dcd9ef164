// What is kept with an image log besides its facts, as records: what each kind of record declares.
import type { z } from 'zod';

/** One kind of record: a bookmark, say. Each record is listed, changed, undone and copied by itself. */
export interface RecordKind<Name extends string = string, Body = unknown> {
  /** As it stands in the library: never changed once records of it are kept. */
  readonly kind: Name;
  /** Of a record's body. */
  readonly schema: z.ZodType<Body>;
  /** Of a body in the library that an older version has kept, which becomes one that `schema` takes; absent: `schema`. */
  readonly kept?: z.ZodType<Body>;
  /** As sentences call it: one, and several. */
  readonly noun: readonly [one: string, several: string];
  /** What a change of it is called in the Edit menu, after Undo and Redo. */
  readonly undoName: string;
  /** Records of this kind that one log may have. */
  readonly most: number;
  /** The name under which GET /images and `list --json` answer a log's records of this kind; absent: they do not. */
  readonly joinedAs?: string;
  /** The order in which a log's records are listed; by their ids where they are equal. */
  compare(a: Body, b: Body): number;
}
