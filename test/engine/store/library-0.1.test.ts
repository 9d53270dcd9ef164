// Tests that libraries of version 0.1 open, with everything that was kept in them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/engine/store/open-store.ts';
import { joinRecords, type JoinedLog } from '../../../electron/engine/joined-logs.ts';
import type { ImageStore } from '../../../electron/engine/store/image-store.ts';
import { readRecords } from '../../../electron/engine/store/record-rows.ts';
import { describeWithPostgres } from '../../fixtures/postgres.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const at = (name: string): URL => new URL(`../../fixtures/library-0.1/${name}`, import.meta.url);
const expected = JSON.parse(fs.readFileSync(at('expected.json'), 'utf8')) as {
  list: JoinedLog[];
  pngInRust: Record<string, string>;
  csvWithoutHeader: Record<string, string>;
};
/** What versions since then tell of a log besides. */
const list = expected.list.map((log) => ({ ...log, kind: 'image', findings: [] }));
const sha = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const joined = async (store: ImageStore): Promise<JoinedLog[]> =>
  joinRecords(await store.list(), async (of) => readRecords(await store.records(of)));
const colormaps = [
  { name: 'Facies', interpolation: 'rgb', steps: 'stepped' },
  { name: 'Rust', interpolation: 'oklab', steps: 'smooth' },
];

test('SQLite: bookmarks, notes and colormaps are there, pictures and values as they were', async () => {
  const dir = temporaryDir();
  const file = path.join(dir, 'library.sqlite');
  fs.writeFileSync(file, gunzipSync(fs.readFileSync(at('library.sqlite.gz'))));
  const store = await openStore({ kind: 'sqlite', file }, 'test');
  expect(await joined(store)).toEqual(list);
  expect(await store.colormaps()).toMatchObject(colormaps);
  await store.close();
  for (const id of ['1', '2']) {
    const [png, csv] = ['png', 'csv'].map((ending) => path.join(dir, `${id}.${ending}`)) as [string, string];
    for (const args of [[png, '--colormap', 'Rust'], [csv]]) {
      execFileSync(process.execPath, ['dist/cli.js', 'export', id, '--data', dir, '--out', ...args]);
    }
    expect(sha(fs.readFileSync(png)), `picture ${id}`).toBe(expected.pngInRust[id]);
    const values = fs.readFileSync(csv, 'utf8').split('\n').slice(1).join('\n');
    expect(sha(values), `values ${id}`).toBe(expected.csvWithoutHeader[id]);
  }
});

describeWithPostgres('PostgreSQL', (server) => {
  test('bookmarks, notes and colormaps are there', async () => {
    const url = await server.newDatabase();
    await server.query(url, gunzipSync(fs.readFileSync(at('postgres.sql.gz'))).toString());
    const store = await openStore({ kind: 'postgres', url }, 'test');
    const logs = await joined(store);
    const kept = ({ id, name, bookmarks, geometry, depthReference, rows }: JoinedLog) => ({
      ...{ id, name, bookmarks, geometry, depthReference, rows },
    });
    expect(logs.map(kept)).toEqual(expected.list.map(kept));
    expect(await store.colormaps()).toMatchObject(colormaps);
    await store.close();
  });
});
