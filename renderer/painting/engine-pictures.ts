// Shows the engine's own pictures on a canvas, where a page has no canvas that a worker can paint on.
import { fetchFrame } from '../bridge/fetch-frame.ts';
import type { PaintedCanvas, PaintEvents } from './painter-client.ts';
import type { ShownPicture } from './picture-on-canvas.ts';

/** One is under way at a time, and the newest one comes next. */
export function paintByEngine(canvas: HTMLCanvasElement, { onPainted, onFailed }: PaintEvents): PaintedCanvas {
  const context = canvas.getContext('2d', { alpha: false });
  const closing = new AbortController();
  let waiting: ShownPicture | undefined;
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    for (let next = waiting; next && !closing.signal.aborted; next = waiting) {
      waiting = undefined;
      try {
        const { frameUrl: url, headers } = next;
        const bitmap = await fetchFrame({ url, headers }, closing.signal);
        canvas.width = next.widthPx;
        canvas.height = next.heightPx;
        context?.drawImage(bitmap, 0, 0);
        bitmap.close();
        onPainted(next.order, 'full', performance.now());
      } catch (error) {
        if (!closing.signal.aborted) onFailed(error);
      }
    }
    isRunning = false;
  }

  return {
    isLost: () => false,
    show(picture) {
      waiting = picture;
      if (!isRunning) void run();
    },
    close: () => closing.abort(),
  };
}
