// Converts lengths between metres and feet.
import type { ImageLog } from '../model/image-log.ts';

export type DepthUnit = ImageLog['depthUnit'];

/** Metres in one unit. The international foot is exactly 0.3048 m. */
const METRES: Readonly<Record<DepthUnit, number>> = { m: 1, ft: 0.3048 };

/** Where both units are the same, the length comes back unchanged to the last bit. */
export function convertLength(length: number, from: DepthUnit, to: DepthUnit): number {
  return from === to ? length : (length * METRES[from]) / METRES[to];
}
