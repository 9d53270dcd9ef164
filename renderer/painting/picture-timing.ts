// Records in the browser's User Timing when each picture was asked for and painted; DevTools draws it as bars.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { Quality } from './picture-on-canvas.ts';

/** A picture that has been painted on a canvas. */
export interface PaintedPicture extends DepthWindow {
  /** The image log's id. */
  readonly id: number;
  /** Stored columns by which it is turned to the right. */
  readonly turnedColumns: number;
  readonly quality: Quality;
}

export interface PictureTiming {
  /** Marks that another picture is asked for. Returns the time, in milliseconds of the page's clock. */
  asked(): number;
  /** When the painted picture was asked for and painted; others may have been asked for since. */
  painted(picture: PaintedPicture, askedMs: number, paintedMs: number): void;
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
    painted(detail, askedMs, paintedMs) {
      performance.clearMeasures(name);
      // The clocks of two threads may differ by less than what is told of them.
      performance.measure(name, { start: askedMs, end: Math.max(askedMs, paintedMs), detail });
    },
    close() {
      performance.clearMarks(name);
      performance.clearMeasures(name);
    },
  };
}
