// In: what should be on the canvas, as often as it changes. Out: frames fetched and painted, always at their own depth.
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
  /** Asks once more for what could not be had. */
  retry(): void;
  close(): void;
}

/** How long the window has to rest before the sharp frame is asked for. */
const REST_MS = 120;
/** One is drawn while another travels. */
const REQUESTS_AT_ONCE = 2;

/**
 * A draft is drawn of more than the window shown. As long as the window only moves inside of it, the draft holds the very
 * picture, to within half a pixel row: it is painted at once, moved by whole rows, and nothing is asked for. Nor is it
 * for a turn: frames hold the columns as they are stored, and are painted in two pieces. `name` is the canvas's in the
 * browser's User Timing.
 */
export function createPicturePainter(canvas: HTMLCanvasElement, name: string, events: PictureEvents): PicturePainter {
  const context = canvas.getContext('2d', { alpha: false });
  let target: PictureTarget | undefined;
  let order = 0;
  /** When the target was asked for, or its turn. */
  let askedMs = 0;
  const held = new HeldFrames();
  /** The newest one asked for, as long as it may still come. */
  let asked: FrameJob | undefined;
  /** The window whose real picture was painted last. */
  let shown: Pick<FrameJob, 'target' | 'order' | 'askedMs'> | undefined;
  const timing = createPictureTiming(name);
  /** What it was told last: a picture is painted anew more often than it changes. */
  let told: (Pick<PaintedPicture, 'quality' | 'turnedColumns'> & Pick<FrameJob, 'order'>) | undefined;
  const backdrop = createPictureBackdrop();
  let rest: ReturnType<typeof setTimeout> | undefined;
  let nextPaint: number | undefined;

  const loader = createFrameLoader<FrameJob, ImageBitmap>({
    atOnce: REQUESTS_AT_ONCE,
    async load(job, signal) {
      const bitmap = await loadFrame(requestOf(job), signal);
      // Nobody takes it any more: its memory is not left to the garbage collector.
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
      // A drag that begins here finds its margins there.
      if (target && sameTarget(target, job.target) && !isAtHand(target, 0)) {
        ask('draft', target, windowWithMargins(target, 0, draftWidth(target)));
      }
    },
    onError(error, job) {
      if (asked === job) asked = undefined;
      events.onFailed(error);
    },
    // A sharp frame is slow, and one in other colours or of another log would show what is no longer asked for.
    supersedes: (newer, running) => running.quality === 'full' || !sameLook(newer.target, running.target),
  });

  function ask(quality: Quality, target: PictureTarget, drawn: DrawnWindow): void {
    asked = { target, drawn, quality, order, askedMs };
    loader.request(asked);
  }

  /** Whether a draft that is held, or will be, holds the window and more of where it moves to. */
  function isAtHand(target: PictureTarget, heading: Heading): boolean {
    return [held.draft, asked].some((drawing) => drawing && lasts(drawing, target, heading));
  }

  /** Once per frame of the screen: inputs and frames come more often, and what nobody sees is not drawn. */
  function paintSoon(): void {
    nextPaint ??= requestAnimationFrame(() => {
      nextPaint = undefined;
      paint();
    });
  }

  /** In one task, so that the canvas is never seen cleared. */
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

  /** Where the frame does not reach: the backdrop, or what is below it. */
  function paintBehind(target: PictureTarget, context: CanvasRenderingContext2D, yFrom: number, yTo: number): void {
    if (yFrom >= yTo) return;
    if (backdrop.draw(context, target, yFrom, yTo)) return;
    context.fillStyle = getComputedStyle(canvas).backgroundColor;
    context.fillRect(0, yFrom, canvas.width, yTo - yFrom);
  }

  /** The picture asked for, or until that comes an older one, which is told once: stretched to where it belongs it is no other. */
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

/** At its own scale it is moved by whole pixels: between them every one would have to be interpolated. */
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
 * A draft is pixels as they are, as wide as the scanlines: what an encoder and a decoder take would be most of its time.
 * On a dense screen it has fewer rows than the sharp frame, and is ranked as that will be: no colour jumps.
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
    // At rest every pixel has its exact colour; a JPEG this wide halves the resolution of colour.
    format: full ? 'png' : 'rgb',
  };
}
