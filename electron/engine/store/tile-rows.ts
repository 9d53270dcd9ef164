// Reads a tile from a row of a database that holds the tiles itself.
import { isCorrupt } from '../../../shared/tiles/lost-depths.ts';
import { decodeTile } from '../tiles/tile-codec.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';

export interface TileRow {
  readonly first_row: number;
  /** Depth of its deepest scanline. */
  readonly depth_max: number;
  readonly checksum: number;
  readonly data: Buffer;
}

/** Undefined where it is damaged. The bytes say where they belong, so one that lies under another key is damaged, too. */
export function wholeTile({ first_row: firstRow, checksum, data }: TileRow, level: number): Tile | undefined {
  try {
    const tile = decodeTile(data, checksum, `level ${level}, the tile at row ${firstRow}`);
    return tile.level === level && tile.firstRow === firstRow ? tile : undefined;
  } catch (error) {
    if (isCorrupt(error)) return undefined;
    throw error;
  }
}
