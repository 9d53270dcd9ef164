// Hands key presses that nothing else takes to the tools, as if the picture had the focus.
import type { Tool } from '../commands/stage-parts.ts';
import { useViewer } from '../state/store.ts';
import { makeChange, onStage } from './make-change.ts';

/** Elements that do not use the tools' keys themselves. One that does has prevented the event's default by then. */
const NEUTRAL = 'main :is(canvas, button:not([role], [aria-haspopup]), [role="slider"])';

/** Listens for keys. Returns a function that stops listening. */
export function followPictureKeys(tools: readonly Tool[]): () => void {
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target !== document.body && !(target instanceof Element && target.matches(NEUTRAL))) return;
    const { dialog, offered } = useViewer.getState();
    const now = onStage();
    if (!now || dialog !== undefined || offered.length > 0) return;
    for (const { possible = () => true, key } of tools) {
      const change = key && possible(now) ? key(event, now) : undefined;
      if (!change) continue;
      event.preventDefault();
      // A key that is held down moves on and on, but what it adds is added once.
      if (!change.added || !event.repeat) makeChange(change);
      return;
    }
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
