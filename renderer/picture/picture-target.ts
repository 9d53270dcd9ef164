// What a canvas should show: the window, look and size of a picture, comparisons of these, and drawing it turned.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';

/** The picture to show; `depthMin` and `depthMax` are the window. */
export interface PictureTarget extends DepthWindow {
  readonly id: number;
  /** The log's ends, the samples of its scanlines, and whether these go all around. */
  readonly log: Pick<ImageLog, 'depthMin' | 'depthMax' | 'width' | 'geometry'>;
  /** Its azimuthOffset is always 0, because a turn is painted by moving the columns of the picture. */
  readonly look: Look;
  /** Stored columns by which the picture is turned to the right, 0..log.width - 1. */
  readonly turnedColumns: number;
  /** Size of the picture, in CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** Whether two targets are of the same log in the same look, whatever their windows and sizes. */
export function sameLook(a: PictureTarget, b: PictureTarget): boolean {
  if (a.id !== b.id || a.log.geometry !== b.log.geometry) return false;
  return a.look === b.look || JSON.stringify(a.look) === JSON.stringify(b.look);
}

/** Whether two targets are the same picture, whatever their turns. */
export function sameTarget(a: PictureTarget, b: PictureTarget): boolean {
  const sameWindow = a.depthMin === b.depthMin && a.depthMax === b.depthMax;
  const sameSize = a.widthPx === b.widthPx && a.heightPx === b.heightPx && a.ratio === b.ratio;
  return sameWindow && sameSize && sameLook(a, b);
}

/**
 * Draws a picture turned, so that columns which leave at one side come in at the other. `draw` is called with the x at
 * which the whole picture begins: once, or twice if it is in two pieces.
 */
export function drawTurned(target: PictureTarget, width: number, draw: (x: number) => void): void {
  const x = turnPx(target, width);
  draw(x);
  if (x > 0) draw(x - width);
}

/** Whole canvas pixels by which the picture is moved to the right, so that its columns stay sharp. */
function turnPx({ turnedColumns, log }: Pick<PictureTarget, 'turnedColumns' | 'log'>, width: number): number {
  return Math.round((turnedColumns / log.width) * width);
}
