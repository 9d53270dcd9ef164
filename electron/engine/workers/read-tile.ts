// Reads the bytes of a stored tile for a page that draws it itself.
import { StratascopeError } from '../../../shared/errors.ts';
import { tilesOf } from '../../../shared/model/image-log.ts';
import { tilesVersion, type TileRequest } from '../../../shared/model/tile-url.ts';
import type { ImageStore } from '../store/image-store.ts';
import { encodeTile } from '../tiles/tile-codec.ts';

export interface StoredTile {
  readonly bytes: Uint8Array;
}

/**
 * As it is stored.
 * @throws StratascopeError `not_found` where there is no such tile, or the log has others now; `corrupt` where it is damaged.
 */
export async function readStoredTile(
  store: ImageStore,
  { id, level, firstRow, version }: TileRequest,
): Promise<StoredTile> {
  const log = await store.get(id);
  if (tilesVersion(log) !== version)
    throw new StratascopeError(
      'not_found',
      `Image with id ${id} has been read again; what is shown of it is asked for anew`,
    );
  const [tile] = await store.readTiles(tilesOf(log), level, firstRow, firstRow + 1);
  if (tile?.firstRow !== firstRow)
    throw new StratascopeError('not_found', `Image with id ${id} has no tile at row ${firstRow} of level ${level}`);
  return { bytes: encodeTile(tile).bytes };
}
