// In: a depth window, a printed scale 1:n and the pixels of an inch. Out: the pixel rows that are true to it on paper.
import type { DepthWindow } from './depth.ts';
import type { ImageLog } from './model.ts';

const MM_PER_UNIT: Record<ImageLog['depthUnit'], number> = { m: 1000, ft: 304.8 };
const MM_PER_INCH = 25.4;

export function printedHeightPx(
  { depthMin, depthMax }: DepthWindow,
  unit: ImageLog['depthUnit'],
  scale: number,
  dpi: number,
): number {
  const paperMm = ((depthMax - depthMin) * MM_PER_UNIT[unit]) / scale;
  return Math.max(1, Math.round((paperMm / MM_PER_INCH) * dpi));
}

/** Centimetres on paper. */
export function printedCm(px: number, dpi: number): number {
  return ((px / dpi) * MM_PER_INCH) / 10;
}
