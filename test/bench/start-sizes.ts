// Measures sizes in MB: the packaged app's own files, and a library against its scanlines as float32.
import fs from 'node:fs';
import path from 'node:path';
import { LIBRARY_FILE } from '../../electron/engine/data-dir.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { times } from './measure.ts';
import { PROJECT } from './served.ts';
import { writeSyntheticLog } from './synthetic-log.ts';

const LIBRARY_ROWS = 100_000;

export async function sizeRows({ dir, rows = LIBRARY_ROWS }: BenchContext): Promise<Row[]> {
  const at = (...parts: string[]): string => path.join(PROJECT, ...parts);
  const dependencies = productionDependencies();
  const own = sizeMB(at('dist'), /\.map$|\.built-from$/) + sizeMB(at('resources', 'sample.csv.gz'));
  const dataDir = path.join(dir, 'size');
  const log = await writeSyntheticLog(dataDir, rows);
  const library = sizeMB(path.join(dataDir, LIBRARY_FILE));
  const float32 = (log.rows * log.width * 4) / 1e6;
  return [
    {
      what: 'packaged app’s own files: dist/ and the sample',
      ...{ median: own, unit: 'MB' },
      ratio: times(own / dependencies, `its dependencies’ files (${dependencies.toFixed(1)} MB)`),
    },
    {
      what: 'the page: renderer/ of dist/',
      ...{ median: sizeMB(at('dist', 'renderer')), unit: 'MB' },
      ratio: times(sizeMB(at('dist', 'renderer')) / own, 'the own files'),
    },
    {
      what: `library of ${log.rows.toLocaleString('en')} scanlines`,
      ...{ median: library, unit: 'MB', toReach: '1.4 x' },
      ratio: times(library / float32, `level 0 as float32 (${float32.toFixed(1)} MB)`),
    },
  ];
}

/** Of this platform, as they lie in node_modules; the packager leaves out a little more. */
function productionDependencies(): number {
  const lock = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const shipped = Object.entries(lock.packages).filter(([name, { dev, devOptional }]) => name && !dev && !devOptional);
  return shipped.reduce((sum, [name]) => sum + sizeMB(path.join(PROJECT, name), /[\\/]node_modules[\\/]/), 0);
}

/** Of a file, or of the files below a folder; 0 where there is none. `without`: paths below it that do not count. */
function sizeMB(target: string, without?: RegExp): number {
  if (!fs.existsSync(target)) return 0;
  if (!fs.statSync(target).isDirectory()) return fs.statSync(target).size / 1e6;
  return fs
    .readdirSync(target, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ entry, file }) => entry.isFile() && !without?.test(file.slice(target.length)))
    .reduce((sum, { file }) => sum + fs.statSync(file).size / 1e6, 0);
}
