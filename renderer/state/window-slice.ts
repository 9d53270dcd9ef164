// What lies over and around the picture: the open dialog, the open drawer, what is said, and where the focus is.
import type { SetFields } from './slice.ts';

export type DialogName =
  'export' | 'remove' | 'settings' | 'shortcuts' | 'about' | 'go-to-depth' | 'bookmark' | 'palette';
export type Drawer = 'logs' | 'display';

/** A sentence shown in passing; the same words said again are another one. */
export interface Said {
  readonly text: string;
  /** Until something else is said. */
  readonly lasts: boolean;
  readonly atMs: number;
}

export interface WindowFields {
  readonly dialog: DialogName | undefined;
  /** The panel that lies over the picture where there is no room beside it. */
  readonly drawer: Drawer | undefined;
  /** Sentences that belong to no job. */
  readonly problems: readonly string[];
  /** What was just done, said for a moment. */
  readonly said: Said | undefined;
  /** A field has the focus: keys that move in it are its own. */
  readonly typing: boolean;
  /** It holds text that may have been edited: undoing is its own, too. */
  readonly editing: boolean;
}

export const windowFields: WindowFields = {
  dialog: undefined,
  drawer: undefined,
  problems: [],
  said: undefined,
  typing: false,
  editing: false,
};

export function windowChanges(set: SetFields<WindowFields>) {
  return {
    openDialog: (dialog: DialogName): void => set({ dialog }),
    /** The panel that may lie over the stage would lie over it too. */
    openPrompt: (dialog: DialogName): void => set({ dialog, drawer: undefined }),
    closeDialog: (): void => set({ dialog: undefined }),
    openDrawer: (drawer: Drawer): void => set({ drawer }),
    toggleDrawer: (drawer: Drawer): void =>
      set(({ drawer: open }) => ({ drawer: open === drawer ? undefined : drawer })),
    closeDrawer: (): void => set({ drawer: undefined }),
    reportProblem: (message: string): void =>
      set(({ problems }) => ({ problems: [...problems.filter((p) => p !== message), message] })),
    dismissProblem: (message: string): void =>
      set(({ problems }) => ({ problems: problems.filter((p) => p !== message) })),
    /** Shown and heard in passing: what was done where that is not seen by itself. */
    say: (text: string, lasts = false): void => set({ said: { text, lasts, atMs: performance.now() } }),
    /** Nothing, where something else has been said since. */
    unsay: (said: Said): void => set((fields) => (fields.said === said ? { said: undefined } : fields)),
    moveFocus: (to: Pick<WindowFields, 'typing' | 'editing'>): void => set(to),
  };
}
