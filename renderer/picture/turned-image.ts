// In: a picture of all columns, from the first one on. Out: it on a canvas, turned: what leaves at one side comes in at the other.
import type { PictureTarget } from './picture-target.ts';

/** Canvas pixels by which the picture is moved to the right: whole ones, so that its columns stay sharp. */
export function turnPx({ turnedColumns, log }: Pick<PictureTarget, 'turnedColumns' | 'log'>, width: number): number {
  return Math.round((turnedColumns / log.width) * width);
}

/** `draw` is called with where the picture begins: once, or twice where it is in two pieces. */
export function drawTurned(target: PictureTarget, width: number, draw: (x: number) => void): void {
  const x = turnPx(target, width);
  draw(x);
  if (x > 0) draw(x - width);
}
