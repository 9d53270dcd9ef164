// Writes scanlines as lines of CSV: depth and stored samples, every float32 to its full precision.
import type { ImageLog, LogDetails } from '../../../shared/model/image-log.ts';
import type { TilePart } from '../../../shared/tiles/scanlines.ts';
import type { TileSource } from '../../../shared/tiles/tile.ts';

/** The source of exported values: the tiles, and what the columns are called. */
export interface ValuesSource extends TileSource {
  details(id: number): Promise<LogDetails>;
}

/**
 * `depth (ft)`, which keeps the unit for another import, then the file's own column names or `col1..colN`. Curves have
 * theirs with their units: `DT (us/ft)`.
 */
export function csvHeader(
  { kind, width, depthUnit }: Pick<ImageLog, 'kind' | 'width' | 'depthUnit'>,
  { columnNames, columnUnits }: LogDetails,
  delimiter: string,
): string {
  const isNamed = columnNames?.length === width;
  const units = kind === 'image' ? undefined : columnUnits;
  const names = Array.from({ length: width }, (_, column) => {
    const name = isNamed ? columnNames[column]! : `col${column + 1}`;
    const unit = units?.[column];
    return unit ? `${name} (${unit})` : name;
  });
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
