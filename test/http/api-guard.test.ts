// Tests that requests with foreign names, sites, tokens or wrong parameters get 4xx and no picture.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { detailOf, startApi, type Answer, type ApiFixture } from './api-fixture.ts';

let api: ApiFixture;
beforeAll(async () => (api = await startApi({ openReads: false })));
afterAll(() => api.close());

const READS = [
  '/image/1',
  '/images',
  '/images/1',
  '/images/1/values',
  '/colormaps',
  '/openapi.json',
  '/docs/',
  '/metrics',
];

test('the token has 256 bits and is its owner’s alone to read', () => {
  const file = path.join(api.dataDir, 'api-token');
  expect(fs.readFileSync(file, 'utf8')).toBe(`${api.token}\n`);
  expect(Buffer.from(api.token, 'base64url')).toHaveLength(32);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test.each(READS)('%s needs the token', async (target) => {
  const stranger = await api.get(target);
  expect([stranger.status, stranger.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  expect(detailOf(stranger)).toMatch(/token/);
  expect((await api.get(target, { headers: { authorization: `Bearer ${api.token}x` } })).status).toBe(401);
  expect((await api.get(target, { headers: { authorization: `Basic ${api.token}` } })).status).toBe(401);
  expect((await api.owner(target)).status).toBe(200);
});

test('health needs none', async () => {
  expect((await api.get('/health/')).status).toBe(200);
});

test('writing needs the token where reading does not', async () => {
  api.server.setOpenReads(true);
  expect((await api.get('/image/1')).status).toBe(200);
  expect((await api.get('/images', { method: 'POST', body: '1,2,3\n' })).status).toBe(401);
  expect((await api.get('/images/1', { method: 'DELETE' })).status).toBe(401);
  expect((await api.get('/image/1', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  api.server.setOpenReads(false);
  expect((await api.engine.call('library.list', {})).map(({ id }) => id)).toEqual([1]);
});

test.each(['/health', '/image/1'])('%s is refused under another name, from another site', async (target) => {
  const status = async (headers: Record<string, string>): Promise<number> =>
    (await api.owner(target, { headers })).status;
  const { port } = api.server;
  expect(await status({ host: `evil.example:${port}` })).toBe(421);
  expect(await status({ host: '127.0.0.1' })).toBe(421);
  expect(await status({ host: `127.0.0.1:${port + 1}` })).toBe(421);
  expect(await status({ origin: 'https://evil.example' })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(
    await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }),
  ).toBe(403);
  expect(await status({ host: `LocalHost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
});

test('an address that cannot be read is no way past the guard', async () => {
  const foreign = await api.get('/image/%zz', { headers: { host: 'evil.example' } });
  expect([foreign.status, foreign.headers.connection]).toEqual([421, 'close']);
  expect((await api.get('/image/%zz', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  expect((await api.get('/image/%zz')).status).toBe(400);
});

test('answers carry what keeps other pages from using them, and no leave to', async () => {
  const { headers } = await api.owner('/image/1');
  expect(headers).toMatchObject({
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

describe('5,000 requests that are wrong somewhere', () => {
  let seed = 20261122;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;

  /** Each part is either right or wrong; at least one of them is wrong. */
  function wrongRequest(): { target: string; headers: Record<string, string> } {
    const { port } = api.server;
    const wrong = { host: random(3) === 0, origin: random(3) === 0, token: random(3) === 0, path: random(3) === 0 };
    const query = !Object.values(wrong).some(Boolean) || random(3) === 0;
    const headers: Record<string, string> = {
      host: wrong.host
        ? pick([
            'evil.example',
            `evil.example:${port}`,
            '127.0.0.1',
            `127.0.0.1:${port}.evil`,
            `[::2]:${port}`,
            ' ',
            'a@b',
          ])
        : pick([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]),
    };
    if (wrong.origin) {
      Object.assign(
        headers,
        pick([
          { origin: 'https://evil.example' },
          { origin: `https://127.0.0.1:${port}` },
          { origin: 'null' },
          { origin: `http://127.0.0.1:${port}.evil` },
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site' },
        ]),
      );
    }
    const token = wrong.token
      ? pick([
          undefined,
          'Bearer',
          'Bearer x',
          `Bearer ${api.token.slice(1)}`,
          `Basic ${api.token}`,
          `bearer ${api.token} ${api.token}`,
        ])
      : `Bearer ${api.token}`;
    if (token !== undefined) headers['authorization'] = token;
    const paths = ['/image/1', '/images/1/values'] as const;
    const target = wrong.path
      ? pick([
          '/image/x',
          '/image/2',
          '/image/0',
          '/image/-1',
          '/image/1.5',
          '/image/1e0',
          '/image/',
          '/image/1/',
          '/image/%00',
          '/image/..%2f1',
          '/image/1%2f..',
          '//image/1',
          '/IMAGE/1',
          '/images/9/values',
          '/image/9007199254740993',
        ])
      : pick(paths);
    const wrongs = [
      'depth_min=x',
      'depth_max=',
      'depth_min=nan',
      'depth_min=1e999&depth_max=1',
      'depth_min=9002&depth_max=9001',
      'depth_max=0',
      'depth_min=%00',
      'depth_max=9000;9001',
    ];
    const sizes = [
      'width=0',
      'width=1e9',
      'height=-5',
      'height=NaN',
      'quality=0',
      'format=exe',
      'colormap=../x',
      'range=1',
      'range=9,1',
      'null_color=%3Cscript%3E',
      'invert=2',
      'height=10000001',
      'height=9999999',
    ];
    const right = ['depth_min=9000.1', 'depth_max=9050', 'depth_min=9001&depth_max=9002'];
    const parameters = query
      ? pick(target === '/images/1/values' ? wrongs : [...wrongs, ...sizes])
      : pick([...right, '']);
    return { target: `${target}?${parameters}`, headers };
  }

  test('get 4xx and no picture byte', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
    const { port } = api.server;
    const ask = (target: string, headers: Record<string, string>): Promise<Answer> =>
      api.get(target, { headers, agent });
    const before = await api.engine.call('library.list', {});
    const failures: string[] = [];
    const seen = new Set<number>();
    const askAll = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        const { target, headers } = wrongRequest();
        const { status, headers: answered, body } = await ask(target, headers);
        seen.add(status);
        const type = answered['content-type'] ?? '';
        const leaks =
          /image|csv|octet/.test(type) || /\bat .*:\d+:\d+|SQLITE|SELECT|\/tmp|node_modules/.test(body.toString());
        if (status < 400 || status > 499 || leaks || !('detail' in (JSON.parse(body.toString()) as object))) {
          failures.push(`${status} ${type} ${target} ${JSON.stringify(headers)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: 10 }, () => askAll(500)));
    agent.destroy();
    expect(failures).toEqual([]);
    expect([...seen].sort()).toEqual([400, 401, 403, 404, 421, 422]);
    expect(await api.engine.call('library.list', {})).toEqual(before);
    expect(port).toBe(api.server.port);
  });
});
