// The toy exporter in the list of exporters: one line there is all it takes to write its files.
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Exporter } from '../../electron/engine/export/exporter.ts';
import { EXPORTERS } from '../../electron/engine/export/formats/exporters.ts';
import { exporterOf } from '../../electron/engine/formats.ts';
import type { ImageStore } from '../../electron/engine/store/image-store.ts';
import type { Follow } from '../../electron/engine/workers/follow.ts';
import { runExport, type ExportProgress } from '../../electron/engine/workers/tasks.ts';
import { exportRequest } from '../../shared/model/display.ts';
import { memoryLog } from '../fixtures/memory-log.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import { depthsExporter } from './exporter.ts';

const DEPTHS = Array.from({ length: 10 }, (_, i) => 100 + i);
const { source, log } = memoryLog(DEPTHS, 2, (i) => Float32Array.of(i, 2 * i));
const store = { ...source, get: async () => log } as unknown as ImageStore;

const exporters = EXPORTERS as Exporter[];
beforeEach(() => void exporters.push(depthsExporter));
afterEach(() => void exporters.pop());

const run = (target: string, own: object, follow: Follow<ExportProgress> = {}): Promise<string[]> =>
  runExport(store, exportRequest.parse({ id: 1, format: 'depths', ...own }), target, follow);

test('it is chosen by its ending, gets its option, and its rows are counted', async () => {
  const dir = temporaryDir();
  expect(exporterOf('a.depths')).toBe(depthsExporter);
  const seen: ExportProgress[] = [];
  const files = await run(path.join(dir, 'a.depths'), { rowsAFile: 4 }, { onProgress: (p) => seen.push(p) });
  expect(files.map((file) => path.basename(file))).toEqual(['a-1-of-3.depths', 'a-2-of-3.depths', 'a-3-of-3.depths']);
  expect(fs.readFileSync(files[2]!, 'utf8')).toBe('108\n109');
  expect(seen.map(({ rowsDone }) => rowsDone)).toEqual([4, 8, 10]);
  expect(seen[0]!.rowsTotal).toBe(10);
  expect(await run(path.join(dir, 'b.depths'), {})).toEqual([path.join(dir, 'b.depths')]);
});

test('numbered files replace nothing, and nothing is left of some of them', async () => {
  const dir = temporaryDir();
  const target = path.join(dir, 'a.depths');
  fs.writeFileSync(path.join(dir, 'a-2-of-2.depths'), 'mine');
  await expect(run(target, { rowsAFile: 5 })).rejects.toMatchObject({
    code: 'bad_input',
    message: expect.stringContaining('a file of that name exists') as string,
  });
  expect(fs.readdirSync(dir)).toEqual(['a-2-of-2.depths']);
  const abort = new AbortController();
  const cancelling = run(target, { rowsAFile: 2 }, { onProgress: () => abort.abort(), signal: abort.signal });
  await expect(cancelling).rejects.toMatchObject({ code: 'cancelled' });
  expect(fs.readdirSync(dir)).toEqual(['a-2-of-2.depths']);
});
