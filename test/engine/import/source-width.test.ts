// Tests how the width of scanlines is found in the beginning of files of each format.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sourceWidthOf } from '../../../electron/engine/import/source-width.ts';
import { FILE_HEAD_BYTES } from '../../../shared/model/image-log.ts';

const csv = (columns: number, rows: number): string => {
  const line = (i: number): string => [i, ...Array.from({ length: columns }, (_, c) => c)].join(',');
  return `depth,${Array.from({ length: columns }, (_, c) => `px${c}`).join(',')}\n${Array.from({ length: rows }, (_, i) => line(i)).join('\n')}`;
};
const las = ['~V', ' WRAP. NO :', '~C', 'DEPT .M :', ...[1, 2, 3, 4, 5].map((i) => `A${i} . :`), '~A', '1 1 2 3 4 5'];

test.each<[string, string | Uint8Array, string, number | undefined]>([
  ['a CSV table', csv(16, 2), 'a.csv', 16],
  ['one without a line end behind its last record', csv(16, 1), 'a.csv', 16],
  ['a wide one, cut inside a record', csv(200, 2000), 'a.csv', 200],
  ['one with carriage returns', csv(16, 9000).replaceAll('\n', '\r'), 'a.csv', 16],
  ['a packed one, of which the beginning is there', gzipSync(noise(16)), 'a.csv.gz', 16],
  ['a LAS file', las.join('\r\n'), 'a.las', 5],
  ['a header alone', 'depth,a,b\n', 'a.csv', 2],
  ['a record that is longer than that', csv(20_000, 3), 'a.csv', undefined],
  ['a table with an error', 'depth,a,b\n1,2,x\n', 'a.csv', 2],
  ['no table', Uint8Array.of(0, 1, 2, 3), 'a.png', undefined],
  ['damaged gzip', Uint8Array.of(0x1f, 0x8b, 9, 9, 9), 'a.gz', undefined],
  ['nothing', '', 'a.csv', undefined],
])('%s', async (_, content, fileName, width) => {
  expect(await sourceWidthOf(Buffer.from(content).subarray(0, FILE_HEAD_BYTES), fileName)).toBe(width);
});

/** Packs so badly that its packed form is longer than a head. */
function noise(columns: number): string {
  let seed = 1;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  return (
    csv(columns, 1) +
    '\n' +
    Array.from({ length: 4000 }, (_, i) => [i + 1, ...Array.from({ length: columns }, next)].join(',')).join('\n')
  );
}
