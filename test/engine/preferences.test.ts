// Tests that preferences of an earlier version are read correctly.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Preferences } from '../../electron/engine/preferences.ts';
import { viewerState } from '../../shared/model/viewer-state.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

async function widthAfter(content: object): Promise<unknown> {
  const dir = temporaryDir();
  fs.writeFileSync(path.join(dir, 'preferences.json'), JSON.stringify(content));
  return (await Preferences.open(dir)).viewer.importOptions.width;
}

test('a width of 150 that an earlier version remembered was not chosen by anybody; others were', async () => {
  const remembered = (width: unknown): object => ({ viewer: { importOptions: { width, interpolation: 'cubic' } } });
  expect(await widthAfter(remembered(150))).toBe('auto');
  expect(await widthAfter(remembered(75))).toBe(75);
  expect(await widthAfter(remembered('source'))).toBe('source');
  expect(await widthAfter({})).toBe('auto');
});

test('one that was chosen since is kept', async () => {
  const dir = temporaryDir();
  const first = await Preferences.open(dir);
  first.setViewer(viewerState.parse({ importOptions: { width: 150, interpolation: 'cubic' } }));
  await first.flush();
  const again = await Preferences.open(dir);
  expect(again.viewer.importOptions).toMatchObject({ width: 150, interpolation: 'cubic' });
});
