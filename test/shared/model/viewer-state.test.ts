// Tests that the state remembered by the version before tracks is read correctly.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { comparedTracksOf, tracksOf, viewerState } from '../../../shared/model/viewer-state.ts';

const old = (
  JSON.parse(fs.readFileSync(new URL('../../fixtures/library-0.1/preferences.json', import.meta.url), 'utf8')) as {
    viewer: Readonly<Record<string, unknown>>;
  }
).viewer;

test('the log that was open is shown, with its pictures as they stood', () => {
  const state = viewerState.parse(old);
  expect(state.tracks).toEqual(comparedTracksOf(2));
  expect(state.views['2']).toMatchObject({ depthMin: 1500.5, depthMax: 1503, azimuthOffset: 90, colormap: 'viridis' });
  expect(state.views['1']).toMatchObject({ depthMin: 9003.2, depthMax: 9009.8, colormap: 'Rust', gamma: 1.5 });
  expect(state.views['1']!.tracks).toBeUndefined();
  expect(state.preferences).toMatchObject({ theme: 'dark', depthUnit: 'ft', profiles: true });
  expect(JSON.stringify(state)).not.toMatch(/openId|compare/);
});

test('one that stood alone is one track; what is remembered now is read as it is', () => {
  expect(viewerState.parse({ ...old, openId: 1 }).tracks).toEqual(tracksOf(1));
  const state = viewerState.parse(old);
  expect(viewerState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  expect(viewerState.parse({}).tracks).toEqual([]);
});
