// Tests the guard of all that Electron opens: pages, sessions, and what they may ask for.
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import { guardEverything } from '../../electron/desktop/guard.ts';

/** Electron's `app`, as far as the guard knows it. */
const app = Object.assign(new EventEmitter(), { sandboxed: false, enableSandbox: () => void (app.sandboxed = true) });

beforeEach(() => {
  app.removeAllListeners();
  app.sandboxed = false;
  guardEverything(app as unknown as App);
});

test('every page is in the sandbox', () => {
  expect(app.sandboxed).toBe(true);
});

describe('any contents that come into being', () => {
  let contents: EventEmitter;
  let openWindow: (details: { url: string }) => unknown;

  beforeEach(() => {
    contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: typeof openWindow) => void (openWindow = handler),
    });
    app.emit('web-contents-created', {}, contents);
  });

  function isPrevented(name: string, details: object): boolean {
    let prevented = false;
    expect(contents.emit(name, { ...details, preventDefault: () => (prevented = true) })).toBe(true);
    return prevented;
  }

  test.each(['will-navigate', 'will-frame-navigate'])('%s: only the viewer again, in the main frame', (name) => {
    expect(isPrevented(name, { url: 'app://viewer/', isMainFrame: true })).toBe(false);
    expect(isPrevented(name, { url: 'app://viewer/', isMainFrame: false })).toBe(true);
    for (const url of [
      'https://elsewhere.example/',
      'app://viewer/frame/3',
      'app://viewer.evil/',
      'file:///etc/passwd',
    ])
      expect(isPrevented(name, { url, isMainFrame: true }), url).toBe(true);
  });

  test('no redirect, no webview, no other window', () => {
    expect(isPrevented('will-redirect', { url: 'app://viewer/', isMainFrame: true })).toBe(true);
    expect(isPrevented('will-attach-webview', {})).toBe(true);
    for (const url of ['app://viewer/', 'https://elsewhere.example/', 'about:blank'])
      expect(openWindow({ url })).toEqual({ action: 'deny' });
  });
});

describe('any session that comes into being', () => {
  type Answer = (permission: string, from: string) => boolean;
  let asked: Answer;
  let checked: Answer;
  let device: () => boolean;
  let session: EventEmitter;
  let filtered: { urls: readonly string[]; cancel: unknown };

  beforeEach(() => {
    session = Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: (
        run: (contents: null, permission: string, answer: (to: boolean) => void, details: object) => void,
      ) => {
        asked = (permission, from) => {
          let given: boolean | undefined;
          run(null, permission, (to) => (given = to), { requestingUrl: from });
          return given!;
        };
      },
      setPermissionCheckHandler: (run: (contents: null, permission: string, origin: string) => boolean) => {
        checked = (permission, from) => run(null, permission, from);
      },
      setDevicePermissionHandler: (run: () => boolean) => void (device = run),
      webRequest: {
        onBeforeRequest: ({ urls }: { urls: string[] }, run: (details: object, answer: (to: object) => void) => void) =>
          run({}, (to) => (filtered = { urls, ...(to as { cancel: boolean }) })),
      },
    });
    app.emit('session-created', session);
  });

  test('gives the viewer the writing of the clipboard, and nobody anything else', () => {
    for (const allowed of [asked, checked]) {
      expect(allowed('clipboard-sanitized-write', 'app://viewer')).toBe(true);
      expect(allowed('clipboard-sanitized-write', 'app://viewer/')).toBe(true);
      expect(allowed('clipboard-sanitized-write', 'app://viewer.evil/')).toBe(false);
      expect(allowed('clipboard-sanitized-write', 'https://elsewhere.example/')).toBe(false);
      for (const permission of ['clipboard-read', 'media', 'geolocation', 'openExternal', 'fileSystem', 'unknown'])
        expect(allowed(permission, 'app://viewer/'), permission).toBe(false);
    }
    expect(device()).toBe(false);
  });

  test('downloads only what the viewer has made in memory', () => {
    const isPrevented = (url: string): boolean => {
      let prevented = false;
      session.emit('will-download', { preventDefault: () => (prevented = true) }, { getURL: () => url });
      return prevented;
    };
    expect(isPrevented('blob:app://viewer/0b7a5b34-3a41-4d68-9fd5-0a2b7e0b3c11')).toBe(false);
    for (const url of [
      'app://viewer/index.html',
      'blob:app://viewer.evil/1',
      'data:text/csv,1',
      'https://elsewhere.example/a',
    ])
      expect(isPrevented(url), url).toBe(true);
  });

  test('reaches no network and no file', () => {
    expect(filtered.cancel).toBe(true);
    const schemes = filtered.urls.map((pattern) => pattern.split(':')[0]);
    expect(schemes).toEqual(['http', 'https', 'ws', 'wss', 'file']);
  });
});
