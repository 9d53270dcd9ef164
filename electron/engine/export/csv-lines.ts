// In: scanlines. Out: their depths and stored samples as lines of CSV, every float32 to its full precision.
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { TilePart } from '../tiles/scanlines.ts';
import type { TileSource } from '../tiles/tile.ts';

/** What values are exported from: their tiles, and what their columns are called. */
export interface ValuesSource extends TileSource {
  /** Undefined where they have no names of their own. */
  columnNames(id: number): Promise<readonly string[] | undefined>;
}

/** `depth (ft)`, so that the log comes back in its own unit, and the file's own names or `col1..colN`. */
export function csvHeader(
  { width, depthUnit }: Pick<ImageLog, 'width' | 'depthUnit'>,
  columnNames: readonly string[] | undefined,
  delimiter: string,
): string {
  const names =
    columnNames?.length === width ? columnNames : Array.from({ length: width }, (_, column) => `col${column + 1}`);
  return `depth (${depthUnit})${names.map((name) => delimiter + quoted(name)).join('')}\n`;
}

/** A null is a blank field. */
export function csvLines({ tile, from, to }: TilePart, delimiter: string): string {
  const { width, depths, samples } = tile;
  let text = '';
  for (let row = from; row < to; row++) {
    text += String(depths[row]);
    for (let i = row * width; i < (row + 1) * width; i++) text += delimiter + float32Text(samples[i]!);
    text += '\n';
  }
  return text;
}

/** In quotes where the name holds something that separates: whatever delimiters a reader goes by. */
function quoted(name: string): string {
  return /[",;\t\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
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
