// In: states of the viewer. Out: what the palette offers in them, and what its entries do.
import { beforeEach, expect, test } from 'vitest';
import { foundEntries, paletteGroups, withRecent } from '../../renderer/palette-entries.ts';
import { initialViewer, openView, setLibrary, showLog, useViewer } from '../../renderer/store.ts';
import { aLog } from './a-log.ts';

const viewer = () => useViewer.getState();
const groups = (host: 'desktop' | 'browser' = 'browser') => paletteGroups(viewer(), host);
const entries = (host: 'desktop' | 'browser' = 'browser') => groups(host).flatMap((group) => group.entries);
const ids = (host: 'desktop' | 'browser' = 'browser') => entries(host).map(({ id }) => id);

beforeEach(() => useViewer.setState(initialViewer, true));

test('what cannot be done now or here is not offered', () => {
  expect(ids()).toEqual(['import', 'sample', 'settings', 'shortcuts', 'about', 'settings-general', 'settings-api']);
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
  expect(entries().find(({ id }) => id === 'export')?.accelerator).toBe('CmdOrCtrl+E');
});

test('a bookmark shows its log and its window', () => {
  setLibrary([aLog(1), aLog(2, { bookmarks: [{ name: 'Fault', depthMin: 1010, depthMax: 1020 }] })]);
  showLog(1);
  entries()
    .find(({ label }) => label === 'Fault')!
    .run();
  expect(viewer().openId).toBe(2);
  expect(openView(viewer())).toMatchObject({ depthMin: 1010, depthMax: 1020 });
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
