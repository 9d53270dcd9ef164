// Where everything of a tile lies in its bytes; all libraries use this layout, and so does what is sent to a page.
import { StratascopeError } from '../errors.ts';
import type { Tile } from './tile.ts';

/*
 * Layout, version 2. Everything little-endian; offsets in bytes.
 *
 *    0  u32       magic 0x4c495453, "STIL"
 *    4  u16       version, 2
 *    6  u16       level
 *    8  u32       rows n, 1..256
 *   12  u32       width w, 1 or more: samples in a row, of all channels
 *   16  f64       firstRow
 *   24  u8        sample type: 0 float32, 1 one byte
 *   25  u8        channels of a pixel, side by side in a row: 1, or 3 of a colour
 *   26  u8[6]     zero
 *   32  f64[n]    depths
 *       f64[n]    depthEnds, at level 1 and above only
 *       f32[n*w] or u8[n*w]  samples, row-major; a quiet NaN is null
 *
 * One byte a sample where that is exact for each of them: whole numbers from 0 to 255, no nulls, no negative zero.
 *
 * Version 1, which is read and not written, has float32 and one channel, and zero at 24 to 31.
 *
 * The header keeps the f64 arrays aligned, so that a tile is read without copying. Every platform Electron and Node run
 * on is little-endian, so typed arrays are views of these bytes.
 */
const MAGIC = 0x4c495453;
const VERSION = 2;
const HEADER_BYTES = 32;
const FLOATS = 0;
const BYTES = 1;
const SAMPLE_BYTES = [4, 1];

/** Gives bytes at an address that is a multiple of 8. They may have been used before. */
export type TakeMemory = (bytes: number) => Uint8Array;

export function freshMemory(bytes: number): Uint8Array {
  return new Uint8Array(bytes);
}

function headBytes(level: number, rows: number): number {
  return HEADER_BYTES + rows * (level > 0 ? 16 : 8);
}

function draftBytes(level: number, rows: number, width: number): number {
  return headBytes(level, rows) + rows * width * SAMPLE_BYTES[FLOATS]!;
}

/** Bytes taken for a tile while it is made: its draft, and the form with one byte a sample. */
export function tileBytes(level: number, rows: number, width: number): number {
  const inOne = headBytes(level, rows) + rows * width * SAMPLE_BYTES[BYTES]!;
  return draftBytes(level, rows, width) + Math.ceil(inOne / 8) * 8;
}

/** An unfinished tile. Its arrays, [rows] and [rows, width], are views of the bytes in which it will be stored. */
export interface TileDraft extends Pick<
  Tile,
  'level' | 'rows' | 'width' | 'channels' | 'depths' | 'depthEnds' | 'samples'
> {
  readonly bytes: Uint8Array;
}

/** A draft whose arrays are to be filled; `level` is the stored number, see levels.ts; `width` is in samples. */
export function draftTile(level: number, rows: number, width: number, take: TakeMemory = freshMemory): TileDraft {
  const bytes = take(draftBytes(level, rows, width));
  return { level, rows, width, bytes, ...depthsOf(bytes, level, rows), samples: floatsOf(bytes, level, rows, width) };
}

/** The bytes of a draft whose arrays have been filled. Without a copy, unless one byte a sample says the same. */
export function packDraft(draft: TileDraft, firstRow: number, take: TakeMemory): Uint8Array {
  const { bytes, level, rows, width, samples, channels } = draft;
  const packed = areBytes(samples) ? inBytes(bytes, headBytes(level, rows), samples, take) : bytes;
  const header = new DataView(packed.buffer, packed.byteOffset, HEADER_BYTES);
  header.setUint32(0, MAGIC, true);
  header.setUint16(4, VERSION, true);
  header.setUint16(6, level, true);
  header.setUint32(8, rows, true);
  header.setUint32(12, width, true);
  header.setFloat64(16, firstRow, true);
  header.setBigUint64(24, 0n, true);
  header.setUint8(24, packed === bytes ? FLOATS : BYTES);
  header.setUint8(25, channels ?? 1);
  return packed;
}

function areBytes(samples: Float32Array): boolean {
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i]!;
    if (sample !== (sample & 255) || Object.is(sample, -0)) return false;
  }
  return true;
}

function inBytes(draft: Uint8Array, head: number, samples: Float32Array, take: TakeMemory): Uint8Array {
  const bytes = take(head + samples.length);
  bytes.set(draft.subarray(0, head));
  bytes.set(samples, head);
  return bytes;
}

/**
 * The tile of `bytes`, which it then owns. `checksum`: theirs, which is not looked at here.
 * @throws StratascopeError `corrupt`, naming `where`, where these are no bytes of a tile.
 */
export function readTile(bytes: Uint8Array, checksum: number, where: string): Tile {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isTile = bytes.byteLength >= HEADER_BYTES && header.getUint32(0, true) === MAGIC;
  const version = isTile ? header.getUint16(4, true) : 0;
  if (version < 1 || version > VERSION) throw unreadable(`a tile of version 1 or ${VERSION}`, 'other data', where);
  const type = header.getUint8(24);
  const channels = version === 1 ? 1 : header.getUint8(25);
  if (!(type in SAMPLE_BYTES) || (channels !== 1 && channels !== 3)) {
    const received = `type ${type} and ${channels} channels`;
    throw unreadable('samples of type 0 or 1, in 1 or 3 channels,', received, where);
  }
  const level = header.getUint16(6, true);
  const rows = header.getUint32(8, true);
  const width = header.getUint32(12, true);
  const expected = headBytes(level, rows) + rows * width * SAMPLE_BYTES[type]!;
  if (bytes.byteLength !== expected) throw unreadable(`${expected} bytes`, `${bytes.byteLength}`, where);
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  const firstRow = header.getFloat64(16, true);
  return {
    ...{ level, rows, width, firstRow, ...depthsOf(aligned, level, rows) },
    ...{ samples: samplesOf(aligned, level, rows, width, type), packed: { bytes: aligned, checksum } },
    ...(channels === 3 ? { channels } : {}),
  };
}

function unreadable(expected: string, received: string, where: string): StratascopeError {
  return new StratascopeError('corrupt', `Expected ${expected} but received ${received} in ${where}`);
}

function depthsOf(bytes: Uint8Array, level: number, rows: number): Pick<Tile, 'depths' | 'depthEnds'> {
  const start = bytes.byteOffset + HEADER_BYTES;
  const depths = new Float64Array(bytes.buffer, start, rows);
  return { depths, depthEnds: level > 0 ? new Float64Array(bytes.buffer, start + rows * 8, rows) : depths };
}

function samplesOf(bytes: Uint8Array, level: number, rows: number, width: number, type: number): Float32Array {
  if (type === FLOATS) return floatsOf(bytes, level, rows, width);
  return new Float32Array(bytes.subarray(headBytes(level, rows)));
}

function floatsOf(bytes: Uint8Array, level: number, rows: number, width: number): Float32Array {
  return new Float32Array(bytes.buffer, bytes.byteOffset + headBytes(level, rows), rows * width);
}
