// Walks through or counts the scanlines of a depth window, tile by tile in ascending depth.
import { tilesOf, type ImageLog } from '../model/image-log.ts';
import { pyramidLevel } from './levels.ts';
import { ALL_DEPTHS, damagedDepths, isCorrupt, justAbove, type LostLog } from './lost-depths.ts';
import { PYRAMID_FACTOR, TILE_ROWS, type LostStretch, type ReadTile, type Tile, type TileSource } from './tile.ts';

/** A tile and its rows [from, to), which are inside the window. */
export interface TilePart {
  readonly tile: Tile;
  readonly from: number;
  readonly to: number;
}

/** Bytes read from the source at once, at least one tile, which bounds the memory for a whole log. */
const BATCH_BYTES = 4 * 1024 * 1024;

/** A log whose tiles are walked through. */
export type WalkedLog = LostLog & Pick<ImageLog, 'tilesId' | 'width' | 'rows'>;

export interface Walk {
  /** Is told what is damaged or missing, which is refused without it. */
  readonly onLost?: ((lost: LostStretch) => void) | undefined;
  /** The row after those of an earlier walk, which ended before it had reached `depthMax`. */
  readonly fromRow?: number | undefined;
  readonly tilesAtOnce?: number | undefined;
}

/**
 * The rows of a level that overlap [depthMin, depthMax], in the log's own unit, in ascending depth.
 * @throws StratascopeError `corrupt` where a part of them is damaged or missing.
 */
export async function* tileParts(
  source: TileSource,
  log: WalkedLog,
  level: number,
  depthMin: number,
  depthMax: number,
  { onLost, fromRow, tilesAtOnce = Math.max(1, Math.floor(BATCH_BYTES / (TILE_ROWS * log.width * 4))) }: Walk = {},
): AsyncGenerator<TilePart> {
  const id = tilesOf(log);
  const lose = (lost: LostStretch): void => {
    if (!onLost) throw damagedDepths(log, lost);
    onLost(lost);
  };
  const found = await rowsOfWindow(source, log, level, [fromRow ?? depthMin, depthMax], fromRow !== undefined).catch(
    (error: unknown) => {
      if (!isCorrupt(error)) throw error;
      lose(ALL_DEPTHS);
    },
  );
  if (!found) return;
  const { first, end } = found;
  /** The row at which the next tile has to begin, and the depth down to which tiles have been met. */
  let next = fromRow;
  let reached = depthMin;
  for (let row = first; row < end; row += tilesAtOnce * TILE_ROWS) {
    const read = await readRows(source, onLost, id, level, row, Math.min(end, row + tilesAtOnce * TILE_ROWS));
    for (const tile of read) {
      const isLost = 'lost' in tile;
      const start = isLost ? tile.lost.depthMin : tile.depths[0]!;
      next ??= !isLost && start > depthMin ? await firstExpected(source, log, level, tile.firstRow) : tile.firstRow;
      if (tile.firstRow > next) lose({ depthMin: reached, depthMax: isLost ? start : justAbove(start) });
      if (!isLost && start > depthMax) return;
      next = tile.firstRow + (isLost ? TILE_ROWS : tile.rows);
      reached = isLost ? tile.lost.depthMax : tile.depthEnds[tile.rows - 1]!;
      if (isLost) {
        lose(tile.lost);
        continue;
      }
      const part = partInside(tile, depthMin, depthMax);
      if (part.from < part.to) yield part;
    }
  }
  // A log that has been removed meanwhile is not damaged.
  if ((next ?? -Infinity) < end && (await source.findTile(id, level, -Infinity)) !== undefined)
    lose({ depthMin: reached, depthMax: log.depthMax });
}

/** First rows: of the first tile that is inside, and behind that of the last one. Undefined where nothing is. */
async function rowsOfWindow(
  source: TileSource,
  log: WalkedLog,
  level: number,
  [from, depthMax]: readonly [number, number],
  isRow: boolean,
): Promise<{ readonly first: number; readonly end: number } | undefined> {
  const id = tilesOf(log);
  const last = await source.findTile(id, level, depthMax);
  const first = isRow ? from : await source.findTile(id, level, from);
  if (last !== undefined) return first === undefined ? undefined : { first, end: last + 1 };
  // The window reaches deeper than the last tile that is there: either the log ends above it, or tiles are missing.
  const top = await source.findTile(id, level, -Infinity);
  // The log has been removed.
  if (top === undefined) return undefined;
  const end = top + levelRows(log, level);
  if (first !== undefined) return { first, end };
  return !isRow && from <= log.depthMax ? { first: end - 1, end } : undefined;
}

/** Where the first tile of a window that begins above it has to begin: at its own row, unless tiles above it are missing. */
async function firstExpected(source: TileSource, log: WalkedLog, level: number, first: number): Promise<number> {
  const id = tilesOf(log);
  // Rows count from 0, and those of a file of descending depths up to 0.
  if ((await source.findTile(id, level, -Infinity)) === first) return first >= 0 ? 0 : 1 - levelRows(log, level);
  const above = (await readRows(source, () => undefined, id, level, first - TILE_ROWS, first)).at(-1);
  if (!above) return first - 1;
  return 'lost' in above ? first : above.firstRow + above.rows;
}

function levelRows({ rows }: WalkedLog, level: number): number {
  return Math.ceil(rows / PYRAMID_FACTOR ** pyramidLevel(level));
}

async function readRows(
  source: TileSource,
  onLost: Walk['onLost'],
  ...[id, level, fromRow, toRow]: Parameters<TileSource['readTiles']>
): Promise<readonly ReadTile[]> {
  return onLost && source.readLeft
    ? source.readLeft(id, level, fromRow, toRow)
    : source.readTiles(id, level, fromRow, toRow);
}

/** The tile's rows that overlap [depthMin, depthMax]; if there are none, `from` is not below `to`. */
function partInside(tile: Tile, depthMin: number, depthMax: number): TilePart {
  return {
    tile,
    from: firstIndex(tile.depthEnds, tile.rows, (d) => d >= depthMin),
    to: firstIndex(tile.depths, tile.rows, (d) => d > depthMax),
  };
}

/**
 * How many scanlines lie in [depthMin, depthMax]. Reads three tiles at most, whatever the window. With `onLost` scanlines at
 * the window's ends that are lost are counted by the tile.
 */
export async function countScanlines(
  source: TileSource,
  log: WalkedLog,
  depthMin: number,
  depthMax: number,
  onLost?: Walk['onLost'],
): Promise<number> {
  const id = tilesOf(log);
  const ordinalAt = async (
    depth: number,
    lost: number,
    reached: (d: number) => boolean,
  ): Promise<number | undefined> => {
    const row = await source.findTile(id, 0, depth);
    if (row === undefined) return undefined;
    const [tile] = await readRows(source, onLost, id, 0, row, row + 1);
    if (tile && 'lost' in tile) return tile.firstRow + lost;
    return tile && tile.firstRow + firstIndex(tile.depths, tile.rows, reached);
  };
  try {
    const first = await ordinalAt(depthMin, 0, (d) => d >= depthMin);
    if (first === undefined) return 0;
    const end = await ordinalAt(depthMax, TILE_ROWS, (d) => d > depthMax);
    // `end` is undefined past the deepest scanline, whose ordinal follows from the shallowest one's, as these are consecutive.
    return Math.max(0, (end ?? (await source.findTile(id, 0, -Infinity))! + log.rows) - first);
  } catch (error) {
    if (!onLost || !isCorrupt(error)) throw error;
    // Nothing tells where the scanlines lie: about as many as there would be if they lay evenly.
    return Math.min(log.rows, Math.ceil(((depthMax - depthMin) / (log.depthMax - log.depthMin || 1)) * log.rows));
  }
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
