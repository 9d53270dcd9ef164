// Tests which colormap each view is drawn with, also while one is edited, renamed or deleted.
import { beforeEach, expect, test } from 'vitest';
import { filterDeficiencyDeuter, filterDeficiencyProt, filterDeficiencyTrit } from 'culori/fn';
import {
  createColormap,
  drawnColormap,
  duplicateColormap,
  freeName,
  removeColormap,
  saveColormap,
} from '../../../renderer/colormaps/colormap-library.ts';
import { NO_HISTORY, recordView, stepBack, type History } from '../../../renderer/state/history.ts';
import { changeView, initialViewer, setLibrary, showLog, useViewer } from '../../../renderer/state/store.ts';
import { openView } from '../../../renderer/state/track-slice.ts';
import { VISION_MATRICES } from '../../../renderer/colormaps/vision.ts';
import { parseColormap, type ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { fakeBridge } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../a-log.ts';
import { possible, run } from '../run-commands.ts';

const own = (name: string, color = '#ff0000'): ColormapDefinition => ({
  name,
  ...parseColormap(`smooth-rgb:0=#000000;1=${color}`)!,
});
const viewer = () => useViewer.getState();

beforeEach(() => {
  useViewer.setState(initialViewer, true);
  setLibrary([aLog(2), aLog(1)]);
  showLog(1);
});

test('a view is drawn with what it names, without it with the default, while editing with what is edited', () => {
  useViewer.setState({ colormaps: [own('mine')] });
  expect(drawnColormap(viewer(), 'viridis')).toBe('viridis');
  expect(drawnColormap(viewer(), 'mine')).toBe('smooth-rgb:0=#000000;1=#ff0000|mine');
  expect(drawnColormap(viewer(), 'gone')).toBe('custom');
  useViewer.setState({ colormapEdit: { draft: own('mine', '#00ff00'), replaces: 'mine', logId: 1 } });
  expect(drawnColormap(viewer(), 'viridis')).toBe('smooth-rgb:0=#000000;1=#00ff00');
});

test('saved under a new name, every view that named it follows; the open log is drawn with it', async () => {
  const { calls } = fakeBridge({ 'colormap.save': ({ colormap }: { colormap: ColormapDefinition }) => [colormap] });
  showLog(2);
  useViewer.setState(({ views }) => ({ views: { 1: { ...views[1]!, colormap: 'old' }, 2: views[2]! } }));
  await saveColormap({ draft: { ...own('new'), name: ' new ' }, replaces: 'old', logId: 2 });
  expect(calls).toEqual([{ name: 'colormap.save', input: { colormap: own('new'), replaces: 'old' } }]);
  expect([viewer().views[1]!.colormap, viewer().views[2]!.colormap]).toEqual(['new', 'new']);
  expect(viewer()).toMatchObject({ colormaps: [own('new')], colormapEdit: undefined });
  await expect(saveColormap({ draft: own(' '), logId: 2 })).rejects.toThrow('Expected a name for the colormap');
});

test('under its new name it is undone and redone too', async () => {
  fakeBridge({ 'colormap.save': ({ colormap }: { colormap: ColormapDefinition }) => [colormap] });
  const view = viewer().views[1]!;
  const to = (history: History, from: string, colormap: string, atMs: number): History =>
    recordView(history, 1, { ...view, colormap: from }, { colormap }, { atMs, gesture: undefined });
  const walked = to(to(NO_HISTORY, 'custom', 'old', 0), 'old', 'gray', 1000);
  useViewer.setState({
    colormaps: [own('old')],
    history: stepBack(walked),
    views: { 1: { ...view, colormap: 'old' } },
  });
  await saveColormap({ draft: own('new'), replaces: 'old', logId: 1 });
  const { done, undone } = viewer().history;
  expect([...done, ...undone].map(({ change }) => [change.before, change.after])).toEqual([
    [{ colormap: 'custom' }, { colormap: 'new' }],
    [{ colormap: 'new' }, { colormap: 'gray' }],
  ]);
});

test('saved while another log is open, it is drawn where it was begun', async () => {
  fakeBridge({ 'colormap.save': ({ colormap }: { colormap: ColormapDefinition }) => [colormap] });
  createColormap();
  showLog(2);
  await saveColormap(viewer().colormapEdit!);
  expect([viewer().views[1]!.colormap, viewer().views[2]!.colormap]).toEqual(['New colormap', 'custom']);
  expect(viewer().history.done.map(({ logId }) => logId)).toEqual([1]);
});

test('removed, the open log goes back to the default', async () => {
  fakeBridge({ 'colormap.remove': () => [] });
  useViewer.setState(({ views }) => ({ colormaps: [own('mine')], views: { 1: { ...views[1]!, colormap: 'mine' } } }));
  await removeColormap('mine');
  expect(openView(viewer())?.colormap).toBe('custom');
});

test('what is new or a copy has a name that is free, built-in ones become stops', async () => {
  useViewer.setState({ colormaps: [own('New colormap'), own('New colormap 2')] });
  expect(freeName('gray', viewer())).toBe('gray 2');
  createColormap();
  expect(viewer().colormapEdit).toMatchObject({ draft: { name: 'New colormap 3' } });
  await duplicateColormap('custom');
  expect(viewer().colormapEdit?.draft.name).toBe('custom copy');
  expect(viewer().colormapEdit?.draft.stops.length).toBeLessThanOrEqual(64);
  expect(viewer().colormapEdit).not.toHaveProperty('replaces');
});

test('only one of the library’s own can be edited, and one at a time', () => {
  expect(possible('edit-colormap')).toBe(false);
  useViewer.setState(({ views }) => ({ colormaps: [own('mine')], views: { 1: { ...views[1]!, colormap: 'mine' } } }));
  run('edit-colormap');
  expect(viewer().colormapEdit).toEqual({ draft: own('mine'), replaces: 'mine', logId: 1 });
  expect((['edit-colormap', 'new-colormap', 'colormaps'] as const).map(possible)).toEqual([...[false, false, false]]);
});

test('while one is edited nothing is undone or redone', () => {
  changeView({ gamma: 2 });
  changeView({ invert: true });
  run('undo');
  expect((['undo', 'redo'] as const).map(possible)).toEqual([true, true]);
  run('new-colormap');
  expect((['undo', 'redo'] as const).map(possible)).toEqual([false, false]);
});

test('eyes are as Machado and others have them', () => {
  const filters = {
    deuteranopia: filterDeficiencyDeuter(1),
    protanopia: filterDeficiencyProt(1),
    tritanopia: filterDeficiencyTrit(1),
  };
  for (const [name, matrix] of Object.entries(VISION_MATRICES)) {
    // Each of the three alone gives a column; the library puts the matrices to gamma-coded colours, which these are not.
    const columns = ['r', 'g', 'b'].map((channel) => {
      const seen = filters[name as keyof typeof filters]({ mode: 'rgb', r: 0, g: 0, b: 0, [channel]: 1 });
      return [seen.r, seen.g, seen.b];
    });
    matrix.forEach((row, i) => row.forEach((weight, j) => expect(columns[j]![i]).toBeCloseTo(weight, 6)));
  }
});
