// In: the viewer's page, looked at from outside. Out: when each window was asked for, when a frame of which window was painted.
// Nothing in the product serves this: the slider says which window is asked for, the canvas which frame it holds.

/** Times are `performance.now()` of the page, which events' own times share. */
export interface DragRecord {
  /** [time of the input event, window it led to]. */
  readonly asked: [number, string][];
  /** [time a frame was on the canvas, time the next frame of the screen was handed on, window of the frame]. */
  readonly painted: [number, number, string][];
  /** Durations. */
  readonly longTasks: number[];
}

/** Runs in the page; nothing outside of it can be used. Recording begins at once and lasts until `__drag` is read. */
export function recordDrag(): void {
  const record: DragRecord = { asked: [], painted: [], longTasks: [] };
  Object.assign(globalThis, { __drag: record });
  const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=picture]')!;
  const slider = document.querySelector('[data-testid=depth-span]')!.parentElement!;
  const thumbs = [...slider.querySelectorAll('[role=slider]')];
  const windowAsked = (): string => thumbs.map((thumb) => thumb.getAttribute('aria-valuenow')).join();
  const windowShown = (): string => (canvas.dataset['shown'] ?? '').split(',').slice(0, 2).join();

  let inputMs = 0;
  for (const name of ['pointermove', 'wheel']) {
    addEventListener(name, (event) => (inputMs = event.timeStamp), { capture: true, passive: true });
  }
  let asked = windowAsked();
  let shown = windowShown();
  // Told in the task that changed them, after its last statement.
  const observer = new MutationObserver(() => {
    if (windowAsked() !== asked) record.asked.push([inputMs, (asked = windowAsked())]);
    if (windowShown() === shown) return;
    const entry: DragRecord['painted'][number] = [performance.now(), NaN, (shown = windowShown())];
    record.painted.push(entry);
    requestAnimationFrame(() => setTimeout(() => (entry[1] = performance.now())));
  });
  observer.observe(document.body, { subtree: true, attributeFilter: ['aria-valuenow', 'data-shown'] });

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}
