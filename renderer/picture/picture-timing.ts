// Records in the browser's User Timing when each picture was requested and painted; DevTools draws it as bars.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { Quality } from './held-frames.ts';

/** A picture that has been painted on a canvas. */
export interface PaintedPicture extends DepthWindow {
  /** The image log's id. */
  readonly id: number;
  readonly turnedColumns: number;
  readonly quality: Quality;
}

export interface PictureTiming {
  /** Marks that another picture is requested. Returns the time, in milliseconds of the page's clock. */
  asked(): number;
  /** `askedMs`: when the painted picture was requested, which may not be the last request. */
  painted(picture: PaintedPicture, askedMs: number): void;
  close(): void;
}

/**
 * Writes a mark and a measure of that name. Observers and recordings get all of them, but only the last ones are kept,
 * because the browser would otherwise keep an entry for every frame of a day's work.
 */
export function createPictureTiming(name: string): PictureTiming {
  return {
    asked() {
      performance.clearMarks(name);
      return performance.mark(name).startTime;
    },
    painted(detail, askedMs) {
      performance.clearMeasures(name);
      performance.measure(name, { start: askedMs, detail });
    },
    close() {
      performance.clearMarks(name);
      performance.clearMeasures(name);
    },
  };
}
