// Records the depth windows where the view rested, for back and forward, and handles the mouse's buttons for these.
import type { CommandId } from '../../shared/menu.ts';
import { runCommand, type Commands } from '../commands/registry.ts';
import { rememberVisits, useViewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { visit } from '../state/visits.ts';

const REST_MS = 500;
const MOUSE_BACK = 3;
const MOUSE_FORWARD = 4;

/** Records windows as the view changes. Returns a function that stops recording. */
export function followVisits(): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = useViewer.subscribe((now, before) => {
    const [view, last] = [openView(now), openView(before)];
    const id = openLog(now)?.id;
    if (id === openLog(before)?.id && view?.depthMin === last?.depthMin && view?.depthMax === last?.depthMax) return;
    clearTimeout(rest);
    if (id === undefined) return;
    // The window that a log opens with is recorded at once, however soon it is left.
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

/** Handles the mouse's back and forward buttons, with which a browser would leave the page. */
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
