// State of navigation: visited windows, typed depths, and requests to focus bookmarks or crosshair.
import type { SetFields } from './slice.ts';
import type { Visits } from './visits.ts';

const MOST_TARGETS = 5;

export interface NavigationFields {
  /** Visited windows by image id; kept in memory only. */
  readonly visits: Readonly<Record<string, Visits>>;
  /** Texts typed to go to a depth, newest first. */
  readonly recentTargets: readonly string[];
  /** The list of bookmarks should take the focus and has not done so yet. */
  readonly bookmarksAsked: boolean;
  /** Whether the arrow keys move the crosshair. */
  readonly cursorKeys: boolean;
}

export const navigationFields: NavigationFields = {
  visits: {},
  recentTargets: [],
  bookmarksAsked: false,
  cursorKeys: false,
};

export function navigationChanges(set: SetFields<NavigationFields>) {
  return {
    rememberVisits: (logId: number, visited: Visits): void =>
      set(({ visits }) => ({ visits: { ...visits, [logId]: visited } })),
    rememberTarget: (text: string): void =>
      set(({ recentTargets }) => ({
        recentTargets: [text, ...recentTargets.filter((other) => other !== text)].slice(0, MOST_TARGETS),
      })),
    askForBookmarks: (): void => set({ bookmarksAsked: true }),
    moveCursorByKeys: (cursorKeys: boolean): void => set({ cursorKeys }),
    bookmarksShown: (): void => set({ bookmarksAsked: false }),
  };
}
