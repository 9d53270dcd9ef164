// Tests that calls are answered where the contract says, with checked input, and that nothing else can be called.
import type { IpcMain, WebContents } from 'electron';
import path from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { registerIpc } from '../electron/desktop/ipc.ts';
import { Engine } from '../electron/engine/engine.ts';
import { WorkerClient, type WorkerMethod } from '../electron/engine/workers/worker-calls.ts';
import { createDispatch, type Dispatch, type HostServices } from '../electron/handlers.ts';
import { parseColormap, type ColormapDefinition } from '../shared/colormaps/colormap-definition.ts';
import { contract, isCall } from '../shared/contract.ts';
import { events, LIBRARY_EVENTS, type EngineEvent } from '../shared/events.ts';
import { temporaryDir } from './fixtures/temporary-dir.ts';

/** All of them: one that is missing here does not compile. */
const INTERNAL: Record<WorkerMethod, true> = {
  prepare: true,
  prepareImport: true,
  get: true,
  clearInterrupted: true,
  dataVersion: true,
  outdated: true,
  renew: true,
  frame: true,
  tile: true,
  values: true,
  previewFile: true,
  previewEnds: true,
  fingerprint: true,
  import: true,
  copy: true,
  link: true,
  locate: true,
  share: true,
  export: true,
  check: true,
  notice: true,
};

afterEach(() => vi.restoreAllMocks());

const unused = (): never => {
  throw new Error('The host was asked');
};
const host: HostServices = {
  info: { host: 'desktop', version: '1.2.3', platform: 'linux' },
  chooseFiles: async () => unused(),
  chooseLogFiles: async () => unused(),
  chooseExportPath: async () => unused(),
  reveal: unused,
  api: { status: async () => unused(), update: async () => unused() },
  showLogs: async () => unused(),
  applyTheme: unused,
  updateMenu: unused,
};

async function open(): Promise<{ engine: Engine; dispatch: Dispatch; heard: EngineEvent[] }> {
  const engine = await Engine.open({
    dataDir: temporaryDir(),
    workerUrl: new URL('../electron/engine/workers/worker.ts', import.meta.url),
    sampleFile: path.resolve('resources/sample.csv.gz'),
  });
  onTestFinished(() => engine.close());
  const heard: EngineEvent[] = [];
  engine.onEvent((event) => heard.push(event));
  return { engine, dispatch: createDispatch(engine, host), heard };
}

const own: ColormapDefinition = { name: 'own', ...parseColormap('smooth-rgb:0=#000000;1=#ff0000')! };

test('what the engine alone asks of its workers cannot be called by a page, whoever the page belongs to', async () => {
  const { dispatch } = await open();
  const [call, ask] = [vi.spyOn(WorkerClient.prototype, 'call'), vi.spyOn(WorkerClient.prototype, 'ask')];
  let invoke: (event: unknown, name: unknown, input: unknown) => Promise<unknown> = async () => undefined;
  const page = {} as WebContents;
  registerIpc(
    { handle: (_: string, run: typeof invoke) => void (invoke = run), on: () => undefined } as unknown as IpcMain,
    { page: () => page, dispatch, offerFiles: unused, listening: unused },
  );
  const ours = { sender: page, senderFrame: { url: 'app://viewer/', parent: null } };
  const input = { id: 1, path: '/etc/passwd', to: { kind: 'sqlite', file: '/tmp/x' }, target: '/tmp/y', options: {} };
  for (const name of [...Object.keys(INTERNAL), 'constructor', '__proto__', 'toString', '', 'library.listen']) {
    expect(isCall(name)).toBe(false);
    const refused = { ok: false, error: { code: 'not_found', message: `There is no call named ${name}` } };
    expect(await dispatch(name, input)).toEqual(refused);
    expect(await invoke(ours, name, input)).toEqual(refused);
  }
  expect(call).not.toHaveBeenCalled();
  expect(ask).not.toHaveBeenCalled();
});

test('a call reaches the library only with what the contract takes, and a write only who may write', async () => {
  const { dispatch } = await open();
  const ask = vi.spyOn(WorkerClient.prototype, 'ask');
  expect(await dispatch('library.remove', { id: 'all' })).toMatchObject({
    ok: false,
    error: { code: 'bad_input', message: expect.stringMatching(/^id: /) as string },
  });
  expect(await dispatch('colormap.remove', { name: 'own' }, (kind) => kind === 'read')).toMatchObject({
    ok: false,
    error: { code: 'forbidden' },
  });
  expect(ask).not.toHaveBeenCalled();
  expect(await dispatch('library.list', { more: 'is left out' }, (kind) => kind === 'read')).toEqual({
    ok: true,
    value: [],
  });
  expect(ask.mock.calls).toEqual([['library.list', {}]]);
});

test('what a call has changed is told as the contract says, by the answer or by what is asked for', async () => {
  // The engine does not look for what others have changed: only what the calls tell is heard.
  vi.spyOn(globalThis, 'setInterval').mockReturnValueOnce(undefined as never);
  const { engine, dispatch, heard } = await open();
  await engine.intake.openSample();
  heard.length = 0;
  expect(await dispatch('colormap.save', { colormap: own })).toEqual({ ok: true, value: [own] });
  expect(await dispatch('library.describe', { id: 1, change: { name: 'Renamed' } })).toMatchObject({ ok: true });
  expect(await dispatch('window.rows', { id: 1, depthMin: 9000, depthMax: 9001 })).toMatchObject({ ok: true });
  expect(await dispatch('library.remove', { id: 1 })).toEqual({ ok: true, value: { outcome: 'trashed' } });
  expect(await dispatch('library.remove', { id: 1 })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(heard).toMatchObject([
    { name: 'colormaps', payload: [own] },
    { name: 'library', payload: [{ name: 'Renamed' }] },
    { name: 'library', payload: [] },
    { name: 'damaged', payload: [] },
  ]);
});

test('every event that a call emits has something to carry', () => {
  const emitted = Object.values(contract).flatMap((call) =>
    'emits' in call ? call.emits.map((event) => ({ event, output: call.output })) : [],
  );
  expect(emitted.length).toBeGreaterThan(3);
  for (const { event, output } of emitted) {
    expect(events[event].payload === output || LIBRARY_EVENTS.includes(event), event).toBe(true);
  }
});
