// The tools of the picture: pan, zoom, turn a full circumference, select depths. Each returns the change it asks for.
import { isCircumference, turnedBy } from '../../shared/axes/azimuth.ts';
import { clampWindow, usableWindow, type DepthWindow } from '../../shared/axes/depth.ts';
import { depthToY, yToDepth } from '../axes/depth-scale.ts';
import type { StageChange, Tool } from '../commands/stage-parts.ts';
import {
  doubleClickWindow,
  grabbedWindow,
  panKeyWindow,
  pinchWindow,
  wheelWindow,
  zoomKeyWindow,
} from './window-gestures.ts';

/** Least height of a selection in CSS pixels; a press with Shift that moves less selects nothing. */
const LEAST_BAND_PX = 4;
/** Columns by which keys with Shift turn the log to the right. */
const TURNS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

const to = (window: DepthWindow | undefined): StageChange | undefined => window && { window };

export const PAN: Tool = {
  id: 'pan',
  drag: {
    how: 'along',
    begin: ({ y, heightPx }, { view }) => {
      const depth = yToDepth(y, view, heightPx);
      return { move: (place, now) => to(grabbedWindow(depth, place.y, place.heightPx, now.view, now.log)) };
    },
  },
  wheel: (turn, { y, heightPx }, { log, view }) =>
    turn.shiftKey ? to(wheelWindow(turn, y, heightPx, view, log)) : undefined,
  key: ({ key }, { log, view }) => to(panKeyWindow(key, view, log)),
};

export const ZOOM: Tool = {
  id: 'zoom',
  pinch: (from, fingers, heightPx, window, { log }) => ({ window: pinchWindow(from, fingers, heightPx, window, log) }),
  wheel: (turn, { y, heightPx }, { log, view }) =>
    turn.shiftKey ? undefined : to(wheelWindow(turn, y, heightPx, view, log)),
  doubleClick: ({ y, heightPx }, shift, { log, view }) => ({
    window: doubleClickWindow(yToDepth(y, view, heightPx), shift, view, log),
  }),
  key: ({ key }, { log, view }) => to(zoomKeyWindow(key, view, log)),
};

export const TURN: Tool = {
  id: 'turn',
  possible: ({ log }) => isCircumference(log),
  drag: {
    how: 'sideways',
    begin: (from, { view: { azimuthOffset } }) => ({
      move: ({ x, widthPx }, { log }) => ({
        view: { azimuthOffset: turnedBy(log, azimuthOffset, (x - from.x) / widthPx) },
      }),
    }),
  },
  key: ({ key, shiftKey }, { log, view }) => {
    const columns = shiftKey ? TURNS[key] : undefined;
    return columns === undefined
      ? undefined
      : { view: { azimuthOffset: turnedBy(log, view.azimuthOffset, columns / log.width) } };
  },
};

export const SELECT: Tool = {
  id: 'select',
  drag: {
    how: 'shift',
    begin: ({ y, heightPx }, { view }) => {
      const depth = yToDepth(y, view, heightPx);
      let band: DepthWindow | undefined;
      return {
        move: (place, now) => {
          band = bandTo(depth, place, now.view);
          return { band };
        },
        end: ({ log }) => ({ band: undefined, ...(band && { window: usableWindow(band, log) }) }),
        cancel: () => ({ band: undefined }),
      };
    },
  },
};

function bandTo(
  depth: number,
  { y, heightPx }: { readonly y: number; readonly heightPx: number },
  view: DepthWindow,
): DepthWindow | undefined {
  if (Math.abs(y - depthToY(depth, view, heightPx)) < LEAST_BAND_PX) return undefined;
  return clampWindow({ depthMin: depth, depthMax: yToDepth(y, view, heightPx) }, view);
}
