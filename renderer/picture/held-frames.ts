// Holds the newest draft and the newest sharp frame, picks the one to paint, and frees the memory of others.
import { covers, type Drawing } from './draft-window.ts';
import type { PictureTarget } from './picture-target.ts';

export type Quality = 'draft' | 'full';

export interface FrameJob extends Drawing {
  readonly quality: Quality;
  /** Increases from target to target. */
  readonly order: number;
  /** When the target was requested, in milliseconds of the page's clock. */
  readonly askedMs: number;
}

export interface Held extends FrameJob {
  readonly bitmap: ImageBitmap;
}

export class HeldFrames {
  #held: Readonly<Partial<Record<Quality, Held>>> = {};

  get draft(): Held | undefined {
    return this.#held.draft;
  }

  /** Takes a frame, unless the held one covers the window shown and the new one does not: answers may come late. */
  hold(frame: Held, shown: PictureTarget | undefined): void {
    const before = this.#held[frame.quality];
    if (before && shown && covers(before, shown) && !covers(frame, shown)) return frame.bitmap.close();
    before?.bitmap.close();
    this.#held = { ...this.#held, [frame.quality]: frame };
  }

  /** The sharpest frame that covers the window, else the newest one. */
  bestFor(shown: PictureTarget): Held | undefined {
    const { draft, full } = this.#held;
    return [full, draft].find((frame) => frame && covers(frame, shown)) ?? newerOf(full, draft);
  }

  clear(): void {
    for (const frame of Object.values(this.#held)) frame.bitmap.close();
    this.#held = {};
  }
}

function newerOf<T extends { readonly order: number }>(a: T | undefined, b: T | undefined): T | undefined {
  return a && b ? (a.order > b.order ? a : b) : (a ?? b);
}
