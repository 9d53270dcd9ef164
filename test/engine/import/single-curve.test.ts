// Tests that a single curve beside an image, or alone, is a log that can be read again.
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../electron/engine/store/open-store.ts';
import { runImport } from '../../../electron/engine/workers/tasks.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

test.each([
  ['beside an image', 'DEPT,GR,A1,A2,A3\n1,50,1,2,3\n2,51,2,3,4\n', ['image', 'curves']],
  ['alone', 'DEPT (m),GR (API)\n1,50\n2,51\n', ['curves']],
])('%s', async (_name, content, kinds) => {
  const dir = temporaryDir();
  const file = path.join(dir, 'a.csv');
  fs.writeFileSync(file, content);
  const store = await openStore({ kind: 'sqlite', file: path.join(dir, 'library.db') }, 'test');
  onTestFinished(() => store.close());
  const { logs } = await runImport(store, file, importOptions.parse({}), {});
  const all = [...logs, ...(await store.companions(logs[0]!.id))];
  expect(all.map(({ kind }) => kind)).toEqual(kinds);
  expect(await store.damaged()).toEqual([]);
});
