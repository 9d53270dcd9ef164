// Tests that undo and redo go back and forth in the steps that a person made.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../../shared/bridge.ts';
import { COMMANDS } from '../../../renderer/shell/all-commands.ts';
import { labelOf } from '../../../renderer/commands/registry.ts';
import { describeLog, withChangesUnderWay } from '../../../renderer/state/describe-log.ts';
import { NO_HISTORY, recordView, type History, changeId } from '../../../renderer/state/history.ts';
import { changeView, initialViewer, setLibrary, setWindow, showLog, useViewer } from '../../../renderer/state/store.ts';
import { openView, openLog } from '../../../renderer/state/track-slice.ts';
import { changeName } from '../../../renderer/state/texts.ts';
import { logDescription, type ImageLog } from '../../../shared/model/image-log.ts';
import { logView, comparedTracksOf, tracksOf } from '../../../shared/model/viewer-state.ts';
import { aLog } from '../a-log.ts';
import { commandNamed } from '../../../shared/menu.ts';
import { checked, possible, run } from '../run-commands.ts';
import { compareTracks } from '../../../renderer/display/compare.ts';

const viewer = () => useViewer.getState();
const view = () => openView(viewer())!;
const base = logView.parse({ depthMin: 0, depthMax: 10 });

let library: readonly ImageLog[] = [];
let refused = false;
/** Answers wait for it. */
let answering: Promise<void> = Promise.resolve();

/** As the engine: it keeps what it is told. */
const bridge: Bridge = {
  call: async (name, input) => {
    if (name === 'library.list') return { ok: true, value: library };
    const { id, change } = input as { id: number; change: object };
    if (name !== 'library.describe') throw new Error(name);
    await answering;
    if (refused) return { ok: false, error: { code: 'library', message: 'The server is away' } };
    library = library.map((log) => (log.id === id ? { ...log, ...change } : log));
    return { ok: true, value: library.find((log) => log.id === id) };
  },
  subscribe: () => () => undefined,
  offerFiles: () => undefined,
};
vi.stubGlobal('window', { stratascope: bridge });

beforeEach(() => {
  useViewer.setState(initialViewer, true);
  library = [aLog(1), aLog(2)];
  refused = false;
  answering = Promise.resolve();
  setLibrary(library);
  showLog(1);
});

function recorded(...changes: readonly (readonly [object, number, number?])[]): History {
  let [history, now] = [NO_HISTORY, base];
  for (const [change, atMs, gesture] of changes) {
    history = recordView(history, 1, now, change, { atMs, gesture });
    now = { ...now, ...change };
  }
  return history;
}

test('changes of one thing in quick succession are one step, slower or other ones are not', () => {
  const steps = ({ done }: History) => done.map(({ what, change }) => [what, change.before, change.after]);
  const quick = recorded([{ gamma: 1.1 }, 0], [{ gamma: 1.2 }, 300], [{ gamma: 1.3 }, 690]);
  expect(steps(quick)).toEqual([['gamma', { gamma: 1 }, { gamma: 1.3 }]]);
  expect(recorded([{ gamma: 1.1 }, 0], [{ gamma: 1.2 }, 401]).done).toHaveLength(2);
  expect(recorded([{ gamma: 1.1 }, 0], [{ invert: true }, 10]).done).toHaveLength(2);
});

test('all of a drag is one step, however long it takes; the next drag is another', () => {
  const drags = recorded(
    [{ depthMin: 1, depthMax: 11 }, 0, 7],
    [{ depthMin: 2, depthMax: 12 }, 5000, 7],
    [{ depthMin: 3, depthMax: 13 }, 9000, 8],
  );
  expect(drags.done.map(({ change }) => change.before)).toEqual([
    { depthMin: 0, depthMax: 10 },
    { depthMin: 2, depthMax: 12 },
  ]);
});

test('what changes nothing, or is taken back at once, is no step', () => {
  expect(recorded([{ gamma: 1 }, 0]).done).toEqual([]);
  expect(recorded([{ invert: true }, 0], [{ invert: false }, 100]).done).toEqual([]);
});

test('every key of a view and of a description has a name of its own in the menu', () => {
  const keys = [...Object.keys(logView.shape), ...Object.keys(logDescription.shape)];
  expect(keys).toContain('nullColor');
  expect(keys.filter((key) => changeName(changeId({ [key]: 1 })) === 'Display')).toEqual([]);
});

test('no more than 200 steps are kept, the newest', () => {
  const many = recorded(...Array.from({ length: 250 }, (_, i) => [{ gamma: 1.5 + i }, i * 1000] as const));
  expect(many.done).toHaveLength(200);
  expect(many.done.at(-1)!.change.after).toEqual({ gamma: 250.5 });
});

test('display and window are undone and redone in their order, and the menu names what', () => {
  changeView({ colormap: 'viridis' });
  setWindow({ depthMin: 1010, depthMax: 1020 });
  expect(labelOf(COMMANDS, commandNamed('undo')!, viewer())).toBe('Undo Depth Window');
  expect(possible('redo')).toBe(false);
  run('undo');
  expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100, colormap: 'viridis' });
  expect(viewer().said?.text).toBe('Undone: Depth Window of log 1');
  run('undo');
  expect(view().colormap).toBe('custom');
  expect(possible('undo')).toBe(false);
  run('redo');
  run('redo');
  expect(view()).toMatchObject({ depthMin: 1010, depthMax: 1020, colormap: 'viridis' });
});

test('a range that was not there is not there again', () => {
  changeView({ range: [10, 20], percentile: undefined });
  run('undo');
  expect(view().range).toBeUndefined();
});

test('a new change ends what could be redone, and is no part of the step before', () => {
  changeView({ gamma: 2 });
  run('undo');
  changeView({ gamma: 3 });
  expect(possible('redo')).toBe(false);
  run('undo');
  expect(view().gamma).toBe(1);
});

test('a change of another log is undone there', () => {
  changeView({ invert: true });
  showLog(2);
  run('undo');
  expect(openLog(viewer())?.id).toBe(1);
  expect(checked()).not.toContain('invert');
});

test('names and geometries are undone in the library', async () => {
  await describeLog(1, { name: 'Well A' });
  await describeLog(1, { geometry: 'north' });
  expect(viewer().logs[0]).toMatchObject({ name: 'Well A', geometry: 'north' });
  run('undo');
  await vi.waitFor(() => expect(viewer().logs[0]!.geometry).toBe('columns'));
  run('undo');
  await vi.waitFor(() => expect(viewer().logs[0]!.name).toBe('log 1'));
  run('redo');
  await vi.waitFor(() => expect(viewer().logs[0]!.name).toBe('Well A'));
  await vi.waitFor(() => expect(viewer().said?.text).toBe('Redone: Rename of Well A'));
});

test('a name can be undone before the server has answered', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  answering = promise;
  const described = describeLog(1, { name: 'Well A' });
  run('undo');
  expect(viewer().logs[0]!.name).toBe('log 1');
  resolve();
  await described;
  await vi.waitFor(() => expect(viewer().said?.text).toBe('Undone: Rename of log 1'));
  expect(library[0]!.name).toBe('log 1');
});

test('what could not be kept is no step, and what it was joined to is still one', async () => {
  refused = true;
  await describeLog(1, { name: 'Well A' });
  expect(viewer().history.done).toEqual([]);
  expect(viewer().logs[0]!.name).toBe('log 1');
  refused = false;
  await describeLog(1, { geometry: 'north' });
  const { done } = viewer().history;
  refused = true;
  await describeLog(1, { geometry: 'high-side' });
  expect(viewer().history.done).toEqual(done);
});

test('undoing and redoing that fails leaves its step where it was, in its order', async () => {
  await describeLog(1, { name: 'Well A' });
  await describeLog(1, { geometry: 'north' });
  refused = true;
  run('undo');
  run('undo');
  await vi.waitFor(() => expect(viewer().history.done.map(({ what }) => what)).toEqual(['name', 'geometry']));
  expect(viewer().history.undone).toEqual([]);
  refused = false;
  run('undo');
  await vi.waitFor(() => expect(viewer().said?.text).toBe('Undone: Geometry of Well A'));
  refused = true;
  run('redo');
  await vi.waitFor(() => expect(viewer().history.undone).toHaveLength(1));
  expect(viewer().history.done).toHaveLength(1);
});

test('a list told between two changes of a log does not bring back what the second changed', async () => {
  setLibrary(library);
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  answering = first.promise;
  const renamings = ['Well', 'Well A'].map((name) => describeLog(1, { name }));
  await Promise.resolve();
  first.resolve();
  answering = second.promise;
  await vi.waitFor(() => expect(library[0]!.name).toBe('Well'));
  setLibrary(withChangesUnderWay(library));
  expect(viewer().logs[0]!.name).toBe('Well A');
  second.resolve();
  await Promise.all(renamings);
  expect(withChangesUnderWay([aLog(1, { name: 'of another' })])[0]).toMatchObject({ name: 'of another' });
});

test('the steps of a log that is deleted go with it', () => {
  changeView({ invert: true });
  showLog(2);
  changeView({ smooth: true });
  setLibrary([aLog(2)]);
  expect(viewer().history.done.map(({ logId }) => logId)).toEqual([2]);
});

test('a field whose text is edited keeps its own undo, and another does not', () => {
  changeView({ invert: true });
  useViewer.setState({ typing: true, editing: false });
  expect(possible('undo')).toBe(true);
  useViewer.setState({ typing: true, editing: true });
  expect(possible('undo')).toBe(false);
});

test('static beside dynamic is a step of its own, undone in its place', () => {
  changeView({ colormap: 'viridis' });
  compareTracks(viewer());
  expect(viewer().tracks.map(({ look }) => look.normalization)).toEqual(['static', 'dynamic']);
  expect(labelOf(COMMANDS, commandNamed('undo')!, viewer())).toBe('Undo Side by Side');
  run('undo');
  expect(viewer().tracks).toEqual(tracksOf(1));
  run('redo');
  expect(viewer().tracks).toHaveLength(2);
});

test('a log comes back with the tracks it was left with', () => {
  setLibrary([aLog(1), aLog(2)]);
  compareTracks(viewer());
  showLog(2);
  expect(viewer().tracks).toEqual(tracksOf(2));
  showLog(1);
  expect(viewer().tracks).toEqual(comparedTracksOf(1));
});

test('a log that is read again has no steps from before, is shown whole where its depths are others, and keeps its look', () => {
  changeView({ colormap: 'viridis' });
  setWindow({ depthMin: 1010, depthMax: 1020 });
  const logs = viewer().logs;
  const read = (change: Partial<ImageLog>) =>
    setLibrary(logs.map((log) => (log.id === 1 ? { ...log, tilesId: 9, ...change } : log)));
  read({ name: 'only renamed', tilesId: undefined });
  expect(possible('undo')).toBe(true);
  read({});
  expect(view()).toMatchObject({ depthMin: 1010, depthMax: 1020, colormap: 'viridis' });
  expect(possible('undo')).toBe(false);
  read({ tilesId: 10, depthMin: 10, depthMax: 11 });
  expect(view()).toMatchObject({ depthMin: 10, depthMax: 11, colormap: 'viridis' });
  expect(viewer().frame.kind).toBe('loading');
});
