// What should be on a canvas, when two of these are the same, and where a picture goes that is turned as one says.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';

/** `depthMin`, `depthMax`: the window shown. */
export interface PictureTarget extends DepthWindow {
  readonly id: number;
  /** Its ends, the samples of a scanline, and whether they go all around. */
  readonly log: Pick<ImageLog, 'depthMin' | 'depthMax' | 'width' | 'geometry'>;
  /** Its azimuthOffset is 0: turning moves the columns of a picture that is there already. */
  readonly look: Look;
  /** To the right, 0..log.width - 1. */
  readonly turnedColumns: number;
  /** CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** The same log in the same colours, whatever the window and the size. */
export function sameLook(a: PictureTarget, b: PictureTarget): boolean {
  if (a.id !== b.id || a.log.geometry !== b.log.geometry) return false;
  return a.look === b.look || JSON.stringify(a.look) === JSON.stringify(b.look);
}

/** The same picture, turned or not. */
export function sameTarget(a: PictureTarget, b: PictureTarget): boolean {
  const sameWindow = a.depthMin === b.depthMin && a.depthMax === b.depthMax;
  const sameSize = a.widthPx === b.widthPx && a.heightPx === b.heightPx && a.ratio === b.ratio;
  return sameWindow && sameSize && sameLook(a, b);
}

/**
 * A picture of all columns, from the first one on, is drawn turned: what leaves at one side comes in at the other. `draw` is
 * called with where the picture begins: once, or twice where it is in two pieces.
 */
export function drawTurned(target: PictureTarget, width: number, draw: (x: number) => void): void {
  const x = turnPx(target, width);
  draw(x);
  if (x > 0) draw(x - width);
}

/** Canvas pixels by which the picture is moved to the right: whole ones, so that its columns stay sharp. */
function turnPx({ turnedColumns, log }: Pick<PictureTarget, 'turnedColumns' | 'log'>, width: number): number {
  return Math.round((turnedColumns / log.width) * width);
}
