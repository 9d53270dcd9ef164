// In: a log, a view, a canvas. Out: what should be on the canvas, and when two of these are the same.
import type { DepthWindow } from '../shared/depth.ts';
import type { Display, ImageLog } from '../shared/model.ts';

/** `depthMin`, `depthMax`: the window shown. */
export interface PictureTarget extends DepthWindow, Pick<Display, 'colormap' | 'invert' | 'range' | 'smooth'> {
  readonly id: number;
  /** Its ends, and the samples of a scanline. */
  readonly log: Pick<ImageLog, 'depthMin' | 'depthMax' | 'width'>;
  /** CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** The same log in the same colours, whatever the window and the size. */
export function sameLook(a: PictureTarget, b: PictureTarget): boolean {
  const sameRange = a.range?.[0] === b.range?.[0] && a.range?.[1] === b.range?.[1];
  return a.id === b.id && a.colormap === b.colormap && a.invert === b.invert && a.smooth === b.smooth && sameRange;
}

export function sameTarget(a: PictureTarget, b: PictureTarget): boolean {
  const sameWindow = a.depthMin === b.depthMin && a.depthMax === b.depthMax;
  const sameSize = a.widthPx === b.widthPx && a.heightPx === b.heightPx && a.ratio === b.ratio;
  return sameWindow && sameSize && sameLook(a, b);
}
