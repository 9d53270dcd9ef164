// In: the window as it moves. Out: those it rested at, kept for back and forward, and the mouse buttons that go there.
import type { CommandId } from '../../shared/menu.ts';
import { runCommand, type Commands } from '../commands/registry.ts';
import { rememberVisits, useViewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { visit } from '../state/visits.ts';

const REST_MS = 500;
const MOUSE_BACK = 3;
const MOUSE_FORWARD = 4;

/** Returns a function that ends it. */
export function followVisits(): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = useViewer.subscribe((now, before) => {
    const [view, last] = [openView(now), openView(before)];
    const id = openLog(now)?.id;
    if (id === openLog(before)?.id && view?.depthMin === last?.depthMin && view?.depthMax === last?.depthMax) return;
    clearTimeout(rest);
    if (id === undefined) return;
    // The window a log opens with has been seen, however soon it is left.
    rest = setTimeout(record, now.visits[id] ? REST_MS : 0);
  });
  return () => {
    clearTimeout(rest);
    unsubscribe();
  };
}

function record(): void {
  const viewer = useViewer.getState();
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (log && view) rememberVisits(log.id, visit(viewer.visits[log.id], view));
}

/** A browser would leave the page. */
export function followMouseButtons(commands: Commands): void {
  const byButton: Readonly<Record<number, CommandId>> = {
    [MOUSE_BACK]: 'window-back',
    [MOUSE_FORWARD]: 'window-forward',
  };
  window.addEventListener('mousedown', (event) => {
    if (event.button in byButton) event.preventDefault();
  });
  window.addEventListener('mouseup', (event) => {
    const id = byButton[event.button];
    if (id === undefined) return;
    event.preventDefault();
    runCommand(commands, id);
  });
}
