// In: what should be on the canvas, as often as it changes. Out: frames fetched and painted, always at their own depth.
import { loadFrame, type FrameRequest } from './frame-client.ts';
import { createFrameLoader } from './frame-loader.ts';
import { reproject } from './depth-scale.ts';
import { createPictureBackdrop } from './picture-backdrop.ts';
import { sameLook, sameTarget, type PictureTarget } from './picture-target.ts';

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

type Quality = 'draft' | 'full';
interface FrameJob {
  readonly target: PictureTarget;
  readonly quality: Quality;
}
interface Held extends FrameJob {
  readonly bitmap: ImageBitmap;
}

/** How long the window has to rest before the sharp frame is asked for. */
const REST_MS = 120;
/** One is drawn while another travels. */
const REQUESTS_AT_ONCE = 2;

export function createPicturePainter(canvas: HTMLCanvasElement, events: PictureEvents): PicturePainter {
  const context = canvas.getContext('2d', { alpha: false });
  let target: PictureTarget | undefined;
  let held: Held | undefined;
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
      held?.bitmap.close();
      held = { ...job, bitmap };
      paintSoon();
      events.onShown();
      if (job.quality === 'full') backdrop.want(job.target);
    },
    onError: (error) => events.onFailed(error),
    // A sharp frame is slow, and one in other colours or of another log would show what is no longer asked for.
    supersedes: (newer, running) => running.quality === 'full' || !sameLook(newer.target, running.target),
  });

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
    const place = held && reproject(held.target, target, height);
    // At its own scale it is moved by whole pixels: between them every one would have to be interpolated.
    const y = place && Math.abs(place.height - height) < 1 ? Math.round(place.y) : place?.y;
    if (held && place && y !== undefined) {
      context.imageSmoothingEnabled = target.smooth || place.height * 2 < held.bitmap.height;
      context.drawImage(held.bitmap, 0, y, width, place.height);
      paintBehind(target, context, 0, Math.ceil(y));
      paintBehind(target, context, Math.floor(y + place.height), height);
    } else paintBehind(target, context, 0, height);
    describe(held);
  }

  /** Where the frame does not reach: the backdrop, or what is below it. */
  function paintBehind(target: PictureTarget, context: CanvasRenderingContext2D, yFrom: number, yTo: number): void {
    if (yFrom >= yTo) return;
    if (backdrop.draw(context, target, yFrom, yTo)) return;
    context.fillStyle = getComputedStyle(canvas).backgroundColor;
    context.fillRect(0, yFrom, canvas.width, yTo - yFrom);
  }

  /** What tests are told is on the canvas. */
  function describe(now: Held | undefined): void {
    if (now) canvas.dataset.shown = `${now.target.depthMin},${now.target.depthMax},${now.target.id}`;
    else delete canvas.dataset.shown;
    if (now && target && sameTarget(now.target, target)) canvas.dataset.quality = now.quality;
    else delete canvas.dataset.quality;
  }

  function forget(): void {
    held?.bitmap.close();
    held = undefined;
  }

  function request(): void {
    if (!target) return;
    loader.request({ target, quality: 'draft' });
    clearTimeout(rest);
    const resting = target;
    rest = setTimeout(() => loader.request({ target: resting, quality: 'full' }), REST_MS);
  }

  return {
    show(next) {
      if (target && sameTarget(target, next)) return;
      if (target?.id !== next.id) {
        loader.reset();
        forget();
      }
      target = next;
      // What is on the canvas is not of this window, even until it is painted again.
      delete canvas.dataset.quality;
      paintSoon();
      request();
    },
    retry: request,
    close() {
      clearTimeout(rest);
      if (nextPaint !== undefined) cancelAnimationFrame(nextPaint);
      backdrop.close();
      loader.reset();
      forget();
    },
  };
}

/** A draft is pixels as they are, as wide as the scanlines: what an encoder and a decoder take would be most of its time. */
function requestOf({ target, quality }: FrameJob): FrameRequest {
  const { id, log, depthMin, depthMax, colormap, invert, range, smooth } = target;
  const full = quality === 'full';
  const scale = full ? target.ratio : 1;
  const widthPx = Math.max(1, Math.round(target.widthPx * scale));
  return {
    id,
    depthMin,
    depthMax,
    widthPx: full || smooth ? widthPx : Math.min(widthPx, log.width),
    heightPx: Math.max(1, Math.round(target.heightPx * scale)),
    colormap,
    invert,
    smooth,
    // At rest every pixel has its exact colour; a JPEG this wide halves the resolution of colour.
    format: full ? 'png' : 'rgb',
    ...(range ? { range } : {}),
  };
}
