// Records in the viewer's page when each window was requested, and when a frame of which window was painted.
// The slider says which window is asked for, the browser's User Timing when a picture of which was painted.
import type { PaintedPicture } from '../../renderer/picture/picture-timing.ts';

/** Times are `performance.now()` of the page, which events' own times share. */
export interface DragRecord {
  /** [time of the input event, window it led to]. */
  readonly asked: [number, string][];
  /** [time a frame was on the canvas, window of the frame]. */
  readonly painted: [number, string][];
  /** Of each frame of the screen: [time it began, time it was handed on]. */
  readonly screens: [number, number][];
  /** Durations. */
  readonly longTasks: number[];
}

/** Runs in the page; nothing outside of it can be used. Recording begins at once and lasts until `__drag` is read. */
export function recordDrag(): void {
  const record: DragRecord = { asked: [], painted: [], screens: [], longTasks: [] };
  Object.assign(globalThis, { __drag: record });
  const slider = document.querySelector('[data-testid=depth-span]')!.parentElement!;
  const thumbs = [...slider.querySelectorAll('[role=slider]')];
  const windowAsked = (): string => thumbs.map((thumb) => thumb.getAttribute('aria-valuenow')).join();

  let inputMs = 0;
  for (const name of ['pointermove', 'wheel']) {
    addEventListener(name, (event) => (inputMs = event.timeStamp), { capture: true, passive: true });
  }
  let asked = windowAsked();
  // Told in the task that changed it, after its last statement.
  const observer = new MutationObserver(() => {
    if (windowAsked() !== asked) record.asked.push([inputMs, (asked = windowAsked())]);
  });
  observer.observe(document.body, { subtree: true, attributeFilter: ['aria-valuenow'] });

  let shown = asked;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName('picture') as PerformanceMeasure[]) {
      const { depthMin, depthMax } = entry.detail as PaintedPicture;
      // Sharpened, it is the same window.
      if (`${depthMin},${depthMax}` === shown) continue;
      record.painted.push([entry.startTime + entry.duration, (shown = `${depthMin},${depthMax}`)]);
    }
  }).observe({ type: 'measure' });

  const everyFrame = (beganMs: number): void => {
    const screen: DragRecord['screens'][number] = [beganMs, NaN];
    record.screens.push(screen);
    setTimeout(() => (screen[1] = performance.now()));
    requestAnimationFrame(everyFrame);
  };
  requestAnimationFrame(everyFrame);

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}
