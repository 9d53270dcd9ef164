// Tests that the browser host lets in its owner, once by the link, and nobody else.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../electron/engine/engine.ts';
import { FILE_FORMATS } from '../../electron/engine/formats.ts';
import { ApiToken } from '../../electron/http/api-token.ts';
import { serveHttp, type HttpServer } from '../../electron/http/http-server.ts';
import { contract } from '../../shared/contract.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { tilesVersion, tileUrl } from '../../shared/model/tile-url.ts';
import { readTile } from '../../shared/tiles/tile-layout.ts';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-http-'));
let engine: Engine;
let server: HttpServer;
let open: HttpServer;
let cookie: string;
let key: string;

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Unlike fetch, sends any header and any path as they are. */
function send(
  target: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  to = server,
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = init;
  return new Promise((resolve, reject) => {
    // No connection outlives its server, which another one may follow on the same port.
    const options = { host: '127.0.0.1', port: to.port, path: target, method, headers, agent: false };
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const owner = () => ({ cookie, 'x-stratascope-key': key });
const call = (name: string, input: object, headers: Record<string, string> = owner(), to = server) =>
  send(
    `/api/call/${name}`,
    { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(input) },
    to,
  );

beforeAll(async () => {
  const rendererDir = path.join(dir, 'renderer');
  fs.mkdirSync(path.join(rendererDir, 'assets'), { recursive: true });
  fs.writeFileSync(path.join(rendererDir, 'index.html'), '<!doctype html><title>page</title>');
  fs.writeFileSync(path.join(rendererDir, 'assets', 'page-1a2b.js'), 'export {}');
  fs.writeFileSync(path.join(dir, 'secret.txt'), 'secret');
  engine = await Engine.open({
    dataDir: path.join(dir, 'data'),
    workerUrl: new URL('../../electron/engine/workers/worker.ts', import.meta.url),
    sampleFile: path.resolve('resources/sample.csv.gz'),
  });
  const token = await ApiToken.open(path.join(dir, 'data'));
  const options = { engine, rendererDir, version: '1.2.3', port: 0, token };
  server = await serveHttp({ ...options, openReads: false });
  open = await serveHttp({ ...options, openReads: true });
  const { pathname, search } = new URL(server.url);
  const answer = await send(pathname + search);
  expect(answer.status).toBe(303);
  cookie = answer.headers['set-cookie']![0]!.split(';')[0]!;
  key = answer.headers.location!.replace('/#key=', '');
  const csv = Array.from({ length: 50 }, (_, i) => `${100 + i},${i},${i + 1},${i + 2}\n`).join('');
  const sent = await send(`/api/import?fileName=sent.csv&options=${encodeURIComponent('{"width":"source"}')}`, {
    method: 'POST',
    headers: { ...owner(), 'content-type': 'application/octet-stream' },
    body: csv,
  });
  expect(JSON.parse(sent.body.toString())).toEqual({ ok: true, value: {} });
  while ((await engine.call('library.list', {})).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
});

afterAll(async () => {
  await server.close();
  await open.close();
  await engine.close();
  fs.rmSync(dir, { recursive: true, force: true });
});

describe('the link', () => {
  test('works once, and is not needed again by the browser that used it', async () => {
    const { pathname, search } = new URL(server.url);
    expect((await send(pathname + search)).status).toBe(401);
    const again = await send(pathname + search, { headers: { cookie } });
    expect([again.status, again.headers.location]).toEqual([303, '/']);
    expect((await send('/?token=wrong')).status).toBe(401);
  });

  test('gives a cookie that scripts and other sites cannot use, and a key that is sent to no server', async () => {
    const { pathname, search } = new URL(open.url);
    // A program that only looks at the link does not spend it.
    expect((await send(pathname + search, { method: 'HEAD' }, open)).headers['set-cookie']).toBeUndefined();
    const { headers } = await send(pathname + search, {}, open);
    expect(headers.location).toMatch(/^\/#key=[\w-]{43}$/);
    expect(headers['cache-control']).toBe('no-store');
    const [set] = headers['set-cookie']!;
    expect(set).toMatch(/^stratascope_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });
});

test('where reads are open, the call that the page tries a new key with tells the owner’s from any other', async () => {
  const token = await ApiToken.open(path.join(dir, 'data'));
  const options = { engine, version: '1.2.3', token, rendererDir: path.join(dir, 'renderer'), port: 0 };
  const started = await serveHttp({ ...options, openReads: true });
  try {
    const { pathname, search } = new URL(started.url);
    const { headers } = await send(pathname + search, {}, started);
    const [given] = headers['set-cookie']![0]!.split(';');
    const named = (value: string) => ({ cookie: given!, 'x-stratascope-key': value });
    const tried = async (value: string) =>
      (await call('import.discard', { offerIds: [] }, named(value), started)).status;
    expect(await tried(headers.location!.replace('/#key=', ''))).toBe(200);
    expect(await tried('rubbish')).toBe(403);
    expect((await call('host.info', {}, named('rubbish'), started)).status).toBe(200);
  } finally {
    await started.close();
  }
});

test('a server that is started again on the same port has another cookie and another key', async () => {
  const options = { engine, version: '1.2.3', token: await ApiToken.open(path.join(dir, 'data')), openReads: false };
  const rendererDir = path.join(dir, 'renderer');
  const opened = async (started: HttpServer): Promise<Record<string, string>> => {
    const { pathname, search } = new URL(started.url);
    const { headers } = await send(pathname + search, {}, started);
    const [cookie] = headers['set-cookie']![0]!.split(';');
    return { cookie: cookie!, 'x-stratascope-key': headers.location!.replace('/#key=', '') };
  };
  const first = await serveHttp({ ...options, rendererDir, port: 0 });
  const before = await opened(first);
  expect((await call('library.list', {}, before, first)).status).toBe(200);
  await first.close();
  const again = await serveHttp({ ...options, rendererDir, port: first.port });
  expect((await send('/', { headers: before }, again)).status).toBe(401);
  const after = await opened(again);
  expect((await call('library.list', {}, { ...after, cookie: before['cookie']! }, again)).status).toBe(401);
  expect((await call('library.list', {}, { ...before, cookie: after['cookie']! }, again)).status).toBe(401);
  expect((await call('library.list', {}, after, again)).status).toBe(200);
  await again.close();
});

describe('who gets in', () => {
  const targets = ['/', '/assets/page-1a2b.js', '/frame/1', '/tile/1/0/0?v=1', '/api/events', '/download/x/0'];

  test.each(targets)('%s needs the cookie', async (target) => {
    expect((await send(target)).status).toBe(401);
    expect((await send(target, { headers: { cookie: `${cookie}x` } })).status).toBe(401);
  });

  test('a cookie alone, which other servers of this machine receive, gets the files of the page and nothing else', async () => {
    for (const target of ['/', '/assets/page-1a2b.js']) {
      expect((await send(target, { headers: { cookie } })).status, target).toBe(200);
    }
    for (const name of Object.keys(contract)) expect((await call(name, {}, { cookie })).status, name).toBe(401);
    const reads = [
      '/frame/1',
      '/frame/x',
      '/tile/1/0/0',
      '/api/events',
      '/download/x/0',
      '/images',
      '/image/1',
      '/docs/',
      '/metrics',
    ];
    for (const target of reads) expect((await send(target, { headers: { cookie } })).status, target).toBe(401);
    for (const target of ['/api/import?fileName=a.csv', '/images?file_name=a.csv']) {
      const headers = { cookie, 'content-type': 'application/octet-stream' };
      expect((await send(target, { method: 'POST', headers, body: '1,2,3\n' })).status, target).toBe(401);
    }
    expect((await send('/images/1', { method: 'DELETE', headers: { cookie } })).status).toBe(401);
    expect(await engine.call('library.list', {})).toHaveLength(1);
  });

  test('a key alone, or a wrong one, is a stranger’s; both together are the owner’s', async () => {
    const status = async (headers: Record<string, string>, target = '/'): Promise<number> =>
      (await send(target, { headers })).status;
    const named = (value: string): Record<string, string> => ({ 'x-stratascope-key': value });
    expect(await status(named(key))).toBe(401);
    expect(await status({}, `/frame/1?key=${key}`)).toBe(401);
    for (const wrong of [`${key}x`, '', key.slice(1), cookie.split('=')[1]!]) {
      expect(await status({ cookie, ...named(wrong) }), wrong).toBe(401);
      expect((await call('api.status', {}, { cookie, ...named(wrong) })).status, wrong).toBe(401);
      expect(await status({ cookie }, `/download/x/0?key=${wrong}`), wrong).toBe(401);
    }
    expect((await call('api.status', {})).status).toBe(200);
    expect(await status(owner(), '/frame/1')).toBe(200);
    expect(await status({ cookie }, `/download/x/0?key=${key}`)).toBe(404);
  });

  test.each([...targets, '/?token=x'])('%s is refused under another name, from another site', async (target) => {
    expect((await send(target, { headers: { ...owner(), host: 'evil.example' } })).status).toBe(421);
    expect((await send(target, { headers: { ...owner(), host: '127.0.0.1:1' } })).status).toBe(421);
    expect((await send(target, { headers: { ...owner(), origin: 'https://evil.example' } })).status).toBe(403);
    expect((await send(target, { headers: { ...owner(), 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await send(target, { headers: { ...owner(), 'sec-fetch-site': 'same-site' } })).status).toBe(403);
  });

  test('localhost is our name too', async () => {
    expect((await send('/', { headers: { ...owner(), host: `localhost:${server.port}` } })).status).toBe(200);
  });

  test('calls and uploads need the cookie', async () => {
    expect((await call('library.list', {}, {})).status).toBe(401);
    expect(
      (
        await send('/api/import?fileName=a.csv', {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body: '1,2,3\n',
        })
      ).status,
    ).toBe(401);
    expect(await engine.call('library.list', {})).toHaveLength(1);
  });

  test('without a token reads are open and writes are not', async () => {
    expect((await send('/frame/1', {}, open)).status).toBe(200);
    expect((await call('library.list', {}, {}, open)).status).toBe(200);
    expect((await call('library.remove', { id: 1 }, {}, open)).status).toBe(403);
    expect((await call('api.status', {}, {}, open)).status).toBe(403);
    expect(
      (
        await send(
          '/api/import?fileName=a.csv',
          { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: '1,2,3\n' },
          open,
        )
      ).status,
    ).toBe(401);
    expect(await engine.call('library.list', {})).toHaveLength(1);
  });
});

describe('the page', () => {
  test('comes with a strict policy', async () => {
    const { status, headers, body } = await send('/', { headers: owner() });
    expect(status).toBe(200);
    expect(body.toString()).toContain('<title>page</title>');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|http/);
    expect(headers['content-security-policy']).toMatch(
      /; require-trusted-types-for 'script'; trusted-types stratascope$/,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/assets/../../secret.txt',
    '/..%5csecret.txt',
    '/index.html%00.js',
    '/%',
    '//secret.txt',
    '/assets/',
  ])('%s is nothing of ours', async (target) => {
    const { status, body } = await send(target, { headers: owner() });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.toString()).not.toContain('secret\n');
    expect(body.toString()).not.toBe('secret');
  });
});

describe('calls', () => {
  test('answer in an envelope', async () => {
    const { status, body } = await call('library.list', {});
    const reply = JSON.parse(body.toString()) as { ok: true; value: ImageLog[] };
    expect([status, reply.ok, reply.value.map(({ name, rows }) => [name, rows])]).toEqual([200, true, [['sent', 50]]]);
  });

  test.each([
    ['library.describe', { id: 1, change: { name: '  ' } }, 400, /^change.name: /],
    ['library.describe', { id: 'x', change: { name: 'y' } }, 400, /^id: /],
    ['library.describe', { id: 55, change: { name: 'y' } }, 404, /Image with id 55 not found/],
    ['toString', {}, 404, /no call named toString/],
    ['frame', { id: 1 }, 404, /no call named frame/],
    ['import', { path: '/etc/passwd', options: {} }, 404, /no call named import/],
    ['export', { request: { id: 1 }, target: '/tmp/x' }, 404, /no call named export/],
    ['job.cancel', { jobId: 'nope' }, 404, /Job nope not found/],
    ['job.reveal', { jobId: 'nope' }, 404, /no longer there/],
    ['export.start', { id: 1, format: 'gif' }, 400, /^format: expected one of jpeg, png, csv but received "gif"/],
    ['export.start', { id: 1, format: 'jpeg', quality: 0 }, 400, /^quality: /],
  ])('%s %j is refused with a sentence', async (name, input, status, message) => {
    const answer = await call(name, input);
    expect(answer.status).toBe(status);
    const { error } = JSON.parse(answer.body.toString()) as { error: { message: string } };
    expect(error.message).toMatch(message);
  });

  test('the page is told which files are read and written', async () => {
    const { value } = JSON.parse((await call('host.info', {})).body.toString()) as { value: { formats: unknown } };
    expect(value.formats).toEqual(FILE_FORMATS);
  });

  test('an export is downloaded by the owner', async () => {
    await call('export.start', { id: 1, format: 'csv', depthMin: 100, depthMax: 101 });
    let jobs: { state: string; kind: string; downloadUrls?: string[] }[];
    do jobs = (JSON.parse((await call('job.list', {})).body.toString()) as { value: typeof jobs }).value;
    while (!jobs.some(({ downloadUrls }) => downloadUrls));
    const [url] = jobs.find(({ kind }) => kind === 'export')!.downloadUrls!;
    // A link cannot send a header.
    const { body, headers } = await send(`/${url}?key=${key}`, { headers: { cookie } });
    expect(body.toString()).toBe('depth (m),col1,col2,col3\n100,0,1,2\n101,1,2,3\n');
    await call('job.dismiss', { jobId: url!.split('/')[1]! });
    expect((await send(`/${url}`, { headers: owner() })).status).toBe(404);
    expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''sent_100-101.csv");
  });

  test('events are told as they come', async () => {
    const heard = await new Promise<string>((resolve) => {
      const request = http.get(
        { host: '127.0.0.1', port: server.port, path: `/api/events?key=${key}`, headers: { cookie } },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString();
            if (text === ':\n\n') void call('library.describe', { id: 1, change: { name: 'renamed' } });
            if (!text.includes('"library"')) return;
            request.destroy();
            resolve(text);
          });
        },
      );
      request.on('error', () => undefined);
    });
    expect(heard).toContain('"name":"renamed"');
  });
});

test.each(['/api/call/library.list', '/api/import'])('%s reads nothing of what a stranger sends', async (target) => {
  const headers = { 'content-type': 'application/json', 'content-length': '4000000' };
  const request = http.request({ host: '127.0.0.1', port: server.port, path: target, method: 'POST', headers });
  request.on('error', () => undefined).flushHeaders();
  const status = await new Promise((resolve) => request.on('response', (response) => resolve(response.statusCode)));
  request.destroy();
  expect(status).toBe(401);
});

test('an upload that is cancelled is read to its end, so that its browser is free for the next', async () => {
  const total = 8_000_000;
  const options = {
    host: '127.0.0.1',
    port: server.port,
    path: '/api/import?fileName=unwanted.csv',
    method: 'POST',
    headers: { ...owner(), 'content-type': 'application/octet-stream', 'content-length': String(total) },
  };
  const request = http.request(options);
  const status = new Promise((resolve, reject) => {
    request.on('response', (response) => resolve(response.statusCode));
    request.on('error', reject);
  });
  request.write('1,2,3\n'.repeat(100));
  const receiving = () =>
    engine.jobs.list().find(({ title, state }) => title === 'unwanted.csv' && state === 'receiving');
  while (!receiving()?.unitsDone) await new Promise((resolve) => setTimeout(resolve, 10));
  engine.jobs.cancel(receiving()!.jobId);
  request.end(Buffer.alloc(total - 600, '9,9,9\n'));
  expect(await status).toBe(409);
  while (engine.jobs.list().some(({ title }) => title === 'unwanted.csv'))
    await new Promise((resolve) => setTimeout(resolve, 10));
});

describe('tiles', () => {
  const versionOf = async (): Promise<string> => tilesVersion((await engine.call('library.list', {}))[0] as ImageLog);

  test('are the scanlines as they are stored, and never change at their address', async () => {
    const version = await versionOf();
    const url = `/${tileUrl({ id: 1, level: 0, firstRow: 0, version })}`;
    const { status, headers, body } = await send(url, { headers: owner() });
    expect([status, headers['cache-control']]).toEqual([200, 'private, max-age=31536000, immutable']);
    const { rows, width, depths, samples } = readTile(new Uint8Array(body), 0, 'a test');
    expect([rows, width, depths[0], depths[49]]).toEqual([50, 3, 100, 149]);
    expect([...samples.subarray(0, 6)]).toEqual([0, 1, 2, 1, 2, 3]);
    const packed = await send(`/${tileUrl({ id: 1, level: 0, firstRow: 0, version, gzip: true })}`, {
      headers: owner(),
    });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.body.length).toBeLessThan(body.length);
    expect(gunzipSync(packed.body).equals(body)).toBe(true);
  });

  test.each([
    ['/tile/1/0/0', 400],
    ['/tile/1/0', 400],
    ['/tile/1/0/0/0?v=VERSION', 400],
    ['/tile/1/0/x?v=VERSION', 400],
    ['/tile/1/96/0?v=VERSION', 400],
    ['/tile/1/0/0?v=VERSION&more=1', 400],
    ['/tile/1/0/256?v=VERSION', 404],
    ['/tile/1/3/0?v=VERSION', 404],
    ['/tile/1/0/0?v=1-2020-01-01T00:00:00.000Z', 404],
    ['/tile/2/0/0?v=VERSION', 404],
  ])('%s is answered %i, with a reason', async (target, expected) => {
    const { status, body } = await send(target.replace('VERSION', encodeURIComponent(await versionOf())), {
      headers: owner(),
    });
    expect(status).toBe(expected);
    expect((JSON.parse(body.toString()) as { detail: string }).detail).toMatch(/\w/);
  });
});

describe('frames', () => {
  test('are pictures of the size asked for', async () => {
    const { headers, body } = await send('/frame/1?widthPx=30&heightPx=20&format=png&colormap=gray', {
      headers: owner(),
    });
    expect(headers['content-type']).toBe('image/png');
    expect(await sharp(body).metadata()).toMatchObject({ width: 30, height: 20 });
  });

  test.each([
    ['/frame/abc', 400],
    ['/frame/1?heightPx=0', 400],
    ['/frame/1?heightPx=1e99', 400],
    ['/frame/1?depthMin=', 400],
    ['/frame/1?depthMin=x', 400],
    ['/frame/1?colormap=nope', 400],
    ['/frame/1?range=5,1', 400],
    ['/frame/1?format=rgb', 400],
    ['/frame/1?unknown=1', 400],
    ['/frame/1?depthMin=500', 400],
    ['/frame/1?heightPx=9000000', 400],
    ['/frame/2', 404],
  ])('%s is answered %i, with no picture', async (target, status) => {
    const answer = await send(target, { headers: owner() });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect((JSON.parse(answer.body.toString()) as { detail: string }).detail).toMatch(/\w/);
  });
});

test.each(['..', '.', 'a%00b.csv', `${'x'.repeat(300)}.csv`])('an upload called %s is taken', async (name) => {
  const before = engine.jobs.list().length;
  const sent = await send(`/api/import?fileName=${name}`, {
    method: 'POST',
    headers: { ...owner(), 'content-type': 'application/octet-stream' },
    body: '1,2,3\n',
  });
  expect(sent.status).toBe(200);
  while (engine.jobs.list().filter(({ state }) => state === 'done').length <= before)
    await new Promise((resolve) => setTimeout(resolve, 10));
});

test('an upload that calls itself JSON is taken as the file that it is, and not read into memory', async () => {
  const before = engine.jobs.list().length;
  const headers = { ...owner(), 'content-type': 'application/json' };
  const sent = await send('/api/import?fileName=json.csv', { method: 'POST', headers, body: '1,2,3\n2,3,4\n' });
  expect([sent.status, JSON.parse(sent.body.toString())]).toEqual([200, { ok: true, value: {} }]);
  while (engine.jobs.list().filter(({ state }) => state === 'done').length <= before)
    await new Promise((resolve) => setTimeout(resolve, 10));
});
