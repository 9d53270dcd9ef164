// Tests that the one table of a zip archive is read, or the one asked for, and what is said of archives that hold none.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../../electron/engine/import/readers/choose-reader.ts';
import type { ByteSource } from '../../../electron/engine/import/readers/log-reader.ts';
import { makeZip, type ZippedFile } from '../../fixtures/make-zip.ts';
import { readImage, sourceOf } from './scanlines.ts';

const TABLE = 'depth,a,b\n1,2,3\n2,3,4\n';
const OTHER = 'depth,a,b\n7,8,9\n';
const one: ZippedFile = { name: 'well/image.csv', content: TABLE };

function archive(content: Uint8Array, chunk?: number): ByteSource {
  return { ...sourceOf(content, 'a.zip', chunk), bytesTotal: content.length };
}

async function depthsOf(content: Uint8Array, part?: string, chunk?: number): Promise<number[]> {
  const { reader, source } = await chooseReader(archive(content, chunk), part);
  return (await readImage(await reader.open(source, {}))).depths;
}

test.each([1, 7, 65_536])('the one table is read, deflated or stored, in chunks of %i bytes', async (chunk) => {
  expect(await depthsOf(makeZip([one]), undefined, chunk)).toEqual([1, 2]);
  expect(await depthsOf(makeZip([{ ...one, method: 0 }]), undefined, chunk)).toEqual([1, 2]);
});

test('a long table reads the same as unpacked', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i / 10},${(i * 37) % 256},5\n`).join('');
  const depths = await depthsOf(makeZip([{ name: 'a.csv', content: `depth,a,b\n${rows}` }]));
  expect(depths).toHaveLength(60_000);
  expect(depths.at(-1)).toBe(5999.9);
});

test('folders and what macOS adds are no tables', async () => {
  const files = [
    { name: 'well/', content: '', method: 0 },
    { name: '__MACOSX/well/._image.csv', content: 'x' },
    { name: 'well/.DS_Store', content: 'x' },
  ];
  expect(await depthsOf(makeZip([...files, one]))).toEqual([1, 2]);
});

test('what describes a table beside it is none', async () => {
  const files = ['readme.pdf', 'well/photo.JPG'].map((name) => ({ name, content: 'x' }));
  expect(await depthsOf(makeZip([...files, one]))).toEqual([1, 2]);
});

describe('of several', () => {
  const two = makeZip([one, { name: 'well/other.csv', content: OTHER }]);

  test('none is taken: they are listed', async () => {
    await expect(depthsOf(two)).rejects.toMatchObject({
      code: 'unreadable_file',
      message:
        'a.zip: expected one table in the zip archive but received several: well/image.csv, well/other.csv; choose one with --part NAME',
    });
  });

  test.each(['well/other.csv', 'other.csv', 'OTHER.CSV'])('%s is the one that is asked for', async (part) => {
    expect(await depthsOf(two, part)).toEqual([7]);
  });

  test('what is not there is refused with what is', async () => {
    await expect(depthsOf(two, 'third.csv')).rejects.toMatchObject({
      message: 'a.zip: expected a file called third.csv in the zip archive but received well/image.csv, well/other.csv',
    });
  });

  test('no more than twenty names are listed', async () => {
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `${i}.csv`, content: TABLE }));
    await expect(depthsOf(makeZip(many))).rejects.toThrow(/: 0\.csv, .*, 19\.csv …; choose/);
  });
});

test('a part of the one table is asked for by its name, too', async () => {
  const { part } = await chooseReader(archive(makeZip([one])), 'image.csv');
  expect(part).toBeUndefined();
});

const damaged = (change: (bytes: Buffer) => Buffer | void): Buffer => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i},${(i * 7919) % 1009},5\n`).join('');
  const bytes = makeZip([{ name: 'a.csv', content: rows }]);
  return change(bytes) ?? bytes;
};
const DAMAGED = 'a.zip: expected a complete zip archive but received damaged data';

test.each<[what: string, content: Buffer, message: string]>([
  [
    'an empty archive',
    makeZip([{ name: 'a/', content: '', method: 0 }]),
    'a.zip: expected a table in the zip archive but received an empty one',
  ],
  [
    'a password',
    makeZip([{ ...one, encrypted: true }]),
    'a.zip: expected a zip archive without a password but received an encrypted one',
  ],
  [
    'another method',
    makeZip([{ ...one, method: 12 }]),
    'a.zip: expected a zip archive packed by deflate but received one packed otherwise (method 12)',
  ],
  [
    'one cut short',
    damaged((bytes) => bytes.subarray(0, 9000)),
    'a.zip: expected a complete zip archive but received a damaged one',
  ],
  ['damaged data', damaged((bytes) => void bytes.fill(0x55, 3000, 3100)), DAMAGED],
  ['a wrong checksum', makeZip([{ ...one, claimedCrc: 1 }]), DAMAGED],
  ['more bytes than it says', makeZip([{ ...one, claimedBytes: 5 }]), DAMAGED],
  ['fewer bytes than it says', makeZip([{ ...one, claimedBytes: 500 }]), DAMAGED],
  [
    'a workbook',
    makeZip([
      { name: '[Content_Types].xml', content: '<x/>' },
      { name: 'xl/a.xml', content: '<x/>' },
    ]),
    'a.zip: expected a LAS file or CSV table but received an xlsx workbook; save the sheet as CSV',
  ],
  [
    'an archive in an archive',
    makeZip([{ name: 'b.zip', content: makeZip([one]), method: 0 }]),
    'a.zip: expected a LAS file or CSV table but received a zip archive',
  ],
])('%s is refused', async (_, content, message) => {
  await expect(depthsOf(content)).rejects.toMatchObject({ code: 'unreadable_file', message });
});

test('an archive inside gzip is refused', async () => {
  const content = gzipSync(makeZip([one]));
  await expect(chooseReader(sourceOf(content, 'a.zip.gz'))).rejects.toMatchObject({
    message: 'a.zip.gz: expected a LAS file or CSV table but received a zip archive',
  });
});
