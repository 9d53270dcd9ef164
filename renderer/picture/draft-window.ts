// Drafts are drawn of a taller window than is shown. Chooses that window, and tells which windows a frame covers.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { sameLook, type PictureTarget } from './picture-target.ts';

/** A window and the number of pixel rows it is drawn in. */
export interface DrawnWindow extends DepthWindow {
  readonly heightPx: number;
}

/** The target a frame was requested for, and the window it is drawn of, which may be taller than the target's. */
export interface Drawing {
  readonly target: PictureTarget;
  readonly drawn: DrawnWindow;
}

/** Which way the window moves: -1 up, 0 not yet known, 1 down. */
export type Heading = -1 | 0 | 1;

/** Margins of a draft as shares of the window's span: ahead of its movement, and on a side it may still move to. */
const AHEAD = 1;
const BESIDE = 0.5;
/** With less margin left than this share of the span, another draft is requested. A fast drag uses it up in 0.2 s. */
const RESERVE = 1 / 3;
/** If one step moves by more than this share of the span, no margin would last until its frame arrives. */
const LEAP = 1 / 6;
/** Most pixels of a draft with margins, 4 bytes each; a larger picture is drawn without margins. */
const MOST_PIXELS = 8_000_000;

/** The window shown, without margins. */
export function plainWindow({ depthMin, depthMax, heightPx }: PictureTarget): DrawnWindow {
  return { depthMin, depthMax, heightPx };
}

/** Adds whole pixel rows on both sides, as far as the log goes, so that scale and rows agree with the window shown. */
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

/** The window for the next draft: with margins while the view pans in small steps, else only the window shown. */
export function draftWindow(target: PictureTarget, before: PictureTarget | undefined, widthPx: number): DrawnWindow {
  const panned = before && sameScale(before, target) && Math.abs(target.depthMin - before.depthMin) <= leapOf(target);
  return panned ? windowWithMargins(target, headingOf(before, target), widthPx) : plainWindow(target);
}

export function headingOf(before: PictureTarget, now: PictureTarget): Heading {
  return Math.sign(now.depthMin - before.depthMin) as Heading;
}

/** The frame's pixel row at the top of the window shown; undefined for a frame of another look or scale. */
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

/** Whether the frame covers the window and enough beyond it where the window moves; `heading` 0: on both sides. */
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

/** Whether two windows have the same depth per row, up to rounding errors of panning, which cannot be seen. */
function sameScale(a: DrawnWindow, b: DrawnWindow): boolean {
  return Math.abs(rowDepthOf(a) / rowDepthOf(b) - 1) < 1e-9;
}
