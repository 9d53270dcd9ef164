// Tests that a new file format, read at offsets and counted in frames, works by one line in the list of readers.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StratascopeError } from '../../../shared/errors.ts';
import { importLog } from '../../../electron/engine/import/import-log.ts';
import type { ByteSource, LogReader, ScanlineBlock } from '../../../electron/engine/import/readers/log-reader.ts';
import { READERS } from '../../../electron/engine/import/readers/readable.ts';
import type { Tile } from '../../../electron/engine/tiles/tile.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const MAGIC = 'TOY1';
const WIDTH = 2;
const FRAME_BYTES = 8 + WIDTH * 4;

/** `TOY1`, the number of frames, and the frames from the last to the first: a float64 depth and two float32 samples each. */
const toyReader: LogReader = {
  id: 'toy',
  name: 'toy file',
  endings: ['toy'],
  mimes: [],
  sniff: (head) => Buffer.from(head.subarray(0, 4)).toString() === MAGIC,
  async open(source) {
    const rows = Buffer.from(await source.readAt(4, 4)).readUInt32LE();
    if (rows === 0) return { ...NOTHING, read: none };
    const last = await frameAt(source, rows, 0);
    const first = await frameAt(source, rows, rows - 1);
    return {
      ...NOTHING,
      images: [
        {
          id: 'frames',
          shape: { rows, columns: WIDTH },
          unit: 'ohm.m',
          depth: { unit: 'ft', min: first.depth, max: last.depth },
          recognisedBy: 'its first four bytes',
        },
      ],
      async *read({ signal }) {
        for (let frame = 0; frame < rows; frame++) {
          if (signal?.aborted) throw new StratascopeError('cancelled', 'Cancelled');
          yield blockOf(await frameAt(source, rows, frame), frame + 1);
        }
      },
    };
  },
};

const NOTHING = { images: [], curves: [], surveys: [], picks: [], notes: [] };

function none(): never {
  throw new Error('Expected no image to be read');
}

async function frameAt(source: ByteSource, rows: number, frame: number) {
  const bytes = Buffer.from(await source.readAt(8 + (rows - 1 - frame) * FRAME_BYTES, FRAME_BYTES));
  return { depth: bytes.readDoubleLE(0), samples: Float32Array.of(bytes.readFloatLE(8), bytes.readFloatLE(12)) };
}

function blockOf({ depth, samples }: { depth: number; samples: Float32Array }, frame: number): ScanlineBlock {
  return {
    ...{ count: 1, width: WIDTH, depths: Float64Array.of(depth), samples, skippedRecords: 0, depthUnit: 'ft' },
    ...{ places: Float64Array.of(frame), placeKind: 'frame' },
  };
}

function toyFile(depths: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 + depths.length * FRAME_BYTES);
  bytes.write(MAGIC);
  bytes.writeUInt32LE(depths.length, 4);
  for (const [i, depth] of depths.toReversed().entries()) {
    const at = 8 + i * FRAME_BYTES;
    bytes.writeDoubleLE(depth, at);
    bytes.writeFloatLE(depth * 10, at + 8);
    bytes.writeFloatLE(depth * 20, at + 12);
  }
  return bytes;
}

async function imported(content: Uint8Array, name = 'a.toy') {
  const path = join(temporaryDir(), name);
  writeFileSync(path, content);
  const tiles: Tile[] = [];
  const log = await importLog(path, importOptions.parse({ width: 'source' }), {
    write: (tile) => void tiles.push(tile),
  });
  return { log, tiles };
}

const readers = READERS as LogReader[];
beforeEach(() => void readers.unshift(toyReader));
afterEach(() => void readers.shift());

test.each([
  ['plain', toyFile([30, 20, 10])],
  ['packed', gzipSync(toyFile([30, 20, 10]))],
])('%s, its frames are the scanlines', async (_, content) => {
  const { log, tiles } = await imported(content);
  expect(log).toMatchObject({ rows: 3, sourceWidth: 2, depthMin: 10, depthMax: 30, depthUnit: 'ft' });
  expect(tiles[0]).toMatchObject({ depths: Float64Array.of(10, 20, 30) });
  expect([...tiles[0]!.samples]).toEqual([100, 200, 200, 400, 300, 600]);
  // Though nobody has streamed the file.
  const ofEveryByte = createHash('sha256').update(Uint32Array.of(crc32(content)));
  expect(log.sourceFingerprint).toBe(ofEveryByte.digest('hex'));
});

test('a refusal points at a frame', async () => {
  await expect(imported(toyFile([30, 20, 25]))).rejects.toMatchObject({
    message: 'a.toy: expected decreasing depth but received 25 after 20 at frame 3',
  });
});

test('a file without an image is refused in the words of its format', async () => {
  await expect(imported(toyFile([]))).rejects.toMatchObject({
    code: 'unreadable_file',
    message: 'a.toy: expected an image but received a toy file without one',
  });
});

test('other files are read as before, and what nobody knows is refused with its name among the others', async () => {
  expect((await imported(Buffer.from('1,2,3\n'), 'a.csv')).log).toMatchObject({ rows: 1 });
  await expect(imported(Uint8Array.of(1, 0, 2), 'a.bin')).rejects.toMatchObject({
    message: 'a.bin: expected a toy file or LAS file or CSV table in UTF-8 but received binary data',
  });
});
