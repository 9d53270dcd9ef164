// Tests reading gzip as a stream and from any offset, and the errors for damaged files.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseReader } from '../../../electron/engine/import/readers/choose-reader.ts';
import { gzip } from '../../../electron/engine/import/readers/gzip.ts';
import { sourceOf } from './scanlines.ts';

/** 256 KiB that hardly get smaller: the unpacked head needs more than one piece of the packed file. */
const BYTES = Uint8Array.from({ length: 262_144 }, (_, i) => Math.imul(i, 2_654_435_761) >>> 24);
const MEMBERS = Buffer.concat([gzipSync(BYTES.subarray(0, 70_000)), gzipSync(BYTES.subarray(70_000))]);

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  return Buffer.concat(parts);
}

test.each([7, 65_536])('the stream is the file that was packed, in chunks of %i bytes', async (chunk) => {
  const { source } = await gzip.unpack(sourceOf(MEMBERS, 'img.csv.gz', chunk), undefined);
  expect(source.name).toBe('img.csv.gz');
  expect((await all(source.stream())).equals(BYTES)).toBe(true);
});

test('any stretch can be read, before, across and behind the end', async () => {
  const { source } = await gzip.unpack(sourceOf(MEMBERS, 'img.csv.gz'), undefined);
  const offset = fc.oneof(fc.nat(BYTES.length + 10), fc.constantFrom(0, 65_535, 65_536, 69_999, 262_143, 262_144));
  await fc.assert(
    fc.asyncProperty(offset, fc.integer({ min: 1, max: 100_000 }), async (at, length) => {
      const found = await source.readAt(at, length);
      expect(Buffer.compare(found, BYTES.subarray(at, at + length))).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['damaged data', Uint8Array.of(0x1f, 0x8b, 99, 99, 99, 0, 0, 0, 0, 0, 0, 0)],
  ['one that is cut short', gzipSync('depth,a,b\n1,2,3\n').subarray(0, 20)],
])('a file of which the beginning is %s', async (received, content) => {
  await expect(chooseReader(sourceOf(content, 'img.csv'))).rejects.toMatchObject({
    code: 'unreadable_file',
    message: `img.csv: expected a complete gzip file but received ${received}`,
  });
});

test('a file that unpacks to far more than any log is refused before it is unpacked', async () => {
  // 1 GB of line ends in 1 MB: a tenth of them, ten times.
  const packed = Buffer.concat(Array.from<Buffer>({ length: 10 }).fill(gzipSync(Buffer.alloc(1e8, '\n'))));
  const { source } = await gzip.unpack(sourceOf(packed, 'img.csv.gz'), undefined);
  let bytes = 0;
  const reading = async (): Promise<void> => {
    for await (const chunk of source.stream()) bytes += chunk.length;
  };
  await expect(reading()).rejects.toMatchObject({
    code: 'unreadable_file',
    message: 'img.csv.gz: expected a packed log but received one that unpacks to more than 1000 times its size',
  });
  expect(bytes).toBeLessThan(80e6);
});

test('a table of which every sample is missing is not', async () => {
  const missing = '-999.25,'.repeat(200);
  const rows = Array.from({ length: 50_000 }, (_, row) => `${(row / 10).toFixed(1)},${missing}`).join('\n');
  expect(rows.length).toBeGreaterThan(80e6 - 1);
  const { source } = await gzip.unpack(sourceOf(gzipSync(rows), 'img.csv.gz'), undefined);
  const unpacked = await all(source.stream());
  expect(unpacked.length).toBe(rows.length);
});
