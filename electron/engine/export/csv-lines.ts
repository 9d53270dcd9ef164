// Writes scanlines as lines of CSV: depth and stored samples, every float32 to its full precision.
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { TilePart } from '../tiles/scanlines.ts';
import type { TileSource } from '../tiles/tile.ts';

/** The source of exported values: the tiles, and the names of the columns. */
export interface ValuesSource extends TileSource {
  /** The names in the imported file; undefined where it had none or the columns were resampled. */
  columnNames(id: number): Promise<readonly string[] | undefined>;
}

/** `depth (ft)`, which keeps the unit for another import, then the file's own column names or `col1..colN`. */
export function csvHeader(
  { width, depthUnit }: Pick<ImageLog, 'width' | 'depthUnit'>,
  columnNames: readonly string[] | undefined,
  delimiter: string,
): string {
  const names =
    columnNames?.length === width ? columnNames : Array.from({ length: width }, (_, column) => `col${column + 1}`);
  return `depth (${depthUnit})${names.map((name) => delimiter + quoted(name)).join('')}\n`;
}

/** The lines of some rows of a tile; a null is a blank field. */
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

/** A name in quotes if it holds a character that any reader might take for a delimiter. */
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
