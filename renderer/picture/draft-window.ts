// In: the window shown and how it moves. Out: the taller window a draft is drawn of, and whether a frame of one holds the window shown.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { sameLook, type PictureTarget } from './picture-target.ts';

/** A window and the pixel rows it is drawn in. */
export interface DrawnWindow extends DepthWindow {
  readonly heightPx: number;
}

/** What a frame was asked for, and what it is of: more than the window shown then, or just that. */
export interface Drawing {
  readonly target: PictureTarget;
  readonly drawn: DrawnWindow;
}

/** Which way the window moves: up, nowhere yet, down. */
export type Heading = -1 | 0 | 1;

/** Shares of the span drawn beyond the window shown: where it moves to, where it may move to. */
const AHEAD = 1;
const BESIDE = 0.5;
/** A share of the span: with less left, another draft is asked for. A fast hand takes a fifth of a second for it. */
const RESERVE = 1 / 3;
/** A share of the span: who moves on by more each time is past any margin before its frame is there. */
const LEAP = 1 / 6;
/** Of a draft, 4 bytes each; a picture so large is drawn without margins. */
const MOST_PIXELS = 8_000_000;

/** Just the window shown. */
export function plainWindow({ depthMin, depthMax, heightPx }: PictureTarget): DrawnWindow {
  return { depthMin, depthMax, heightPx };
}

/** Whole pixel rows more on both sides, as far as the log goes: the scale is the same, and so are the rows they share. */
export function windowWithMargins(target: PictureTarget, heading: Heading, widthPx: number): DrawnWindow {
  const { depthMin, depthMax, heightPx, log } = target;
  const rowDepth = rowDepthOf(target);
  const margin = (towards: Heading): number => Math.round((heading === towards ? AHEAD : BESIDE) * heightPx);
  if (rowDepth === 0 || (heightPx + margin(-1) + margin(1)) * widthPx > MOST_PIXELS) return plainWindow(target);
  const above = Math.min(margin(-1), Math.round((depthMin - log.depthMin) / rowDepth));
  const below = Math.min(margin(1), Math.round((log.depthMax - depthMax) / rowDepth));
  return {
    depthMin: depthMin - above * rowDepth,
    depthMax: depthMax + below * rowDepth,
    heightPx: above + heightPx + below,
  };
}

/** The one that will serve the longest, and is there the soonest. */
export function draftWindow(target: PictureTarget, before: PictureTarget | undefined, widthPx: number): DrawnWindow {
  const panned = before && sameScale(before, target) && Math.abs(target.depthMin - before.depthMin) <= leapOf(target);
  return panned ? windowWithMargins(target, headingOf(before, target), widthPx) : plainWindow(target);
}

export function headingOf(before: PictureTarget, now: PictureTarget): Heading {
  return Math.sign(now.depthMin - before.depthMin) as Heading;
}

/** The row of the frame that is the first one of the window shown. Undefined where it is of another look or scale. */
export function rowOffset({ target, drawn }: Drawing, shown: PictureTarget): number | undefined {
  if (!sameLook(target, shown) || target.widthPx !== shown.widthPx) return undefined;
  if (drawn.depthMin === shown.depthMin && drawn.depthMax === shown.depthMax && drawn.heightPx === shown.heightPx) {
    return 0;
  }
  if (!sameScale(drawn, shown)) return undefined;
  return Math.round((shown.depthMin - drawn.depthMin) / rowDepthOf(shown));
}

/** Whether every pixel row of the window shown is in the frame, to within half a row. */
export function covers(drawing: Drawing, shown: PictureTarget): boolean {
  const offset = rowOffset(drawing, shown);
  return offset !== undefined && offset >= 0 && offset + shown.heightPx <= drawing.drawn.heightPx;
}

/** Whether the frame covers the window and will for some way on; `heading` 0 is either way. */
export function lasts(drawing: Drawing, shown: PictureTarget, heading: Heading): boolean {
  if (!covers(drawing, shown)) return false;
  const { drawn } = drawing;
  const rowDepth = rowDepthOf(shown);
  const reserve = (shown.depthMax - shown.depthMin) * RESERVE;
  const top = Math.max(shown.log.depthMin, shown.depthMin - reserve);
  const base = Math.min(shown.log.depthMax, shown.depthMax + reserve);
  return (heading > 0 || drawn.depthMin <= top + rowDepth) && (heading < 0 || drawn.depthMax >= base - rowDepth);
}

function rowDepthOf({ depthMin, depthMax, heightPx }: DrawnWindow): number {
  return (depthMax - depthMin) / heightPx;
}

function leapOf({ depthMin, depthMax }: DepthWindow): number {
  return (depthMax - depthMin) * LEAP;
}

/** Panning adds and subtracts spans: what rounding leaves of that is far below the share of a row that could be seen. */
function sameScale(a: DrawnWindow, b: DrawnWindow): boolean {
  return Math.abs(rowDepthOf(a) / rowDepthOf(b) - 1) < 1e-9;
}
