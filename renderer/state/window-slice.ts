// State of the window around the picture: open dialog, open drawer, messages, and where the focus is.
import type { ErrorCode } from '../../shared/errors.ts';
import type { Problem } from '../bridge/api.ts';
import type { Step } from './history.ts';
import type { SetFields } from './slice.ts';

export type Drawer = 'logs' | 'display';

/** A message shown in passing. The same words said again are another message. */
export interface Said {
  readonly text: string;
  /** Whether the message stays until another one comes. */
  readonly lasts: boolean;
  /** What was done, where the message offers to undo it. */
  readonly step?: Step | undefined;
  readonly atMs: number;
}

export interface WindowFields {
  /** By the name that its feature gives it. */
  readonly dialog: string | undefined;
  /** The panel that is open as a drawer over the picture, in a narrow window. */
  readonly drawer: Drawer | undefined;
  /** Problems that belong to no job, each told once. */
  readonly problems: readonly Problem[];
  /** The message on screen. */
  readonly said: Said | undefined;
  /** A field has the focus and needs the keys that move in text. */
  readonly typing: boolean;
  /** The field may hold edited text, so Undo and Redo are the field's, too. */
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
    openDialog: (dialog: string): void => set({ dialog }),
    /** Opens a prompt and closes any drawer, which would cover the prompt. */
    openPrompt: (dialog: string): void => set({ dialog, drawer: undefined }),
    closeDialog: (): void => set({ dialog: undefined }),
    openDrawer: (drawer: Drawer): void => set({ drawer }),
    toggleDrawer: (drawer: Drawer): void =>
      set(({ drawer: open }) => ({ drawer: open === drawer ? undefined : drawer })),
    closeDrawer: (): void => set({ drawer: undefined }),
    reportProblem: (message: string, code?: ErrorCode): void =>
      set(({ problems }) => ({ problems: [...problems.filter((p) => p.message !== message), { message, code }] })),
    dismissProblem: (message: string): void =>
      set(({ problems }) => ({ problems: problems.filter((p) => p.message !== message) })),
    /** Shows a message in passing, also to screen readers, for outcomes that are not seen otherwise. */
    say: (text: string, lasts = false): void => set({ said: { text, lasts, atMs: performance.now() } }),
    /** The same, with a button that undoes the step while it is the last one. */
    sayUndoable: (text: string, step: Step | undefined): void =>
      set({ said: { text, lasts: false, step, atMs: performance.now() } }),
    /** Removes a message, unless another one has replaced it. */
    unsay: (said: Said): void => set((fields) => (fields.said === said ? { said: undefined } : fields)),
    moveFocus: (to: Pick<WindowFields, 'typing' | 'editing'>): void => set(to),
  };
}
