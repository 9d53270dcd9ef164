// In: lengths in metres or feet. Out: the same lengths in the other unit.
import type { ImageLog } from '../model/image-log.ts';

export type DepthUnit = ImageLog['depthUnit'];

/** The international foot, exactly. */
const METRES: Readonly<Record<DepthUnit, number>> = { m: 1, ft: 0.3048 };

/** Unchanged to the last bit where the unit stays. */
export function convertLength(length: number, from: DepthUnit, to: DepthUnit): number {
  return from === to ? length : (length * METRES[from]) / METRES[to];
}
