// The toy reader in the list of readers: one line there is all it takes to import its files.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importInto } from '../fixtures/import-into.ts';
import type { LogReader } from '../../electron/engine/import/readers/log-reader.ts';
import { READERS } from '../../electron/engine/import/readers/readable.ts';
import type { Tile } from '../../shared/tiles/tile.ts';
import { importOptions } from '../../shared/model/image-log.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import { toyFile, toyReader } from './reader.ts';

async function imported(content: Uint8Array, name = 'a.toy') {
  const path = join(temporaryDir(), name);
  writeFileSync(path, content);
  const tiles: Tile[] = [];
  const log = await importInto(path, importOptions.parse({ width: 'source' }), {
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
    message: 'a.bin: expected a toy file or LAS file or CSV table but received binary data',
  });
});
