// Bookmarks: depth windows of an image log that are worth coming back to, each under a name.
import { z } from 'zod';
import type { DepthWindow } from '../axes/depth.ts';
import { givenName } from '../given-name.ts';
import { visibleName } from '../visible-text.ts';
import type { RecordKind } from './record-kind.ts';

export const MAX_BOOKMARK_NAME_CHARACTERS = 100;
export const MOST_BOOKMARKS = 1000;

const name = z.string().trim().min(1).max(MAX_BOOKMARK_NAME_CHARACTERS);
/** Depths in the log's own unit. */
const bookmark = z.object({ name: givenName(name), depthMin: z.number(), depthMax: z.number() });
export type Bookmark = z.infer<typeof bookmark>;

export const bookmarks = {
  kind: 'bookmark',
  schema: bookmark,
  // Older versions have kept names with hidden characters: these are shown, so that such a bookmark can be changed and undone.
  kept: bookmark.extend({ name: name.overwrite(visibleName) }),
  noun: ['bookmark', 'bookmarks'],
  undoName: 'Bookmarks',
  most: MOST_BOOKMARKS,
  joinedAs: 'bookmarks',
  compare: (a: Bookmark, b: Bookmark) => inDepth(a, b),
} as const satisfies RecordKind<string, Bookmark>;

/** By the top of the window, and by its base where these are equal. */
export function inDepth(a: DepthWindow, b: DepthWindow): number {
  return a.depthMin - b.depthMin || a.depthMax - b.depthMax;
}
