// Records in the viewer's page when there was input, and when a picture was asked for and painted.
// Both are read from the page itself: the events' own times, and the browser's User Timing (renderer/painting/picture-timing.ts).
import type { PaintedPicture } from '../../renderer/painting/picture-timing.ts';

/** Times are `performance.now()` of the page, which events' own times share. */
export interface DragRecord {
  /** Of each input event. */
  readonly inputs: number[];
  /** Of each painted picture, in the order in which it was told: [when it was asked for, when it was on the canvas]. */
  readonly pictures: [number, number][];
  /** Those painted from coarser tiles, by their indices. */
  readonly coarse: number[];
  /** Durations. */
  readonly longTasks: number[];
}

/** Runs in the page; nothing outside of it can be used. Recording begins at once and lasts until `__drag` is read. */
export function recordDrag(): void {
  const record: DragRecord = { inputs: [], pictures: [], coarse: [], longTasks: [] };
  Object.assign(globalThis, { __drag: record });
  for (const name of ['pointerdown', 'pointermove', 'wheel', 'keydown']) {
    addEventListener(name, (event) => record.inputs.push(event.timeStamp), { capture: true, passive: true });
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('picture') as PerformanceMeasure[]) {
      const { quality } = entry.detail as PaintedPicture;
      // The engine's own picture is of the same window, which rests.
      if (quality === 'full') continue;
      if (quality === 'coarse') record.coarse.push(record.pictures.length);
      record.pictures.push([entry.startTime, entry.startTime + entry.duration]);
    }
  }).observe({ type: 'measure' });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}
