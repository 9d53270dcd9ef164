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

/**
 * The pixel rows in [from, to) of which a part is lost, ascending. They are damaged as a whole: a mean of what is left would
 * be wrong.
 */
export function damagedRows(
  { depthMin, depthMax, heightPx }: DrawnWindow,
  lost: readonly LostStretch[],
  from = 0,
  to = heightPx,
): number[] {
  const perRow = (depthMax - depthMin) / heightPx;
  const isDamaged = (y: number): boolean => {
    const [top, base] = [depthMin + y * perRow, depthMin + (y + 1) * perRow];
    return lost.some((stretch) => base > stretch.depthMin && top <= stretch.depthMax);
  };
  return lost.length === 0 ? [] : Array.from({ length: to - from }, (_, i) => from + i).filter(isDamaged);
}

/** Hatches rows of a picture; `rgb`: bytes of shape [height, widthPx, 3] of it, from row `first` on. */
export function hatch(rgb: Uint8Array, widthPx: number, rows: readonly number[], first = 0): void {
  for (const y of rows) {
    for (let x = 0; x < widthPx; x++) {
      const stripe = STRIPES[Math.floor((x + y) / STRIPE_PX) % 2]!;
      rgb.set(stripe, ((y - first) * widthPx + x) * 3);
    }
  }
}
