// A coarse picture of the whole log, painted where the current frame does not cover the window yet.
import { loadFrame } from '../bridge/frame-client.ts';
import { reproject } from '../axes/depth-scale.ts';
import { drawTurned, type PictureTarget, sameLook } from './picture-target.ts';

/** Most rows and columns. Coarse is enough, because the backdrop is only seen briefly, ahead of a fast drag's frames. */
const HEIGHT_PX = 1024;
const WIDTH_PX = 256;

export interface PictureBackdrop {
  /** Fetches the backdrop for a target's look, unless it is there or being fetched. */
  want(target: PictureTarget): void;
  /** Draws the pixel rows [yFrom, yTo) of the window shown. False if there is no backdrop of that look. */
  draw(context: CanvasRenderingContext2D, target: PictureTarget, yFrom: number, yTo: number): boolean;
  close(): void;
}

export function createPictureBackdrop(): PictureBackdrop {
  let held: { readonly target: PictureTarget; readonly bitmap: ImageBitmap } | undefined;
  let wanted: { readonly target: PictureTarget; readonly controller: AbortController } | undefined;

  async function load(target: PictureTarget, controller: AbortController): Promise<void> {
    try {
      const size = { widthPx: Math.min(target.widthPx, WIDTH_PX), heightPx: HEIGHT_PX };
      const request = { id: target.id, ...size, ...target.look };
      const bitmap = await loadFrame(request, controller.signal);
      if (controller.signal.aborted) return bitmap.close();
      held?.bitmap.close();
      held = { target, bitmap };
    } catch {
      // An error is ignored: a fast drag then shows an empty canvas, and the frame's own request reports the problem.
      if (wanted?.controller === controller) wanted = undefined;
    }
  }

  return {
    want(target) {
      if (wanted && sameLook(wanted.target, target)) return;
      wanted?.controller.abort();
      wanted = { target, controller: new AbortController() };
      void load(target, wanted.controller);
    },
    draw(context, target, yFrom, yTo) {
      const { width, height } = context.canvas;
      const place = held && sameLook(held.target, target) && reproject(target.log, target, height);
      if (!held || !place) return false;
      const { bitmap } = held;
      const rowOf = (y: number): number => ((y - place.y) / place.height) * bitmap.height;
      context.imageSmoothingEnabled = true;
      const [top, rows] = [rowOf(yFrom), rowOf(yTo) - rowOf(yFrom)];
      drawTurned(target, width, (x) =>
        context.drawImage(bitmap, 0, top, bitmap.width, rows, x, yFrom, width, yTo - yFrom),
      );
      return true;
    },
    close() {
      wanted?.controller.abort();
      held?.bitmap.close();
    },
  };
}
