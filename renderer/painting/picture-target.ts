// What a canvas should show: the window, look and size of a picture, and whether two of these are the same.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { Look } from '../../shared/model/display.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';

/** The picture to show; `depthMin` and `depthMax` are the window. */
export interface PictureTarget extends DepthWindow {
  readonly log: ImageLog;
  readonly look: Look;
  /** Size of the picture, in CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Whether only the engine's own picture is shown, see `ShownPicture`. */
  readonly engineOnly?: boolean;
  /** Whether the picture at rest has exact colours. */
  readonly lossless: boolean;
  /** Memory for tiles of all pictures, in MB. */
  readonly tilesMB: number;
}

export function sameTarget(a: PictureTarget, b: PictureTarget): boolean {
  const sameWindow = a.depthMin === b.depthMin && a.depthMax === b.depthMax;
  const sameSize = a.widthPx === b.widthPx && a.heightPx === b.heightPx && a.ratio === b.ratio;
  return (
    sameWindow &&
    sameSize &&
    a.lossless === b.lossless &&
    a.tilesMB === b.tilesMB &&
    a.log === b.log &&
    JSON.stringify(a.look) === JSON.stringify(b.look)
  );
}
