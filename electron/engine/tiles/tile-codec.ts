// Encodes a tile to the bytes in which it is stored, and back; all libraries use this layout.
import { crc32 } from 'node:zlib';
import { StratascopeError } from '../../../shared/errors.ts';
import type { PackedTile, Tile } from './tile.ts';

/*
 * Layout, version 1. Everything little-endian; offsets in bytes.
 *
 *    0  u32       magic 0x4c495453, "STIL"
 *    4  u16       version, 1
 *    6  u16       level
 *    8  u32       rows n, 1..256
 *   12  u32       width w, 1 or more
 *   16  f64       firstRow
 *   24  u64       zero
 *   32  f64[n]    depths
 *       f64[n]    depthEnds, at level 1 and above only
 *       f32[n*w]  samples, row-major; a quiet NaN is null
 *
 * The header keeps the f64 arrays aligned, so that a tile is read without copying. Every platform Electron and Node run
 * on is little-endian, so typed arrays are views of these bytes.
 */
const MAGIC = 0x4c495453;
const VERSION = 1;
const HEADER_BYTES = 32;

function sizeOf(level: number, rows: number, width: number): number {
  return HEADER_BYTES + rows * (level > 0 ? 16 : 8) + rows * width * 4;
}

/** An unfinished tile. Its arrays, [rows] and [rows, width], are views of the bytes in which it will be stored. */
export interface TileDraft extends Pick<Tile, 'level' | 'rows' | 'width' | 'depths' | 'depthEnds' | 'samples'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An empty draft; `level` is the stored number, see levels.ts; `width` is in samples. */
export function draftTile(level: number, rows: number, width: number): TileDraft {
  const bytes = new Uint8Array(sizeOf(level, rows, width));
  return { level, rows, width, bytes, ...viewsOf(bytes, level, rows, width) };
}

/** Turns a draft whose arrays have been filled into a tile, without a copy. */
export function sealTile({ bytes, ...draft }: TileDraft, firstRow: number): Tile & { readonly packed: PackedTile } {
  const header = new DataView(bytes.buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint16(4, VERSION, true);
  header.setUint16(6, draft.level, true);
  header.setUint32(8, draft.rows, true);
  header.setUint32(12, draft.width, true);
  header.setFloat64(16, firstRow, true);
  return { ...draft, firstRow, packed: { bytes, checksum: crc32(bytes) } };
}

/** The bytes of a tile as stored; those it already has, if it came from a draft or a store. */
export function encodeTile(tile: Tile): PackedTile {
  if (tile.packed) return tile.packed;
  const { level, rows, width } = tile;
  const draft = draftTile(level, rows, width);
  draft.depths.set(tile.depths.subarray(0, rows));
  if (level > 0) draft.depthEnds.set(tile.depthEnds.subarray(0, rows));
  draft.samples.set(tile.samples.subarray(0, rows * width));
  return sealTile(draft, tile.firstRow).packed;
}

/** The tile of `bytes`, which it then owns. Throws `corrupt`, naming `where`, if the checksum or the header is wrong. */
export function decodeTile(bytes: Uint8Array, checksum: number, where: string): Tile {
  if (crc32(bytes) !== checksum) {
    throw new StratascopeError('corrupt', `Expected checksum ${checksum} but received ${crc32(bytes)} in ${where}`);
  }
  return readTile(bytes, checksum, where);
}

/** As `decodeTile`, of bytes whose CRC-32 is known to be `checksum`. */
export function readTile(bytes: Uint8Array, checksum: number, where: string): Tile {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER_BYTES || header.getUint32(0, true) !== MAGIC || header.getUint16(4, true) !== VERSION) {
    throw new StratascopeError('corrupt', `Expected a tile of version ${VERSION} but received other data in ${where}`);
  }
  const level = header.getUint16(6, true);
  const rows = header.getUint32(8, true);
  const width = header.getUint32(12, true);
  if (bytes.byteLength !== sizeOf(level, rows, width)) {
    throw new StratascopeError(
      'corrupt',
      `Expected ${sizeOf(level, rows, width)} bytes but received ${bytes.byteLength} in ${where}`,
    );
  }
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const firstRow = header.getFloat64(16, true);
  return {
    level,
    rows,
    width,
    firstRow,
    ...viewsOf(aligned, level, rows, width),
    packed: { bytes: aligned, checksum },
  };
}

function viewsOf(
  bytes: Uint8Array,
  level: number,
  rows: number,
  width: number,
): Pick<Tile, 'depths' | 'depthEnds' | 'samples'> {
  const start = bytes.byteOffset + HEADER_BYTES;
  const depths = new Float64Array(bytes.buffer, start, rows);
  const depthEnds = level > 0 ? new Float64Array(bytes.buffer, start + rows * 8, rows) : depths;
  const samples = new Float32Array(bytes.buffer, start + rows * (level > 0 ? 16 : 8), rows * width);
  return { depths, depthEnds, samples };
}
