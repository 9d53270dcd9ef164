// In: which log in which look. Out: a coarse picture of the whole log, drawn under the frame where that does not reach yet.
import { frameUrl } from '../shared/contract.ts';
import { fetchFrame } from './fetch-frame.ts';
import { reproject } from './depth-scale.ts';
import { sameLook, type PictureTarget } from './picture-target.ts';

/** Rows and columns at most: it is seen for the blink that a fast drag is ahead of its frames. */
const HEIGHT_PX = 1024;
const WIDTH_PX = 256;

export interface PictureBackdrop {
  /** Fetches the picture of this look unless it is there or on its way. */
  want(target: PictureTarget): void;
  /** Draws what belongs into the window shown; nothing when it is of another look. */
  draw(context: CanvasRenderingContext2D, target: PictureTarget, widthPx: number, heightPx: number): void;
  close(): void;
}

export function createPictureBackdrop(): PictureBackdrop {
  let held: { readonly look: PictureTarget; readonly bitmap: ImageBitmap } | undefined;
  let wanted: { readonly look: PictureTarget; readonly controller: AbortController } | undefined;

  async function load(look: PictureTarget, controller: AbortController): Promise<void> {
    try {
      const { id, colormap, invert, range, smooth } = look;
      const size = { widthPx: Math.min(look.widthPx, WIDTH_PX), heightPx: HEIGHT_PX };
      const url = frameUrl({ id, ...size, colormap, invert, smooth, ...(range ? { range } : {}) });
      const bitmap = await fetchFrame(url, controller.signal);
      if (controller.signal.aborted) return bitmap.close();
      held?.bitmap.close();
      held = { look, bitmap };
    } catch {
      // Without it a fast drag shows the empty canvas; what is wrong is told by the frame itself.
      if (wanted?.controller === controller) wanted = undefined;
    }
  }

  return {
    want(target) {
      if (wanted && sameLook(wanted.look, target)) return;
      wanted?.controller.abort();
      wanted = { look: target, controller: new AbortController() };
      void load(target, wanted.controller);
    },
    draw(context, target, widthPx, heightPx) {
      const place = held && sameLook(held.look, target) && reproject(target.log, target, heightPx);
      if (!held || !place) return;
      context.imageSmoothingEnabled = true;
      context.drawImage(held.bitmap, 0, place.y, widthPx, place.height);
    },
    close() {
      wanted?.controller.abort();
      held?.bitmap.close();
    },
  };
}
