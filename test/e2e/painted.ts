// Which picture is painted on a canvas, from the browser's User Timing, and whether it is the latest sharp one.
import type { Page } from '@playwright/test';
import type { PaintedPicture } from '../../renderer/painting/picture-timing.ts';

/** Of renderer/Picture.tsx. */
export type CanvasName = 'picture' | 'picture-beside';

export function paintedOn(page: Page, name: CanvasName = 'picture'): Promise<PaintedPicture | undefined> {
  return page.evaluate((entry) => {
    const [painted] = performance.getEntriesByName(entry, 'measure') as PerformanceMeasure[];
    return painted?.detail as PaintedPicture | undefined;
  }, name);
}

/** Resolves when the sharp picture of what was asked for last is on the canvas. */
export async function sharpOn(page: Page, name: CanvasName = 'picture', timeoutMs = 10_000): Promise<void> {
  const isSharp = (entry: string): boolean => {
    const [asked] = performance.getEntriesByName(entry, 'mark');
    const [painted] = performance.getEntriesByName(entry, 'measure') as PerformanceMeasure[];
    const picture = painted?.detail as PaintedPicture | undefined;
    return picture?.quality === 'full' && painted?.startTime === asked?.startTime;
  };
  await page.waitForFunction(isSharp, name, { timeout: timeoutMs });
}
