// When a picture was asked for and when it was on its canvas, for the browser's User Timing, which DevTools draws as bars.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { Quality } from './held-frames.ts';

/** What is on a canvas. */
export interface PaintedPicture extends DepthWindow {
  /** Of the log. */
  readonly id: number;
  readonly turnedColumns: number;
  readonly quality: Quality;
}

export interface PictureTiming {
  /** Another picture is asked for, from now on. Returns now, in milliseconds of the page. */
  asked(): number;
  /** `askedMs`: when this one was; it may not be the last one asked for. */
  painted(picture: PaintedPicture, askedMs: number): void;
  close(): void;
}

/**
 * A mark and a measure of that name. Observers and recordings get all of them; kept are the last ones, which say what
 * is asked for and what is shown: the browser would keep every frame of a day's work.
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
