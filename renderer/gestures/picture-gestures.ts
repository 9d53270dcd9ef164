// In: pointers on a picture. Out: the window panned, pinched, the circumference turned, or zoomed to the band selected with Shift or to a double-click.
import { useEffect, useState, type MouseEvent, type PointerEvent } from 'react';
import { isCircumference, turnedBy } from '../../shared/axes/azimuth.ts';
import { clampWindow, usableWindow, type DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { depthToY, yToDepth } from '../axes/depth-scale.ts';
import { useSelection } from './depth-selection.ts';
import { changeView, openLog, openView, setWindow, useViewer } from '../state/store.ts';
import { doubleClickWindow, dragDirection, grabbedWindow, pinchWindow, type Fingers } from './window-gestures.ts';

interface PictureGestures {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(event: PointerEvent<HTMLElement>): void;
  onDoubleClick(event: MouseEvent<HTMLElement>): void;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

type Gesture =
  /** A full circumference may go sideways instead; then it is turned. */
  | { readonly kind: 'grab'; readonly depth: number; readonly from: Place }
  | { readonly kind: 'turn'; readonly x: number; readonly azimuthOffset: number }
  | { readonly kind: 'pan'; readonly depth: number }
  | { readonly kind: 'select'; readonly depth: number }
  | { readonly kind: 'pinch'; readonly from: Fingers; readonly window: DepthWindow };

/** A press with Shift that hardly moves selects nothing. */
const LEAST_BAND_PX = 4;

export function usePictureGestures(): PictureGestures {
  const [{ handlers, close }] = useState(createPictureGestures);
  useEffect(() => close, [close]);
  return handlers;
}

function createPictureGestures(): { readonly handlers: PictureGestures; readonly close: () => void } {
  const pointers = new Map<number, Place>();
  /** Of the picture, in CSS pixels. Measured once a gesture: at every move it would make the page lay itself out. */
  let top = 0;
  let widthPx = 0;
  let heightPx = 0;
  let gesture: Gesture | undefined;

  function begin(event: PointerEvent<HTMLElement>): void {
    const { log, view } = shown();
    if (event.button !== 0 || !log || !view) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (pointers.size === 0) measure(event.currentTarget);
    pointers.set(event.pointerId, placeOf(event));
    if (pointers.size === 2) gesture = { kind: 'pinch', from: fingers(), window: view };
    else if (pointers.size === 1) {
      const from = placeOf(event);
      const depth = yToDepth(from.y, view, heightPx);
      if (event.shiftKey) gesture = { kind: 'select', depth };
      else gesture = isCircumference(log) ? { kind: 'grab', depth, from } : { kind: 'pan', depth };
      if (event.shiftKey) window.addEventListener('keydown', cancelOnEscape, { capture: true });
    }
  }

  function move(event: PointerEvent<HTMLElement>): void {
    const { log, view } = shown();
    if (!pointers.has(event.pointerId) || !gesture || !log || !view) return;
    const place = placeOf(event);
    pointers.set(event.pointerId, place);
    if (gesture.kind === 'grab') {
      const { from, depth } = gesture;
      const direction = dragDirection(place.x - from.x, place.y - from.y);
      if (!direction) return;
      gesture =
        direction === 'along' ? { kind: 'pan', depth } : { kind: 'turn', x: from.x, azimuthOffset: view.azimuthOffset };
    }
    if (gesture.kind === 'turn') {
      changeView({ azimuthOffset: turnedBy(log, gesture.azimuthOffset, (place.x - gesture.x) / widthPx) });
    } else if (gesture.kind === 'pan') setWindow(grabbedWindow(gesture.depth, place.y, heightPx, view, log));
    else if (gesture.kind === 'pinch') setWindow(pinchWindow(gesture.from, fingers(), heightPx, gesture.window, log));
    else useSelection.setState({ band: bandTo(gesture.depth, place.y, view) });
  }

  function end(event: PointerEvent<HTMLElement>): void {
    const { band } = useSelection.getState();
    const { log } = shown();
    leave(event);
    if (band && log) setWindow(usableWindow(band, log));
  }

  /** A finger that stays after a pinch goes on panning. */
  function leave(event: PointerEvent<HTMLElement>): void {
    pointers.delete(event.pointerId);
    dropSelection();
    const [rest] = pointers.values();
    const { view } = shown();
    gesture = rest && view ? { kind: 'pan', depth: yToDepth(rest.y, view, heightPx) } : undefined;
  }

  function dropSelection(): void {
    if (gesture?.kind !== 'select') return;
    gesture = undefined;
    useSelection.setState({ band: undefined });
    window.removeEventListener('keydown', cancelOnEscape, { capture: true });
  }

  function cancelOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    dropSelection();
  }

  function doubleClick(event: MouseEvent<HTMLElement>): void {
    const { log, view } = shown();
    if (event.button !== 0 || !log || !view) return;
    measure(event.currentTarget);
    const depth = yToDepth(event.clientY - top, view, heightPx);
    setWindow(doubleClickWindow(depth, event.shiftKey, view, log));
  }

  function bandTo(depth: number, y: number, view: DepthWindow): DepthWindow | undefined {
    if (Math.abs(y - depthToY(depth, view, heightPx)) < LEAST_BAND_PX) return undefined;
    const other = yToDepth(y, view, heightPx);
    return clampWindow({ depthMin: depth, depthMax: other }, view);
  }

  function measure(picture: HTMLElement): void {
    ({ top, width: widthPx, height: heightPx } = picture.getBoundingClientRect());
  }

  function placeOf({ clientX, clientY }: PointerEvent<HTMLElement>): Place {
    return { x: clientX, y: clientY - top };
  }

  function fingers(): Fingers {
    const [a, b] = [...pointers.values()];
    if (!a || !b) return { y: 0, apartPx: 1 };
    return { y: (a.y + b.y) / 2, apartPx: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  return {
    handlers: {
      onPointerDown: begin,
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: leave,
      onDoubleClick: doubleClick,
    },
    close: dropSelection,
  };
}

/** As it is now: a log may be described anew, and the window moved by other means, while a pointer is down. */
function shown(): { log: ImageLog | undefined; view: LogView | undefined } {
  const viewer = useViewer.getState();
  return { log: openLog(viewer), view: openView(viewer) };
}
