// In: windows of a log. Out: their values as a spreadsheet takes them, or the reason why there are too many.
import { expect, test } from 'vitest';
import { copiedValues } from '../../electron/copied-values.ts';
import type { ValuesRequest } from '../../electron/engine/export/values-block.ts';
import { aLog } from '../renderer/a-log.ts';

const window = { id: 1, depthMin: 1, depthMax: 2 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function engine(rows: number, width: number) {
  return {
    countRows: async () => rows,
    get: async () => aLog(1, { width }),
    values: async ({ from, format }: ValuesRequest) => {
      if (format !== 'tsv') throw new Error('Expected values for a spreadsheet');
      return from === undefined
        ? { bytes: bytes('depth (m)\ta, b\tcol2\n1\t5\t\n'), next: 256 }
        : { bytes: bytes('2\t\t6.5\n') };
    },
  };
}

test('depths and values are parted by tabs, nulls are blank, blocks follow each other', async () => {
  expect(await copiedValues(engine(2, 2), window)).toEqual({
    rows: 2,
    text: 'depth (m)\ta, b\tcol2\n1\t5\t\n2\t\t6.5\n',
  });
});

test('above two million it says what to do instead', async () => {
  await expect(copiedValues(engine(20_000, 100), window)).rejects.toThrow(
    'Expected at most 2,000,000 values to copy but this window holds 2,020,000: zoom in, or export it as CSV',
  );
  await expect(copiedValues(engine(20_000, 99), window)).resolves.toMatchObject({ rows: 20_000 });
});
