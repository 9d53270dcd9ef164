// Opens a log for painting: its coarsest tile tells which way the depths of its file went.
import { StratascopeError } from '../../shared/errors.ts';
import { PYRAMID_FACTOR } from '../../shared/tiles/tile.ts';
import type { HeldTiles } from './held-tiles.ts';
import { loadTile, type TileServer } from './load-tile.ts';
import { LogTiles, type TiledLog } from './log-tiles.ts';

/** Until a server that could not answer is asked again. */
const PAUSE_MS = 2000;

/** Undefined for a log that has no such tile, because it has been read again or removed, and once `signal` aborts. */
export async function openTiles(
  log: TiledLog,
  server: TileServer,
  held: HeldTiles,
  signal: AbortSignal,
): Promise<LogTiles | undefined> {
  const level = log.topLevel;
  const rows = Math.ceil(log.rows / PYRAMID_FACTOR ** level);
  while (!signal.aborted) {
    let isAway = false;
    for (const isFalling of [false, true]) {
      const tiles = new LogTiles(log, isFalling, held);
      const name = { level, firstRow: isFalling ? 1 - rows : 0 };
      try {
        if (!held.has(tiles.keyOf(name))) held.hold(tiles.keyOf(name), await loadTile(log, name, server, signal));
        return tiles;
      } catch (error) {
        isAway ||= !(error instanceof StratascopeError) || (error.code !== 'not_found' && error.code !== 'corrupt');
      }
    }
    if (!isAway) return undefined;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return undefined;
}
