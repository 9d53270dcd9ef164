// In: scanlines. Out: their depths and stored samples as lines of CSV, every float32 to its full precision.
import type { TilePart } from '../tiles/scanlines.ts';

/** `depth,col1..colN` */
export function csvHeader(width: number): string {
  return `depth,${Array.from({ length: width }, (_, i) => `col${i + 1}`).join(',')}\n`;
}

/** A null is a blank field. */
export function csvLines({ tile, from, to }: TilePart): string {
  const { width, depths, samples } = tile;
  let text = '';
  for (let row = from; row < to; row++) {
    text += String(depths[row]);
    for (let i = row * width; i < (row + 1) * width; i++) text += ',' + float32Text(samples[i]!);
    text += '\n';
  }
  return text;
}

/** The shortest decimal that reads back as the same float32; blank for null. */
function float32Text(value: number): string {
  if (value !== value) return '';
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}
