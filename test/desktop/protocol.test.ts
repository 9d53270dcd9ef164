// Tests the app:// scheme: the site gets the path unresolved, and no other host exists.
import { expect, test } from 'vitest';
import { serveViewer } from '../../electron/desktop/protocol.ts';

/** Like a Request, but its address is not tidied up on the way in. */
const request = (url: string, method = 'GET') => ({ url, method, signal: new AbortController().signal }) as Request;

test.each([
  ['app://viewer/', '/'],
  ['app://viewer/frame/3?depthMin=1&depthMax=2', '/frame/3?depthMin=1&depthMax=2'],
  ['app://viewer/index.html#part', '/index.html'],
  ['app://viewer/../main.js', '/../main.js'],
  ['app://viewer/%2e%2e/main.js', '/%2e%2e/main.js'],
  ['app://viewer/..%2fmain.js', '/..%2fmain.js'],
  ['app://viewer/..\\main.js', '/..\\main.js'],
  ['app://viewer/a%00b', '/a%00b'],
  ['app://viewer//etc/passwd', '//etc/passwd'],
])('%s is asked of the site as %s', async (url, target) => {
  const asked: unknown[] = [];
  const serve = serveViewer(async (method, seen) => {
    asked.push([method, seen]);
    return { status: 203, headers: { 'x-test': 'yes' }, body: new Uint8Array([1, 2]) };
  });
  const response = await serve(request(url, 'HEAD'));
  expect(asked).toEqual([['HEAD', target]]);
  expect(response.status).toBe(203);
  expect(response.headers.get('x-test')).toBe('yes');
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2]);
});

test.each(['app://other/', 'app://viewer.evil/', 'app://viewer@evil/', 'app://viewer', 'app:///etc/passwd'])(
  '%s does not exist',
  async (url) => {
    const serve = serveViewer(() => Promise.reject(new Error('the site must not be asked')));
    expect((await serve(request(url))).status).toBe(404);
  },
);
