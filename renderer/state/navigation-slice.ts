// Where one has been: the windows rested at, the depths typed, and whether the list of bookmarks is asked for.
import type { SetFields } from './slice.ts';
import type { Visits } from './visits.ts';

const MOST_TARGETS = 5;

export interface NavigationFields {
  /** By image id: the windows that were rested at. In memory only. */
  readonly visits: Readonly<Record<string, Visits>>;
  /** What was typed to go to a depth, newest first. */
  readonly recentTargets: readonly string[];
  /** The list of bookmarks is to have the focus, and has not taken it yet. */
  readonly bookmarksAsked: boolean;
  /** The arrow keys move the crosshair. */
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
