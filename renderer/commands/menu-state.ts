// Tells a native menu which commands are possible and checked, and whether a text field is being edited.
import { MENU_COMMANDS, type CommandId } from '../../shared/menu.ts';
import { useViewer, type Viewer } from '../state/store.ts';
import { isChecked, isPossible, type Commands } from './registry.ts';

export interface MenuState {
  readonly enabled: readonly CommandId[];
  readonly checked: readonly CommandId[];
  /** A text field has the focus, so Undo and Redo are the field's. */
  readonly editing: boolean;
}

/** For a timer. Animation frames do not run in a minimised window, whose menu can still be used on a Mac. */
const FRAME_MS = 16;

/** Calls `tell` with each new state, at most once a frame, as a drag changes the viewer at every input. Returns its end. */
export function followMenuState(commands: Commands, tell: (state: MenuState) => void): () => void {
  const stateOf = menuStateOf(commands);
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = (): void => {
    timer = undefined;
    const state = stateOf(useViewer.getState());
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    tell(state);
  };
  const unsubscribe = useViewer.subscribe(() => {
    timer ??= setTimeout(update, FRAME_MS);
  });
  update();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** Returns a function from a viewer to its menu state; a command is asked again only if a field it has read changed. */
export function menuStateOf(commands: Commands): (viewer: Viewer) => MenuState {
  const questions = MENU_COMMANDS.map(({ id }) => ({
    id,
    answer: kept((viewer) => ({
      enabled: isPossible(commands, id, viewer),
      checked: isChecked(commands, id, viewer),
    })),
  }));
  return (viewer) => {
    const answers = questions.map(({ id, answer }) => ({ id, ...answer(viewer) }));
    return {
      enabled: answers.filter(({ enabled }) => enabled).map(({ id }) => id),
      checked: answers.filter(({ checked }) => checked).map(({ id }) => id),
      editing: viewer.editing,
    };
  };
}

/** Caches an answer until a field of the viewer that was read for it changes. A proxy records which fields are read. */
function kept<Answer>(ask: (viewer: Viewer) => Answer): (viewer: Viewer) => Answer {
  let last: { readonly answer: Answer; readonly read: ReadonlyMap<keyof Viewer, unknown> } | undefined;
  return (viewer) => {
    if (last && [...last.read].every(([key, value]) => viewer[key] === value)) return last.answer;
    const read = new Map<keyof Viewer, unknown>();
    const watched = new Proxy(viewer, {
      get(target, key: keyof Viewer) {
        read.set(key, target[key]);
        return target[key];
      },
    });
    last = { answer: ask(watched), read };
    return last.answer;
  };
}
