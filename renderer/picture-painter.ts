// In: what should be on the canvas, as often as it changes. Out: frames fetched and painted, always at their own depth.
import { frameUrl } from '../shared/contract.ts';
import { fetchFrame } from './fetch-frame.ts';
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
const DRAFT_JPEG_QUALITY = 75;

export function createPicturePainter(canvas: HTMLCanvasElement, events: PictureEvents): PicturePainter {
  const context = canvas.getContext('2d', { alpha: false });
  let target: PictureTarget | undefined;
  let held: Held | undefined;
  const backdrop = createPictureBackdrop();
  let rest: ReturnType<typeof setTimeout> | undefined;

  const loader = createFrameLoader<FrameJob, ImageBitmap>({
    async load(job, signal) {
      const bitmap = await fetchFrame(urlOf(job), signal);
      // Nobody takes it any more: its memory is not left to the garbage collector.
      if (signal.aborted) bitmap.close();
      return bitmap;
    },
    onFrame(bitmap, job) {
      held?.bitmap.close();
      held = { ...job, bitmap };
      paint();
      events.onShown();
      if (job.quality === 'full') backdrop.want(job.target);
    },
    onError: (error) => events.onFailed(error),
    // A sharp frame is slow, and one in other colours or of another log would show what is no longer asked for.
    supersedes: (newer, running) => running.quality === 'full' || !sameLook(newer.target, running.target),
  });

  /** In one task, so that the canvas is never seen cleared. */
  function paint(): void {
    if (!target || !context) return;
    const width = Math.round(target.widthPx * target.ratio);
    const height = Math.round(target.heightPx * target.ratio);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.fillStyle = getComputedStyle(canvas).backgroundColor;
    context.fillRect(0, 0, width, height);
    backdrop.draw(context, target, width, height);
    if (held) {
      const place = reproject(held.target, target, height);
      context.imageSmoothingEnabled = target.smooth || (place !== undefined && place.height < held.bitmap.height);
      if (place) context.drawImage(held.bitmap, 0, place.y, width, place.height);
    }
    describe(held);
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
      paint();
      request();
    },
    retry: request,
    close() {
      clearTimeout(rest);
      backdrop.close();
      loader.reset();
      forget();
    },
  };
}

function urlOf({ target, quality }: FrameJob): string {
  const { id, depthMin, depthMax, colormap, invert, range, smooth } = target;
  const scale = quality === 'full' ? target.ratio : 1;
  return frameUrl({
    id,
    depthMin,
    depthMax,
    widthPx: Math.max(1, Math.round(target.widthPx * scale)),
    heightPx: Math.max(1, Math.round(target.heightPx * scale)),
    colormap,
    invert,
    smooth,
    // At rest every pixel has its exact colour; a JPEG this wide halves the resolution of colour.
    ...(quality === 'full' ? { format: 'png' } : { format: 'jpeg', quality: DRAFT_JPEG_QUALITY }),
    ...(range ? { range } : {}),
  });
}
