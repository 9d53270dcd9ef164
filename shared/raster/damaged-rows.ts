// The pixel rows of a picture that reach into damaged stretches of a log, and their hatching.
import type { LostStretch } from '../tiles/tile.ts';

/** Amber and black, as on barrier tape: no null colour has stripes, and both show on any colormap, to any eyes. */
const STRIPES = [
  [0xf2, 0xb1, 0x34],
  [0x21, 0x21, 0x21],
] as const;
/** Across the stripes, along a pixel row. */
const STRIPE_PX = 8;

interface DrawnWindow {
  readonly depthMin: number;
  readonly depthMax: number;
  readonly heightPx: number;
}

/** The pixel rows of which a part is lost, ascending. They are damaged as a whole: a mean of what is left would be wrong. */
export function damagedRows({ depthMin, depthMax, heightPx }: DrawnWindow, lost: readonly LostStretch[]): number[] {
  const perRow = (depthMax - depthMin) / heightPx;
  const isDamaged = (y: number): boolean => {
    const [from, to] = [depthMin + y * perRow, depthMin + (y + 1) * perRow];
    return lost.some((stretch) => to > stretch.depthMin && from <= stretch.depthMax);
  };
  return lost.length === 0 ? [] : Array.from({ length: heightPx }, (_, y) => y).filter(isDamaged);
}

/** Hatches rows of a picture; `rgb`: bytes of shape [height, widthPx, 3]. */
export function hatch(rgb: Uint8Array, widthPx: number, rows: readonly number[]): void {
  for (const y of rows) {
    for (let x = 0; x < widthPx; x++) {
      const stripe = STRIPES[Math.floor((x + y) / STRIPE_PX) % 2]!;
      rgb.set(stripe, (y * widthPx + x) * 3);
    }
  }
}
