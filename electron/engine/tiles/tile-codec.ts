// Encodes a tile to the bytes in which it is stored, with their checksum, and back.
import { crc32 } from 'node:zlib';
import { StratascopeError } from '../../../shared/errors.ts';
import {
  draftTile,
  freshMemory,
  packDraft,
  readTile,
  type TakeMemory,
  type TileDraft,
} from '../../../shared/tiles/tile-layout.ts';
import type { PackedTile, Tile } from '../../../shared/tiles/tile.ts';

/** Turns a draft whose arrays have been filled into a tile. */
export function sealTile(
  draft: TileDraft,
  firstRow: number,
  take: TakeMemory = freshMemory,
): Tile & { readonly packed: PackedTile } {
  const packed = packDraft(draft, firstRow, take);
  const { bytes: _, ...tile } = draft;
  return { ...tile, firstRow, packed: { bytes: packed, checksum: crc32(packed) } };
}

/** The bytes of a tile as stored; those it already has, if it came from a draft or a store. */
export function encodeTile(tile: Tile): PackedTile {
  if (tile.packed) return tile.packed;
  const { level, rows, width } = tile;
  const draft = draftTile(level, rows, width);
  draft.depths.set(tile.depths.subarray(0, rows));
  if (level > 0) draft.depthEnds.set(tile.depthEnds.subarray(0, rows));
  draft.samples.set(tile.samples.subarray(0, rows * width));
  return sealTile({ ...draft, ...(tile.channels && { channels: tile.channels }) }, tile.firstRow).packed;
}

/** The tile of `bytes`, which it then owns. Throws `corrupt`, naming `where`, if the checksum or the header is wrong. */
export function decodeTile(bytes: Uint8Array, checksum: number, where: string): Tile {
  if (crc32(bytes) !== checksum) {
    throw new StratascopeError('corrupt', `Expected checksum ${checksum} but received ${crc32(bytes)} in ${where}`);
  }
  return readTile(bytes, checksum, where);
}
