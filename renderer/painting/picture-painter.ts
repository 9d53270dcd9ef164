// Keeps a canvas showing what is asked for: by the worker that paints, or by the engine where a page has none.
import { turnedColumns } from '../../shared/axes/azimuth.ts';
import { frameUrl } from '../../shared/model/frame-url.ts';
import { keyHeaders } from '../bridge/page-key.ts';
import { paintInWorker, type PaintedCanvas, type PaintEvents } from './painter-client.ts';
import type { Quality, ShownPicture } from './picture-on-canvas.ts';
import { paintByEngine } from './engine-pictures.ts';
import { sameTarget, type PictureTarget } from './picture-target.ts';
import { createPictureTiming } from './picture-timing.ts';

export interface PicturePainter {
  show(target: PictureTarget): void;
  /** Asks again after a failure. Returns whether that can be: another canvas is needed otherwise. */
  retry(): boolean;
  close(): void;
}

export interface PictureEvents {
  readonly onShown: (quality: Quality) => void;
  readonly onFailed: (error: unknown) => void;
}

/** From 95 on a JPEG has the full resolution of colour. */
const REST_QUALITY = 95;

/** `name`: the canvas's in the browser's User Timing. The canvas is not to be drawn on by anybody else. */
export function createPicturePainter(canvas: HTMLCanvasElement, name: string, events: PictureEvents): PicturePainter {
  const timing = createPictureTiming(name);
  /** By their order: those that may still be painted. */
  const asked = new Map<number, { readonly target: PictureTarget; readonly askedMs: number }>();
  let order = 0;
  let shown: PictureTarget | undefined;
  const painted = paint(canvas, {
    onPainted(of, quality, paintedMs) {
      const found = asked.get(of);
      for (const older of [...asked.keys()]) if (older < of) asked.delete(older);
      if (!found) return;
      const { target, askedMs } = found;
      const { depthMin, depthMax, log, look } = target;
      const turned = turnedColumns(log, look.azimuthOffset);
      const picture = { id: log.id, depthMin, depthMax, turnedColumns: turned, quality };
      timing.painted(picture, askedMs, paintedMs);
      events.onShown(quality);
    },
    onFailed: events.onFailed,
  });

  function ask(target: PictureTarget): void {
    asked.set(++order, { target, askedMs: timing.asked() });
    painted.show(pictureOf(target, order));
  }

  return {
    show(target) {
      if (shown && sameTarget(shown, target)) return;
      shown = target;
      ask(target);
    },
    retry() {
      if (painted.isLost()) return false;
      if (shown) ask(shown);
      return true;
    },
    close() {
      painted.close();
      timing.close();
    },
  };
}

function paint(canvas: HTMLCanvasElement, events: PaintEvents): PaintedCanvas {
  return 'transferControlToOffscreen' in canvas && 'OffscreenCanvas' in window
    ? paintInWorker(canvas, events)
    : paintByEngine(canvas, events);
}

function pictureOf(target: PictureTarget, order: number): ShownPicture {
  const { log, look, depthMin, depthMax, ratio } = target;
  const size = {
    widthPx: Math.max(1, Math.round(target.widthPx * ratio)),
    heightPx: Math.max(1, Math.round(target.heightPx * ratio)),
  };
  const format = target.lossless ? ({ format: 'png' } as const) : ({ format: 'jpeg', quality: REST_QUALITY } as const);
  const asked = { id: log.id, depthMin, depthMax, ...size, ...look, ...format, damage: 'hatched' } as const;
  const base = document.baseURI;
  return {
    ...{ log, look, depthMin, depthMax, ...size, order, base, headers: keyHeaders() },
    engineOnly: target.engineOnly ?? false,
    heldBytes: target.tilesMB * 1e6,
    frameUrl: new URL(frameUrl(asked), base).href,
  };
}
