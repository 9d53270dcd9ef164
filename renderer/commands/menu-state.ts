// Which commands are possible, which are on, if a field is edited, for a menu that cannot ask: the native one.
import { MENU_COMMANDS, type CommandId } from '../../shared/menu.ts';
import { useViewer, type Viewer } from '../state/store.ts';
import { isChecked, isPossible, type Commands } from './registry.ts';

export interface MenuState {
  readonly enabled: readonly CommandId[];
  readonly checked: readonly CommandId[];
  /** A field has the focus, and what is undone there is what was typed. */
  readonly editing: boolean;
}

/** A timer and not an animation frame: a minimised window has none, and on a Mac its menu can be used. */
const FRAME_MS = 16;

/** Tells what has changed, at most once a frame: in a drag the viewer changes with every input. Returns a function that ends it. */
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

/** The state for a viewer; a command is asked anew only when something that it looked at has changed since. */
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

/** Which fields an answer rests on is seen as they are read: a list kept by hand would be wrong one day. */
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
