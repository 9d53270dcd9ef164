// Tests which entries the palette offers in each state, and what they do.
import { beforeEach, expect, test, vi } from 'vitest';
import { foundEntries, paletteGroups, withRecent } from '../../../renderer/shell/palette-entries.ts';
import { initialViewer, setLibrary, showLog, takeRecords, useViewer } from '../../../renderer/state/store.ts';
import { openView, openLog } from '../../../renderer/state/track-slice.ts';
import { aBookmark, aLog } from '../a-log.ts';
import { compareTracks } from '../../../renderer/display/compare.ts';

const viewer = () => useViewer.getState();
const groups = (host: 'desktop' | 'browser' = 'browser') => paletteGroups(viewer(), host);
const entries = (host: 'desktop' | 'browser' = 'browser') => groups(host).flatMap((group) => group.entries);
const ids = (host: 'desktop' | 'browser' = 'browser') => entries(host).map(({ id }) => id);

beforeEach(() => useViewer.setState(initialViewer, true));

test('what cannot be done now or here is not offered', () => {
  const themes = ['theme-system', 'theme-dark', 'theme-light'];
  const settings = ['settings-general', 'settings-api'];
  expect(ids()).toEqual([
    'import',
    'sample',
    'trash',
    'settings',
    'shortcuts',
    'check-library',
    'about',
    ...themes,
    ...settings,
  ]);
  expect(ids('desktop')).toContain('logs');
  setLibrary([aLog(1)]);
  showLog(1);
  // As it is while the palette itself is open and its field has the focus.
  useViewer.setState({ dialog: 'palette', typing: true, editing: true });
  expect(ids()).toEqual(expect.arrayContaining(['export', 'rename', 'remove', 'zoom-in', 'log-1']));
  expect(ids()).not.toContain('zoom-out');
  expect(ids()).not.toContain('palette');
});

test('every id is another, and shortcuts are beside their commands', () => {
  setLibrary([aLog(1), aLog(2)]);
  showLog(1);
  expect(new Set(ids()).size).toBe(ids().length);
  const keysOf = (wanted: string) => entries().find(({ id }) => id === wanted)?.accelerators;
  expect(keysOf('export')).toEqual(['CmdOrCtrl+E']);
  expect(keysOf('profiles'), 'by a key alone').toEqual(['P']);
  expect(keysOf('copy-picture'), 'by a second shortcut').toEqual(['CmdOrCtrl+Shift+C', 'CmdOrCtrl+C']);
});

test('a bookmark shows its log and its window', () => {
  setLibrary([aLog(1), aLog(2)]);
  takeRecords({}, [aBookmark(2, { name: 'Fault', depthMin: 1010, depthMax: 1020 })]);
  showLog(1);
  entries()
    .find(({ label }) => label === 'Fault')!
    .run();
  expect(openLog(viewer())?.id).toBe(2);
  expect(openView(viewer())).toMatchObject({ depthMin: 1010, depthMax: 1020 });
});

test('a bookmark’s depths are in the unit depths are shown in, and one smaller than a window is shown in one', () => {
  setLibrary([aLog(1)]);
  takeRecords({}, [aBookmark(1, { name: 'Fault', depthMin: 1010, depthMax: 1010.01 })]);
  showLog(1);
  const fault = () => entries().find(({ label }) => label === 'Fault')!;
  useViewer.setState(({ preferences }) => ({ preferences: { ...preferences, depthUnit: 'ft' } }));
  expect(fault().detail).toMatch(/^log 1, 3313\.\d* ft/);
  fault().run();
  const { depthMin, depthMax } = openView(viewer())!;
  expect(depthMax - depthMin).toBeCloseTo(1, 6);
  expect((depthMin + depthMax) / 2).toBeCloseTo(1010.005, 6);
});

test('what is chosen from a few is there by its name: how values are drawn, ranges, scales, themes', () => {
  vi.stubGlobal('window', { devicePixelRatio: 1 });
  setLibrary([aLog(1)]);
  showLog(1);
  useViewer.setState({ pictureSize: { widthPx: 300, heightPx: 800 } });
  const entry = (wanted: string) => entries().find(({ id }) => id === wanted)!;
  const choices: readonly (readonly [string, object])[] = [
    ['colormap-viridis', { colormap: 'viridis' }],
    ['range-5', { range: undefined, percentile: [5, 95] }],
    ['normalization-dynamic', { normalization: 'dynamic' }],
    ['aggregation-max', { aggregation: 'max' }],
  ];
  for (const [id, change] of choices) {
    expect(entry(id).checked, id).toBe(false);
    entry(id).run();
    expect(openView(viewer())).toMatchObject(change);
    // As the palette closes before what was chosen in it is done.
    expect(entry(id).checked, id).toBe(true);
  }
  entry('theme-light').run();
  expect(viewer().preferences.theme).toBe('light');
  entry('scale-200').run();
  expect(entry('scale-200').checked).toBe(true);
  entry('scale-500').run();
  expect(viewer().said?.text, 'the log is too short').toContain('shown whole');

  compareTracks(viewer());
  expect(ids(), 'side by side both are shown').not.toContain('normalization-static');
});

test('what was chosen last comes first, once, and what is impossible now is left out', () => {
  const [recent, ...rest] = withRecent(groups(), ['about', 'export', 'import']);
  expect(recent!.entries.map(({ id }) => id)).toEqual(['about', 'import']);
  expect(rest.flatMap(({ entries }) => entries.map(({ id }) => id))).not.toContain('about');
});

test('a few letters find what begins with them first, and nothing that has them by chance', () => {
  setLibrary([aLog(1, { name: 'Inverness 3' }), aLog(2)]);
  showLog(1);
  const found = (search: string): string[] => foundEntries(groups(), search).map(({ label }) => label);
  expect(found('inv').slice(0, 2).sort()).toEqual(['Inverness 3', 'Invert Colormap']);
  expect(found('cpic')[0]).toBe('Copy Picture');
  expect(found('display')).toContain('Invert Colormap');
  expect(found('qqq')).toEqual([]);
});
