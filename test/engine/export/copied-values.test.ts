// Tests the values of a depth window as text for spreadsheets, and the refusal of too many.
import { expect, test } from 'vitest';
import { copiedValues } from '../../../electron/engine/export/copied-values.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';

const logOf = (rows: number, width: number, names?: readonly string[]) => {
  const { source, log } = memoryLog(
    Array.from({ length: rows }, (_, i) => i + 1),
    width,
    (i) => Float32Array.from({ length: width }, (_, x) => (i === x ? 5.5 : NaN)),
  );
  return { source: { ...source, details: async () => ({ columnNames: names && [...names] }) }, log };
};

test('depths and values are parted by tabs, nulls are blank', async () => {
  const { source, log } = logOf(4, 2);
  expect(await copiedValues(source, log, { depthMin: 1, depthMax: 3 })).toEqual({
    rows: 3,
    text: 'depth (m)\tcol1\tcol2\n1\t5.5\t\n2\t\t5.5\n3\t\t\n',
  });
});

test('names of the file that hold a comma stay whole', async () => {
  const { source, log } = logOf(4, 2, ['a, b', 'c']);
  const { text } = await copiedValues(source, log, { depthMin: 1, depthMax: 1 });
  expect(text.split('\n')[0]).toBe('depth (m)\t"a, b"\tc');
});

test('blocks follow each other', async () => {
  // A block holds 1 MB of samples: of these a tile, 256 scanlines.
  const { source, log } = logOf(600, 1500);
  const { rows, text } = await copiedValues(source, log, { depthMin: 2, depthMax: 599 });
  expect(rows).toBe(598);
  const lines = text.trimEnd().split('\n');
  expect(lines.map((line) => line.split('\t')[0])).toEqual([
    'depth (m)',
    ...Array.from({ length: 598 }, (_, i) => `${i + 2}`),
  ]);
});

test('above two million it says what to do instead', async () => {
  const { source, log } = logOf(20_000, 4);
  const window = { depthMin: 0, depthMax: 20_000 };
  await expect(copiedValues(source, { ...log, width: 100 }, window)).rejects.toThrow(
    'Expected at most 2,000,000 values to copy but this window holds 2,020,000: zoom in, or export it as CSV',
  );
  await expect(copiedValues(source, log, window)).resolves.toMatchObject({ rows: 20_000 });
});
