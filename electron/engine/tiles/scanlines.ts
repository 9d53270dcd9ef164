// Walks through or counts the scanlines of a depth window, tile by tile in ascending depth.
import { tilesOf, type ImageLog } from '../../../shared/model/image-log.ts';
import { TILE_ROWS, type Tile, type TileSource } from './tile.ts';

/** A tile and its rows [from, to), which are inside the window. */
export interface TilePart {
  readonly tile: Tile;
  readonly from: number;
  readonly to: number;
}

/** Bytes read from the source at once, at least one tile, which bounds the memory for a whole log. */
const BATCH_BYTES = 4 * 1024 * 1024;

/** The rows of a level that overlap [depthMin, depthMax], in the log's own unit, in ascending depth. */
export async function* tileParts(
  source: TileSource,
  log: Pick<ImageLog, 'id' | 'tilesId' | 'width'>,
  level: number,
  depthMin: number,
  depthMax: number,
): AsyncGenerator<TilePart> {
  const batchRows = TILE_ROWS * Math.max(1, Math.floor(BATCH_BYTES / (TILE_ROWS * log.width * 4)));
  const id = tilesOf(log);
  let row = await source.findTile(id, level, depthMin);
  const last = (await source.findTile(id, level, depthMax)) ?? Infinity;
  while (row !== undefined && row <= last) {
    const tiles = await source.readTiles(id, level, row, Math.min(last + 1, row + batchRows));
    if (tiles.length === 0) return;
    for (const tile of tiles) {
      if (tile.depths[0]! > depthMax) return;
      const part = partInside(tile, depthMin, depthMax);
      if (part.from < part.to) yield part;
    }
    const deepest = tiles.at(-1)!;
    row = deepest.firstRow + deepest.rows;
  }
}

/** The tile's rows that overlap [depthMin, depthMax]; if there are none, `from` is not below `to`. */
export function partInside(tile: Tile, depthMin: number, depthMax: number): TilePart {
  return {
    tile,
    from: firstIndex(tile.depthEnds, tile.rows, (d) => d >= depthMin),
    to: firstIndex(tile.depths, tile.rows, (d) => d > depthMax),
  };
}

/** How many scanlines lie in [depthMin, depthMax]. Reads three tiles at most, whatever the window. */
export async function countScanlines(
  source: TileSource,
  log: Pick<ImageLog, 'id' | 'tilesId' | 'rows'>,
  depthMin: number,
  depthMax: number,
): Promise<number> {
  const id = tilesOf(log);
  const first = await ordinalAt(source, id, depthMin, (d) => d >= depthMin);
  if (first === undefined) return 0;
  const end = await ordinalAt(source, id, depthMax, (d) => d > depthMax);
  // `end` is undefined past the deepest scanline, whose ordinal follows from the shallowest one's, as these are consecutive.
  return Math.max(0, (end ?? (await source.findTile(id, 0, -Infinity))! + log.rows) - first);
}

async function ordinalAt(
  source: TileSource,
  id: number,
  depth: number,
  reached: (depth: number) => boolean,
): Promise<number | undefined> {
  const row = await source.findTile(id, 0, depth);
  if (row === undefined) return undefined;
  const [tile] = await source.readTiles(id, 0, row, row + 1);
  return tile && tile.firstRow + firstIndex(tile.depths, tile.rows, reached);
}

/** The first index whose depth passes, or `rows` if none does. Binary search, as depths ascend. */
function firstIndex(depths: Float64Array, rows: number, passes: (depth: number) => boolean): number {
  let [low, high] = [0, rows];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(depths[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
