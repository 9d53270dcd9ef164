// In: the viewer's state. Out: the shape of everything that can be done: when, whether it is on, and how.
import type { Viewer } from '../state/store.ts';

export interface Command {
  possible(viewer: Viewer): boolean;
  checked?(viewer: Viewer): boolean;
  run(viewer: Viewer): void;
  /** In place of the menu's, where it says more: `Undo Colormap`. */
  label?(viewer: Viewer): string | undefined;
}
