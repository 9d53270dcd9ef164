// What the wheel, a drag, a pinch, a double-click and keys make of the depth window.
import { panWindow, smallestSpan, zoomWindow, type DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { yToDepth } from '../axes/depth-scale.ts';
import type { Fingers, WheelTurn } from '../commands/stage-parts.ts';

type Bounds = Pick<ImageLog, 'depthMin' | 'depthMax' | 'depthStep'>;

const LINE_PX = 16;
const PAGE_PX = 400;
const ZOOM_PER_PX = 0.0015;
/** Zoom per pixel of a touchpad's pinch, which browsers report as Ctrl and a wheel with small numbers. */
const PINCH_PER_PX = 0.01;
const ARROW_PART = 0.1;
const STEP_FACTOR = 0.5;

/** Zooms about the depth under the cursor; with Shift it pans. `y` in CSS pixels from the picture's top. */
export function wheelWindow(
  turn: WheelTurn,
  y: number,
  heightPx: number,
  window: DepthWindow,
  log: Bounds,
): DepthWindow {
  const unit = turn.deltaMode === 1 ? LINE_PX : turn.deltaMode === 2 ? PAGE_PX : 1;
  // With Shift held, browsers report a wheel as horizontal.
  const pixels = (turn.deltaY || turn.deltaX) * unit;
  if (turn.shiftKey) return panWindow(window, (pixels / heightPx) * (window.depthMax - window.depthMin), log);
  const factor = Math.exp(
    pixels * (turn.ctrlKey && turn.deltaMode === 0 && Math.abs(pixels) < 50 ? PINCH_PER_PX : ZOOM_PER_PX),
  );
  return stepWindow(factor, yToDepth(y, window, heightPx), window, log);
}

/** Over the whole log the wheel pans, as over a scroll bar; with Ctrl, or pinched, it zooms about the window's middle. */
export function overviewWheelWindow(turn: WheelTurn, heightPx: number, window: DepthWindow, log: Bounds): DepthWindow {
  const { deltaX, deltaY, deltaMode, ctrlKey } = turn;
  return wheelWindow({ deltaX, deltaY, deltaMode, ctrlKey, shiftKey: !ctrlKey }, heightPx / 2, heightPx, window, log);
}

/** The window after a key; undefined when the key does not pan. */
export function panKeyWindow(key: string, window: DepthWindow, log: Bounds): DepthWindow | undefined {
  const span = window.depthMax - window.depthMin;
  const deltas: Readonly<Record<string, number>> = {
    ArrowUp: -span * ARROW_PART,
    ArrowDown: span * ARROW_PART,
    PageUp: -span,
    PageDown: span,
    Home: -Infinity,
    End: Infinity,
  };
  const delta = deltas[key];
  return delta === undefined ? undefined : panWindow(window, delta, log);
}

/** The window after a key; undefined when the key does not zoom. */
export function zoomKeyWindow(key: string, window: DepthWindow, log: Bounds): DepthWindow | undefined {
  // Both signs of a key count, because keyboards differ in which one needs Shift.
  if (key === '+' || key === '=') return stepWindow(STEP_FACTOR, middleOf(window), window, log);
  if (key === '-' || key === '_') return stepWindow(1 / STEP_FACTOR, middleOf(window), window, log);
  return key === '0' ? { depthMin: log.depthMin, depthMax: log.depthMax } : undefined;
}

/** The window after a double-click: zoomed in by two about the depth under the cursor, or out by two. */
export function doubleClickWindow(depth: number, out: boolean, window: DepthWindow, log: Bounds): DepthWindow {
  return stepWindow(out ? 1 / STEP_FACTOR : STEP_FACTOR, depth, window, log);
}

/** The window moved so that `depth`, which was grabbed, is at `y`, in pixels from the top: it stays under the pointer. */
export function grabbedWindow(
  depth: number,
  y: number,
  heightPx: number,
  window: DepthWindow,
  log: Bounds,
): DepthWindow {
  return panWindow(window, depth - yToDepth(y, window, heightPx), log);
}

/** The depths between the fingers stay between them. `window` is the one that was shown when they were put down. */
export function pinchWindow(
  from: Fingers,
  now: Fingers,
  heightPx: number,
  window: DepthWindow,
  log: Bounds,
): DepthWindow {
  const depth = yToDepth(from.y, window, heightPx);
  // Fingers that start on one spot would zoom without limit.
  const factor = Math.max(from.apartPx, 1) / Math.max(now.apartPx, 1);
  return grabbedWindow(depth, now.y, heightPx, stepWindow(factor, depth, window, log), log);
}

function stepWindow(factor: number, anchor: number, window: DepthWindow, log: Bounds): DepthWindow {
  return zoomWindow(window, factor, anchor, log, smallestSpan(log));
}

function middleOf({ depthMin, depthMax }: DepthWindow): number {
  return (depthMin + depthMax) / 2;
}

/** Arrow keys move a thumb by a hundredth of the window, at least a scanline; Home and End move it as far as possible. */
export function thumbWindow(
  key: string,
  end: 'depthMin' | 'depthMax',
  window: DepthWindow,
  log: Bounds,
): DepthWindow | undefined {
  const step = Math.max(log.depthStep, (window.depthMax - window.depthMin) / 100);
  const keys: Readonly<Record<string, number>> = {
    ArrowUp: window[end] - step,
    ArrowLeft: window[end] - step,
    ArrowDown: window[end] + step,
    ArrowRight: window[end] + step,
    PageUp: window[end] - step * 10,
    PageDown: window[end] + step * 10,
    Home: -Infinity,
    End: Infinity,
  };
  const depth = keys[key];
  return depth === undefined ? undefined : moveEnd(depth, end, window, log);
}

/** The window with one end moved to `depth`, within the smallest span and the log's ends; the other end stays. */
export function moveEnd(depth: number, end: 'depthMin' | 'depthMax', window: DepthWindow, log: Bounds): DepthWindow {
  const least = smallestSpan(log);
  if (end === 'depthMin') {
    return { ...window, depthMin: Math.max(log.depthMin, Math.min(depth, window.depthMax - least)) };
  }
  return { ...window, depthMax: Math.min(log.depthMax, Math.max(depth, window.depthMin + least)) };
}

/** CSS pixels after which a drag's direction is decided. Less would decide on the tremor of a hand that pans. */
const DECIDED_PX = 6;

export type DragDirection = 'sideways' | 'along';

/** The direction of a drag after moving so far; undefined while it is too short to tell. */
export function dragDirection(movedX: number, movedY: number): DragDirection | undefined {
  const [across, along] = [Math.abs(movedX), Math.abs(movedY)];
  if (across > DECIDED_PX && across > along) return 'sideways';
  return along > DECIDED_PX ? 'along' : undefined;
}
