// Tests that a log is shown whenever there is one, at the start and as the library changes.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../shared/bridge.ts';
import type { CallName } from '../../shared/contract.ts';
import { FILE_FORMATS } from '../../electron/engine/formats.ts';
import { load } from '../../renderer/session.ts';
import { initialViewer, setLibrary, setWindow, showLog, useViewer } from '../../renderer/state/store.ts';
import { openView, openLog } from '../../renderer/state/track-slice.ts';
import { aLog } from './a-log.ts';
import { tracksOf } from '../../shared/model/viewer-state.ts';

const viewer = () => useViewer.getState();
let answers: Partial<Record<CallName, unknown>> = {};
const bridge: Bridge = {
  call: async (name) => ({ ok: true, value: answers[name] }),
  subscribe: () => () => undefined,
  offerFiles: () => undefined,
};
vi.stubGlobal('window', { stratascope: bridge, addEventListener: () => undefined });

beforeEach(() => {
  useViewer.setState(initialViewer, true);
  answers = {
    'host.info': { host: 'desktop', version: '1', platform: 'linux', formats: FILE_FORMATS },
    'library.list': [aLog(2), aLog(1)],
    'state.get': { tracks: tracksOf(1) },
    'job.list': [],
    'colormap.list': [],
    'record.list': { records: [], damaged: [] },
  };
});

test('the log that was open last is opened again, else the newest', async () => {
  await load();
  expect(openLog(viewer())?.id).toBe(1);
  useViewer.setState(initialViewer, true);
  answers['state.get'] = {};
  await load();
  expect(openLog(viewer())?.id).toBe(2);
});

test('the files that can be read and written are those that the engine names', async () => {
  await load();
  expect(viewer().formats).toEqual(FILE_FORMATS);
});

test('a log shown before the library was read stays shown, with its view', async () => {
  answers['library.list'] = [aLog(3), aLog(2), aLog(1)];
  const loading = load();
  setLibrary([aLog(3), aLog(2), aLog(1)]);
  showLog(3);
  setWindow({ depthMin: 1010, depthMax: 1020 });
  await loading;
  expect(openLog(viewer())?.id).toBe(3);
  expect(openView(viewer())).toMatchObject({ depthMin: 1010, depthMax: 1020 });
});

test('a log that comes while none is open is shown: of several files the first may have failed', async () => {
  answers['library.list'] = [];
  answers['state.get'] = {};
  await load();
  expect(openLog(viewer())?.id).toBeUndefined();
  setLibrary([aLog(4)]);
  expect(openLog(viewer())?.id).toBe(4);
  setLibrary([aLog(5), aLog(4)]);
  expect(openLog(viewer())?.id).toBe(4);
});
