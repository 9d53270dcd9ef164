// Tests that the script makes the committed sample, and that the sample imports as promised.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { importInto } from '../../fixtures/import-into.ts';
import { importOptions } from '../../../shared/model/image-log.ts';

const sample = new URL('../../../resources/sample.csv.gz', import.meta.url);
const script = new URL('../../../resources/scripts/make-sample.mjs', import.meta.url);

test('the script makes the committed file', async () => {
  const { sampleCsv } = (await import(/* @vite-ignore */ script.href)) as { sampleCsv: () => string };
  // Not toEqual: a difference of megabytes is not worth printing.
  expect(gunzipSync(readFileSync(sample)).toString() === sampleCsv()).toBe(true);
});

test('imports with its nulls and its empty last record', async () => {
  const options = importOptions.parse({ width: 'source' });
  const log = await importInto(fileURLToPath(sample), options, { write: () => undefined });
  expect(log).toMatchObject({
    name: 'sample',
    sourceName: 'sample.csv.gz',
    rows: 5460,
    sourceWidth: 200,
    width: 200,
    depthMin: 9000.1,
    depthMax: 9546,
    depthStep: 0.1,
    gapStep: 0.15,
    valueMin: 16,
    valueMax: 237,
    skippedRecords: 1,
    topLevel: 3,
  });
  expect(log.nulls / (5460 * 200)).toBeGreaterThan(0.05);
  expect(log.nulls / (5460 * 200)).toBeLessThan(0.2);
});
