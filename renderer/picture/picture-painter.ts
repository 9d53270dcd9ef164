// Requests and paints the frames of a picture as its target changes, each row always at its own depth.
import { loadFrame, type FrameRequest } from '../bridge/frame-client.ts';
import { createFrameLoader } from './frame-loader.ts';
import { reproject, type Placement } from '../axes/depth-scale.ts';
import {
  covers,
  draftWindow,
  headingOf,
  lasts,
  plainWindow,
  rowOffset,
  windowWithMargins,
  type DrawnWindow,
  type Heading,
} from './draft-window.ts';
import { HeldFrames, type FrameJob, type Held, type Quality } from './held-frames.ts';
import { createPictureBackdrop } from './picture-backdrop.ts';
import { drawTurned, type PictureTarget, sameLook, sameTarget } from './picture-target.ts';
import { createPictureTiming, type PaintedPicture } from './picture-timing.ts';

export interface PictureEvents {
  onShown(): void;
  onFailed(error: unknown): void;
}

export interface PicturePainter {
  show(target: PictureTarget): void;
  /** Requests a frame again after a failure. */
  retry(): void;
  close(): void;
}

/** How long the window has to rest before the sharp frame is asked for. */
const REST_MS = 120;
/** Two, so that the engine draws one frame while another is being transferred. */
const REQUESTS_AT_ONCE = 2;

/**
 * Drafts are drawn of more than the window shown. While the window moves inside a draft, the draft is painted at once,
 * moved by whole pixel rows, which is exact to half a row, and nothing is requested. Turning a log requests nothing either:
 * frames hold the columns as stored, and are painted in two pieces. `name` is the canvas's name in the browser's User
 * Timing.
 */
export function createPicturePainter(canvas: HTMLCanvasElement, name: string, events: PictureEvents): PicturePainter {
  const context = canvas.getContext('2d', { alpha: false });
  let target: PictureTarget | undefined;
  let order = 0;
  /** When the current target, or its turn, was set. */
  let askedMs = 0;
  const held = new HeldFrames();
  /** The newest requested frame, until it arrives or fails. */
  let asked: FrameJob | undefined;
  /** The target that was last painted with a frame of its own. */
  let shown: Pick<FrameJob, 'target' | 'order' | 'askedMs'> | undefined;
  const timing = createPictureTiming(name);
  /** The last entry in the User Timing. A picture is painted more often than it changes, and only changes are entered. */
  let told: (Pick<PaintedPicture, 'quality' | 'turnedColumns'> & Pick<FrameJob, 'order'>) | undefined;
  const backdrop = createPictureBackdrop();
  let rest: ReturnType<typeof setTimeout> | undefined;
  let nextPaint: number | undefined;

  const loader = createFrameLoader<FrameJob, ImageBitmap>({
    atOnce: REQUESTS_AT_ONCE,
    async load(job, signal) {
      const bitmap = await loadFrame(requestOf(job), signal);
      // Nobody uses the bitmap any more, so its memory is freed at once and not left to the garbage collector.
      if (signal.aborted) bitmap.close();
      return bitmap;
    },
    onFrame(bitmap, job) {
      if (asked === job) asked = undefined;
      held.hold({ ...job, bitmap }, target);
      paintSoon();
      events.onShown();
      if (job.quality === 'draft') return;
      backdrop.want(job.target);
      // A draft with margins is loaded in advance, for a drag that may begin here.
      if (target && sameTarget(target, job.target) && !isAtHand(target, 0)) {
        ask('draft', target, windowWithMargins(target, 0, draftWidth(target)));
      }
    },
    onError(error, job) {
      if (asked === job) asked = undefined;
      events.onFailed(error);
    },
    // Sharp frames are slow, and frames of another look would show a picture that is no longer wanted.
    supersedes: (newer, running) => running.quality === 'full' || !sameLook(newer.target, running.target),
  });

  function ask(quality: Quality, target: PictureTarget, drawn: DrawnWindow): void {
    asked = { target, drawn, quality, order, askedMs };
    loader.request(asked);
  }

  /** Whether the held or the requested draft covers the window and enough of where it moves. */
  function isAtHand(target: PictureTarget, heading: Heading): boolean {
    return [held.draft, asked].some((drawing) => drawing && lasts(drawing, target, heading));
  }

  /** Paints once per frame of the screen, because inputs and answers may come more often. */
  function paintSoon(): void {
    nextPaint ??= requestAnimationFrame(() => {
      nextPaint = undefined;
      paint();
    });
  }

  /** Paints the canvas in one task, so that it is never seen cleared. */
  function paint(): void {
    if (!target || !context) return;
    const width = Math.round(target.widthPx * target.ratio);
    const height = Math.round(target.heightPx * target.ratio);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const frame = held.bestFor(target);
    const place = frame && placeOf(frame, target, height);
    if (frame && place) {
      context.imageSmoothingEnabled = target.look.smooth || place.height * 2 < frame.bitmap.height;
      drawTurned(target, width, (x) => context.drawImage(frame.bitmap, x, place.y, width, place.height));
      paintBehind(target, context, 0, Math.ceil(place.y));
      paintBehind(target, context, Math.floor(place.y + place.height), height);
    } else paintBehind(target, context, 0, height);
    if (frame) tell(frame, target);
    else shown = undefined;
  }

  /** Paints the rows that the frame does not reach: with the backdrop, or with the background colour. */
  function paintBehind(target: PictureTarget, context: CanvasRenderingContext2D, yFrom: number, yTo: number): void {
    if (yFrom >= yTo) return;
    if (backdrop.draw(context, target, yFrom, yTo)) return;
    context.fillStyle = getComputedStyle(canvas).backgroundColor;
    context.fillRect(0, yFrom, canvas.width, yTo - yFrom);
  }

  /** Enters the painted picture in the User Timing. An older frame that is only moved or stretched is entered once. */
  function tell(frame: Held, target: PictureTarget): void {
    const covered = covers(frame, target);
    if (covered) shown = { target, order, askedMs };
    else if (!shown || shown.order <= frame.order) shown = frame;
    const { turnedColumns } = target;
    const quality = sameTarget(frame.target, target) ? frame.quality : 'draft';
    const same = !covered || (told?.quality === quality && told.turnedColumns === turnedColumns);
    if (told?.order === shown.order && same) return;
    told = { order: shown.order, quality, turnedColumns };
    const { id, depthMin, depthMax } = shown.target;
    timing.painted({ id, depthMin, depthMax, turnedColumns, quality }, shown.askedMs);
  }

  function forget(): void {
    held.clear();
    asked = undefined;
  }

  function sharpenAtRest(): void {
    clearTimeout(rest);
    const resting = target;
    if (resting) rest = setTimeout(() => ask('full', resting, plainWindow(resting)), REST_MS);
  }

  return {
    show(next) {
      if (target && sameTarget(target, next)) {
        if (target.turnedColumns === next.turnedColumns) return;
        target = next;
        askedMs = timing.asked();
        return paintSoon();
      }
      if (target?.id !== next.id) {
        loader.reset();
        forget();
      }
      const before = target?.id === next.id ? target : undefined;
      target = next;
      order++;
      askedMs = timing.asked();
      paintSoon();
      if (!isAtHand(next, before ? headingOf(before, next) : 0)) {
        ask('draft', next, draftWindow(next, before, draftWidth(next)));
      }
      sharpenAtRest();
    },
    retry() {
      if (!target) return;
      ask('draft', target, plainWindow(target));
      sharpenAtRest();
    },
    close() {
      clearTimeout(rest);
      if (nextPaint !== undefined) cancelAnimationFrame(nextPaint);
      backdrop.close();
      loader.reset();
      forget();
      timing.close();
    },
  };
}

/** Where a frame is painted. At its own scale it is moved by whole pixels, so that no pixel is interpolated. */
function placeOf(frame: Held, target: PictureTarget, height: number): Placement | undefined {
  const offset = rowOffset(frame, target);
  if (offset === undefined) return reproject(frame.drawn, target, height);
  const rowPx = height / target.heightPx;
  return { y: Math.round(-offset * rowPx), height: frame.drawn.heightPx * rowPx };
}

function draftWidth({ widthPx, look, log }: PictureTarget): number {
  return Math.max(1, look.smooth ? widthPx : Math.min(widthPx, log.width));
}

/**
 * Drafts are raw pixels, at most as wide as the scanlines, because encoding and decoding would take most of the time. On a
 * screen with several device pixels per CSS pixel, a draft has fewer rows than the sharp frame; `pixelDepth` makes dynamic
 * normalization rank both alike, so that colours do not jump.
 */
function requestOf({ target, drawn, quality }: FrameJob): FrameRequest {
  const { id, look } = target;
  const full = quality === 'full';
  const { depthMin, depthMax } = drawn;
  const sharpPx = Math.max(1, Math.round(target.heightPx * target.ratio));
  return {
    id,
    depthMin,
    depthMax,
    widthPx: full ? Math.max(1, Math.round(target.widthPx * target.ratio)) : draftWidth(target),
    heightPx: Math.max(1, Math.round(drawn.heightPx * (full ? target.ratio : 1))),
    ...(full ? {} : { pixelDepth: (target.depthMax - target.depthMin) / sharpPx }),
    ...look,
    // PNG, because a picture at rest has exact colours; JPEG would halve the resolution of colour.
    format: full ? 'png' : 'rgb',
  };
}
