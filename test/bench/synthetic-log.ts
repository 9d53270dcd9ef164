// Writes a log of any length into a library, tile by tile without a file; every sample can be computed again.
import fs from 'node:fs';
import path from 'node:path';
import { LIBRARY_FILE } from '../../electron/engine/data-dir.ts';
import { FIRST_EXTREME_LEVEL } from '../../shared/tiles/levels.ts';
import { PyramidBuilder } from '../../electron/engine/import/build/pyramid.ts';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import type { ImportedLog } from '../../electron/engine/store/image-store.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';

export const SYNTHETIC_WIDTH = 150;
/** Scanlines of a bed, at every scale: two neighbouring pixel rows differ however many scanlines each averages. */
const BEDS = [1, 16, 256, 4096, 65_536] as const;

export function depthOf(row: number): number {
  return (90_001 + row) / 10;
}

/** The samples of scanline `row`: whole numbers from 0 to 255, so that their sums are exact. */
export function fillScanline(row: number, samples: Float32Array): void {
  let bed = 0;
  for (const rows of BEDS) bed += hash(Math.floor(row / rows) * 8 + BEDS.indexOf(rows)) % 40;
  for (let x = 0; x < samples.length; x++) samples[x] = bed + ((x * 7 + row * 3) & 31);
}

function hash(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

export async function writeSyntheticLog(dataDir: string, rows: number): Promise<ImageLog> {
  fs.mkdirSync(dataDir, { recursive: true });
  const store = new SqliteStore(path.join(dataDir, LIBRARY_FILE), 'bench');
  try {
    const under = await store.beginImport();
    const writer = await under.begin();
    const pyramid = new PyramidBuilder(SYNTHETIC_WIDTH);
    const samples = new Float32Array(SYNTHETIC_WIDTH);
    for (let row = 0; row < rows; row++) {
      fillScanline(row, samples);
      pyramid.samples.set(samples, pyramid.begin(depthOf(row)));
      for (const tile of pyramid.end(false)) writer.write(tile);
    }
    const { tiles, topLevel } = pyramid.finish();
    for (const tile of tiles) writer.write(tile);
    const facts: ImportedLog = {
      ...{ name: `${rows} scanlines`, sourceName: 'synthetic', sourceBytes: 0, sourceWidth: SYNTHETIC_WIDTH },
      ...{ rows, width: SYNTHETIC_WIDTH, interpolation: 'nearest', depthUnit: 'm', skippedRecords: 0, topLevel },
      ...{ depthMin: depthOf(0), depthMax: depthOf(rows - 1), depthStep: 0.1, gapStep: 0.15 },
      extremesFrom: FIRST_EXTREME_LEVEL,
      ...{ valueMin: 0, valueMax: 255, p01: 0, p99: 255, nulls: 0 },
    };
    const [log] = await under.complete([{ writer, log: facts }]);
    return log!;
  } finally {
    await store.close();
  }
}
