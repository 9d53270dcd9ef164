// What becomes of a log that is removed: it lies in the trash, or it is erased, and why.
import { z } from 'zod';
import { imageId } from './image-log.ts';

/** A log that was removed and lies in the trash, with its companions. */
export const trashedLog = z.object({
  /** The id that it had; it gets it back where no other log has it by then. */
  id: imageId,
  name: z.string(),
  /** ISO 8601. */
  removedAt: z.string(),
  bytes: z.number(),
});
export type TrashedLog = z.infer<typeof trashedLog>;

/** After so many days a log in the trash is erased, when the library is opened next. */
export const TRASH_DAYS = 30;

/** Why a log does not go to the trash, as the end of a sentence. */
export const PAST_THE_TRASH = {
  asked: 'as was asked for, past the trash',
  disk: 'less than 1 GB is free on the disk of the library',
  companion: 'what lies beside a log is not kept in the trash by itself',
  unmoved: 'it is stored as by an older version, which has no trash',
  lost: 'its file is not in the folder of the library any more',
} as const;
export type PastTheTrash = keyof typeof PAST_THE_TRASH;

const because = z.enum(Object.keys(PAST_THE_TRASH) as [PastTheTrash, ...PastTheTrash[]]);

/**
 * `kept`: it would have been erased, and nothing was done, because only the trash was asked for. `unlinked`: it is off the list,
 * and its file stays where it lies.
 */
export const removed = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('trashed') }),
  z.object({ outcome: z.literal('unlinked') }),
  z.object({ outcome: z.enum(['erased', 'kept']), because }),
]);
export type Removed = z.infer<typeof removed>;

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * What is added to the sentence on a full disk: how much the trash holds, and what empties it. Empty where it holds nothing, or
 * where that cannot be told now.
 */
export async function trashOffer(trash: () => Promise<readonly TrashedLog[]>, way: string): Promise<string> {
  const logs = await trash().catch(() => []);
  const bytes = logs.reduce((sum, log) => sum + log.bytes, 0);
  // Of an exported file, say, the disk may be another one.
  return bytes === 0 ? '' : `; the trash holds ${megabytes(bytes)}, which ${way} gives back on the disk of the library`;
}
