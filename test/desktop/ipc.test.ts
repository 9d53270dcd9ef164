// Tests the IPC: only messages of our page are accepted, and events wait until the page listens.
import { EventEmitter } from 'node:events';
import type { IpcMain, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { absolutePaths, EventRelay, isViewer, registerIpc, type IpcTargets } from '../../electron/desktop/ipc.ts';

const page = { name: 'our page' } as unknown as WebContents;
const sentBy = (url: string, parent: unknown = null, sender: unknown = page) =>
  ({ sender, senderFrame: { url, parent } }) as unknown as Parameters<typeof isViewer>[0];

test('only the main frame of our window, showing the viewer, is trusted', () => {
  expect(isViewer(sentBy('app://viewer/'), page)).toBe(true);
  expect(isViewer(sentBy('app://viewer/index.html'), page)).toBe(true);
  expect(isViewer(sentBy('app://viewer.evil.example/'), page)).toBe(false);
  expect(isViewer(sentBy('https://viewer/'), page)).toBe(false);
  expect(isViewer(sentBy('about:blank'), page)).toBe(false);
  expect(isViewer(sentBy('app://viewer/', { url: 'app://viewer/' }), page)).toBe(false);
  expect(isViewer(sentBy('app://viewer/', null, { name: 'another page' }), page)).toBe(false);
  expect(isViewer({ sender: page, senderFrame: null }, page)).toBe(false);
  expect(isViewer(sentBy('app://viewer/'), undefined)).toBe(false);
});

test('paths of a second start are absolute texts, or refused altogether', () => {
  expect(absolutePaths(['/a/log.csv', '/b.csv'])).toEqual(['/a/log.csv', '/b.csv']);
  for (const bad of [[], 'log.csv', ['log.csv'], ['/a', 7], ['/a\0b'], null, { 0: '/a' }, Array(1001).fill('/a')]) {
    expect(absolutePaths(bad)).toBeUndefined();
  }
});

const token = '0b7a5b34-3a41-4d68-9fd5-0a2b7e0b3c11';
const dropped = { offerId: token, path: '/a.csv' };

describe('channels', () => {
  function connected() {
    const heard: unknown[] = [];
    const ipc = new EventEmitter();
    let invoke: (event: unknown, name: unknown, input: unknown) => Promise<unknown> = async () => undefined;
    const targets: IpcTargets = {
      page: () => page,
      dispatch: async (name, input) => {
        heard.push([name, input]);
        return { ok: true, value: 1 };
      },
      offerFiles: (files) => heard.push(files),
      listening: () => heard.push('listening'),
    };
    const ipcMain = Object.assign(ipc, { handle: (_: string, run: typeof invoke) => void (invoke = run) });
    registerIpc(ipcMain as unknown as IpcMain, targets);
    return { heard, ipc, invoke };
  }

  test('what our page sends arrives', async () => {
    const { heard, ipc, invoke } = connected();
    expect(await invoke(sentBy('app://viewer/'), 'library.list', {})).toEqual({ ok: true, value: 1 });
    ipc.emit('offer', sentBy('app://viewer/'), [dropped]);
    ipc.emit('listening', sentBy('app://viewer/'));
    expect(heard).toEqual([['library.list', {}], [dropped], 'listening']);
  });

  test.each<[string, unknown]>([
    ['paths without tokens', ['/a.csv']],
    ['a token that is none', [{ ...dropped, offerId: '1' }]],
    ['a token alone', [{ offerId: token }]],
    ['one token for two files', [dropped, { ...dropped, path: '/b.csv' }]],
    ['a relative path', [{ ...dropped, path: 'a.csv' }]],
    ['a path with a NUL', [{ ...dropped, path: '/a\0b' }]],
    ['no list', dropped],
    ['nothing', []],
    ['more than a drop holds', Array.from({ length: 1001 }, () => ({ ...dropped, offerId: crypto.randomUUID() }))],
  ])('dropped files are refused altogether: %s', (_, value) => {
    const { heard, ipc } = connected();
    ipc.emit('offer', sentBy('app://viewer/'), value);
    expect(heard).toEqual([]);
  });

  test('what another sends is refused', async () => {
    const { heard, ipc, invoke } = connected();
    expect(await invoke(sentBy('https://evil.example/'), 'library.list', {})).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    ipc.emit('offer', sentBy('https://evil.example/'), [{ ...dropped, path: '/etc/passwd' }]);
    ipc.emit('listening', sentBy('app://viewer/', { url: 'app://viewer/' }));
    expect(heard).toEqual([]);
  });
});

describe('events', () => {
  function relayed() {
    const sent: unknown[] = [];
    const contents = Object.assign(new EventEmitter(), { send: (_: string, event: unknown) => sent.push(event) });
    const relay = new EventRelay();
    relay.attach(contents as unknown as WebContents);
    return { sent, contents, relay };
  }
  const show = (id: number) => ({ name: 'show', payload: { id } }) as const;

  test('wait until the page listens, except those it reads for itself when it starts', () => {
    const { sent, relay } = relayed();
    relay.send(show(1));
    relay.send({ name: 'jobs', payload: [] });
    expect(sent).toEqual([]);
    relay.flush();
    expect(sent).toEqual([show(1)]);
    relay.send({ name: 'jobs', payload: [] });
    expect(sent).toHaveLength(2);
  });

  test.each([
    ['a reload', 'did-start-navigation', { url: 'app://viewer/', isMainFrame: true, isSameDocument: false }],
    ['a crash', 'render-process-gone', { reason: 'crashed' }],
  ])('wait again after %s', (_, name, details) => {
    const { sent, contents, relay } = relayed();
    relay.flush();
    contents.emit(name, details);
    relay.send(show(2));
    expect(sent).toEqual([]);
    relay.flush();
    expect(sent).toEqual([show(2)]);
  });

  test('go on after the page was refused to go elsewhere', () => {
    const { sent, contents, relay } = relayed();
    relay.flush();
    for (const url of ['https://elsewhere.example/', 'app://viewer/index.html'])
      contents.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false });
    relay.send(show(3));
    expect(sent).toEqual([show(3)]);
  });
});
