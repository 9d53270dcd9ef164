// A small library with everything in it that a library can hold, for fuzzers to damage copies of.
import fs from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { runImport } from '../../electron/engine/workers/tasks.ts';
import { importOptions } from '../../shared/model/image-log.ts';
import { lookAt, type Seen } from './look-at-library.ts';

export interface SmallLibrary {
  /** Its data folder, which is only read. */
  readonly folder: string;
  readonly seen: Seen;
}

export const INDEX = 'library.sqlite';

/** An image with curves beside it, bookmarks and notes, a short image, one in the trash, and a colormap. */
export async function makeLibrary(): Promise<SmallLibrary> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stratascope-library-'));
  const sources = await mkdtemp(path.join(tmpdir(), 'stratascope-sources-'));
  const store = new SqliteStore(path.join(folder, INDEX), 'a fuzzer');
  const importCsv = async (name: string, rows: number, width: number, curve = ''): Promise<number> => {
    const file = path.join(sources, `${name}.csv`);
    fs.writeFileSync(file, csvOf(rows, width, curve));
    const { logs } = await runImport(store, file, importOptions.parse({}), {});
    return logs[0]!.id;
  };
  const core = await importCsv('core', 1200, 8, 'GR (gAPI)');
  await importCsv('short', 12, 3);
  const gone = await importCsv('gone', 40, 4);
  await store.describe(core, { geometry: 'north', name: 'Core of the well' });
  const mark = (i: number) => ({
    ...{ id: `3f2f9a5e-6d4b-4f0e-9d5b-0b8f1f0a000${i}`, version: 0 },
    body: JSON.stringify({ name: `Mark ${i}`, depthMin: 110 + i, depthMax: 111 + i }),
  });
  await store.changeRecords({ logId: core, kind: 'bookmark', most: 99, noun: 'marks', changes: [mark(1), mark(2)] });
  await store.saveColormap({
    ...{ name: 'Rust', interpolation: 'oklab', steps: 'smooth' },
    stops: [
      { at: 0, color: '#201008' },
      { at: 1, color: '#ffb060' },
    ],
  });
  await store.remove(gone);
  const seen = await lookAt(store);
  await store.close();
  fs.rmSync(sources, { recursive: true });
  return { folder, seen };
}

/** A copy that may be damaged, without the reserve, which holds nothing. */
export function copyOf({ folder }: SmallLibrary): string {
  const copy = fs.mkdtempSync(path.join(tmpdir(), 'stratascope-damaged-'));
  fs.cpSync(folder, copy, { recursive: true, filter: (source) => !source.endsWith('-reserve') });
  return copy;
}

/** All files of a library, by their paths in its folder. */
export function filesOf(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function csvOf(rows: number, width: number, curve: string): string {
  const names = Array.from({ length: width }, (_, i) => `A${i + 1}`).join(',');
  const line = (i: number): string => {
    const samples = Array.from({ length: width }, (_, c) =>
      (i * 31 + c * 17) % 251 === 0 ? '' : (i * 31 + c * 17) % 251,
    );
    return `${(100 + i / 4).toFixed(2)},${samples.join(',')}${curve ? `,${(i % 97) / 2}` : ''}\n`;
  };
  const header = `Depth (m),${names}${curve ? `,${curve}` : ''}\n`;
  return header + Array.from({ length: rows }, (_, i) => line(i)).join('');
}
