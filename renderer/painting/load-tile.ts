// Fetches a stored tile of a log from the page's server.
import { tileUrl, tilesVersion } from '../../shared/model/tile-url.ts';
import { readTile } from '../../shared/tiles/tile-layout.ts';
import type { Tile } from '../../shared/tiles/tile.ts';
import { answerOf } from '../bridge/fetch-frame.ts';
import type { TiledLog, TileName } from './log-tiles.ts';

export interface TileServer {
  /** The address of the page, which those of tiles are relative to. */
  readonly base: string;
  readonly headers: Record<string, string>;
}

/** `gzip`: whether it is sent compressed. Throws StratascopeError: `not_found` where there is none, `corrupt` where it is damaged. */
export async function loadTile(
  log: TiledLog,
  name: TileName,
  { base, headers }: TileServer,
  signal: AbortSignal,
  gzip = false,
): Promise<Tile> {
  const url = new URL(tileUrl({ id: log.id, ...name, version: tilesVersion(log), gzip }), base).href;
  const answer = await answerOf(url, { signal, headers });
  // Their bytes as stored are not needed here, and take memory of their own where a sample is one byte.
  const { packed: _, ...tile } = readTile(new Uint8Array(await answer.arrayBuffer()), 0, url);
  return tile;
}
