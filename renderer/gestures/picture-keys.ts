// In: key presses where nothing else takes them. Out: the window moved and zoomed, as if the picture had the focus.
import { isCircumference, turnedBy } from '../../shared/axes/azimuth.ts';
import { changeView, openLog, openView, setWindow, useViewer } from '../state/store.ts';
import { keyWindow } from './window-gestures.ts';

/** Of these none takes the keys that move the window; what does take one has said so by then. */
const NEUTRAL = '.app-main :is(.picture, button:not([role], [aria-haspopup]), [role="slider"])';

/** With Shift held: columns to the right. */
const TURNS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Returns a function that ends it. */
export function followPictureKeys(): () => void {
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const { target } = event;
  if (target !== document.body && !(target instanceof Element && target.matches(NEUTRAL))) return;
  const viewer = useViewer.getState();
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (!log || !view || viewer.dialog !== undefined || viewer.offered.length > 0) return;
  const columns = event.shiftKey && isCircumference(log) ? TURNS[event.key] : undefined;
  if (columns) {
    event.preventDefault();
    changeView({ azimuthOffset: turnedBy(log, view.azimuthOffset, columns / log.width) });
    return;
  }
  const next = keyWindow(event.key, view, log);
  if (!next) return;
  event.preventDefault();
  setWindow(next);
}
