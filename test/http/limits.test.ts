// Tests that stalled readers, idle sockets and clients all at once keep nobody else from being answered.
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Engine } from '../../electron/engine/engine.ts';
import type { DrawnFrame } from '../../electron/engine/workers/worker-calls.ts';
import { LIMITS, type Limits } from '../../electron/http/limits.ts';
import { frameRequest } from '../../shared/model/display.ts';
import { detailOf, startApi, type Answer, type ApiFixture } from './api-fixture.ts';

afterEach(() => void vi.restoreAllMocks());

const MB = 1024 * 1024;
/** No answer of these tests ends by itself, and none is small enough for the system to take it whole. */
const ENDLESS_BYTES = 64 * MB;

async function start(limits: Partial<Limits> = {}): Promise<ApiFixture> {
  const api = await startApi({ limits });
  onTestFinished(() => api.close());
  return api;
}

/** A connection that reads nothing until it is told to. */
async function connect({ server }: ApiFixture, requests = ''): Promise<net.Socket> {
  const socket = net.connect({ host: '127.0.0.1', port: server.port });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  if (requests !== '') socket.write(requests);
  return socket;
}

const requestOf = ({ server, token }: ApiFixture, target: string): string =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nAuthorization: Bearer ${token}\r\n\r\n`;

async function metric(api: ApiFixture, name: string): Promise<number> {
  const text = (await api.owner('/metrics')).body.toString();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

/** All that comes until the connection is closed. */
async function readAll(socket: net.Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (!socket.closed) await once(socket, 'close');
  return Buffer.concat(chunks);
}

/** Of the connections only the one that asks is left, and nothing waits to be sent. */
const nothingIsLeft = (api: ApiFixture): Promise<void> =>
  vi.waitFor(async () => {
    expect(await metric(api, 'stratascope_http_held_bytes')).toBe(0);
    expect(await metric(api, 'stratascope_http_connections')).toBe(1);
  }, 30_000);

test('as many idle sockets as there may be give way, the oldest first, to one that asks', async () => {
  const api = await start();
  const idle: net.Socket[] = [];
  const closed: number[] = [];
  for (let i = 0; i < LIMITS.connections; i++) {
    const socket = await connect(api);
    socket.resume().once('close', () => closed.push(i));
    idle.push(socket);
  }
  expect((await api.owner('/images/1')).status).toBe(200);
  await vi.waitFor(() => expect(closed).toEqual([0]));
  // One that has been answered idles from then on.
  idle[1]!.write(requestOf(api, '/health'));
  await once(idle[1]!, 'data');
  for (const _ of [1, 2]) await connect(api);
  await vi.waitFor(() => expect(closed.slice(0, 2)).toEqual([0, 2]));
  expect(idle[1]!.destroyed).toBe(false);
});

test('a connection that has been answered is closed when it has idled', async () => {
  const api = await start({ keepAliveMs: 100 });
  const answer = await readAll(await connect(api, requestOf(api, '/health')));
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
});

test('a request under way gives way to nothing', async () => {
  const api = await start({ connections: 3 });
  const drawing = Promise.withResolvers<never>();
  drawing.promise.catch(() => undefined);
  const looked = vi.spyOn(api.engine, 'get').mockReturnValue(drawing.promise);
  const busy: net.Socket[] = [];
  const answers: Promise<unknown[]>[] = [];
  for (let i = 0; i < 3; i++) {
    busy.push(await connect(api, requestOf(api, '/images/1')));
    answers.push(once(busy[i]!, 'data'));
  }
  // Until all three have been read, one that has not is idle and gives way, and the answers below do not all come.
  await vi.waitFor(() => expect(looked).toHaveBeenCalledTimes(3));
  const refused = await connect(api);
  if (!refused.closed) await once(refused.resume(), 'close');
  drawing.reject(new Error('ended by the test'));
  for (const answer of await Promise.all(answers)) expect(String(answer[0])).toMatch(/^HTTP\/1\.1 500 /);
});

test('more requests on one connection than are answered in turn end it', async () => {
  const api = await start({ pipelined: 4 });
  vi.spyOn(api.engine, 'frame').mockReturnValue(new Promise(() => undefined));
  const socket = await connect(api, requestOf(api, '/image/1').repeat(5));
  await once(socket.resume(), 'close');
  await nothingIsLeft(api);
});

describe('readers and senders', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-limits-'));
  const file = path.join(dir, 'export.csv');
  let api: ApiFixture;
  let frame: DrawnFrame;
  beforeAll(async () => {
    api = await startApi({ limits: { stallMs: 500, requestMs: 500, pipelined: 1000 }, rendererDir: dir });
    frame = await api.engine.frame(frameRequest.parse({ id: 1, format: 'png' }));
    fs.writeFileSync(file, '');
    fs.truncateSync(file, ENDLESS_BYTES);
  });
  afterAll(async () => {
    await api.close();
    fs.rmSync(dir, { recursive: true });
  });

  test.each([
    ['values', '/images/1/values', 1],
    ['a picture', '/image/1', 1],
    ['a download', '/download/job/0', 1],
    ['many small answers', '/openapi.json', 400],
  ])('who take nothing of %s are given up, and leave nothing behind', async (_what, target, times) => {
    const endless = new Uint8Array(ENDLESS_BYTES);
    vi.spyOn(api.engine, 'values').mockImplementation(async () => ({ bytes: endless.subarray(0, 4 * MB), next: 1 }));
    vi.spyOn(api.engine, 'frame').mockImplementation(async () => ({ ...frame, bytes: endless.subarray() }));
    vi.spyOn(api.engine.exports, 'file').mockReturnValue(file);
    const readers: net.Socket[] = [];
    for (let i = 0; i < 16 / Math.sqrt(times); i++)
      readers.push(await connect(api, requestOf(api, target).repeat(times)));
    await nothingIsLeft(api);
    for (const reader of readers) {
      const read = await readAll(reader);
      expect(read.toString('latin1', 0, 15)).toBe('HTTP/1.1 200 OK');
      expect(read.byteLength).toBeLessThan(ENDLESS_BYTES);
    }
    expect((await api.owner('/images/1')).status).toBe(200);
  });

  test.each(['/images', '/api/import'])('an upload to %s that does not go on is answered 408', async (target) => {
    const request = requestOf(api, target)
      .replace('GET', 'POST')
      .replace('\r\n\r\n', '\r\nContent-Length: 100\r\n\r\n1,2,3\n');
    const [answer] = (await once(await connect(api, request), 'data')) as [Buffer];
    expect(answer.toString()).toMatch(
      /^HTTP\/1\.1 408 [\s\S]*Expected 64 KB more of the body, or its end, within 0\.5 s/,
    );
  });

  test.each(['/images', '/api/import'])('an upload to %s of which too little comes is answered 408', async (target) => {
    const headers = `\r\nContent-Length: ${MB}\r\n\r\n`;
    const socket = await connect(api, requestOf(api, target).replace('GET', 'POST').replace('\r\n\r\n', headers));
    const sending = setInterval(() => socket.write('1,2,3\n'), 50);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    clearInterval(sending);
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('who take something again and again but too little of it are given up', async () => {
    const slow = await start({ stallMs: 500, leastBytes: ENDLESS_BYTES });
    const bytes = new Uint8Array(ENDLESS_BYTES);
    vi.spyOn(slow.engine, 'frame').mockImplementation(async () => ({ ...frame, bytes }));
    const socket = await connect(slow, requestOf(slow, '/image/1'));
    // As much as the system takes at once, so that it tells the server of it each time.
    let read = 0;
    socket.on('data', (chunk: Buffer) => {
      read += chunk.byteLength;
      socket.pause();
      setTimeout(() => socket.resume(), 5);
    });
    await once(socket, 'close');
    expect(read).toBeLessThan(ENDLESS_BYTES);
    await nothingIsLeft(slow);
  });

  test('who are slow get all of it', async () => {
    const bytes = new Uint8Array(24 * MB).map((_, i) => i % 251);
    vi.spyOn(api.engine, 'frame').mockResolvedValue({ ...frame, bytes });
    const socket = await connect(api, requestOf(api, '/image/1').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    socket.on('data', () => {
      socket.pause();
      setImmediate(() => socket.resume());
    });
    const answer = await readAll(socket);
    expect(answer.subarray(answer.indexOf('\r\n\r\n') + 4).equals(bytes)).toBe(true);
    await nothingIsLeft(api);
  });
});

test('where too much waits to be sent, the reader who has taken nothing for the longest time is given up', async () => {
  const api = await start({ heldBytes: 3 * ENDLESS_BYTES + MB, keepAliveMs: 500 });
  const endless = new Uint8Array(ENDLESS_BYTES);
  const frame = await api.engine.frame(frameRequest.parse({ id: 1, format: 'png' }));
  vi.spyOn(api.engine, 'frame').mockImplementation(async () => ({ ...frame, bytes: endless.subarray() }));
  const readers: net.Socket[] = [];
  for (let i = 1; i <= 3; i++) {
    readers.push(await connect(api, requestOf(api, '/image/1')));
    await vi.waitFor(async () => {
      expect(await metric(api, 'stratascope_http_held_bytes')).toBe(i * ENDLESS_BYTES);
    });
  }
  const { body } = await api.owner('/image/1');
  expect(body.byteLength).toBe(ENDLESS_BYTES);
  await vi.waitFor(async () => expect(await metric(api, 'stratascope_http_connections')).toBe(3));
  // Two of the three are sent all, and their connections stay until they have idled.
  const read = await Promise.all(readers.map(readAll));
  expect(read.map(({ byteLength }) => byteLength > ENDLESS_BYTES)).toEqual([false, true, true]);
});

test('small answers that nobody takes are counted as large ones are', async () => {
  const api = await start({ pipelined: 1000 });
  const frame = await api.engine.frame(frameRequest.parse({ id: 1, format: 'png' }));
  const drawing = Promise.withResolvers<DrawnFrame>();
  vi.spyOn(api.engine, 'frame').mockImplementation(() => drawing.promise);
  const small = 1000;
  const { body } = await api.owner('/images/1');
  // They wait for the first of their connection.
  const socket = await connect(api, requestOf(api, '/image/1') + requestOf(api, '/images/1').repeat(small - 1));
  // A thousand are not read in the second that is waited by itself, where others are at work.
  await vi.waitFor(async () => {
    expect(await metric(api, 'stratascope_http_held_bytes')).toBe((small - 1) * body.byteLength);
  }, 30_000);
  drawing.resolve(frame);
  socket.destroy();
  await nothingIsLeft(api);
});

test('bodies that are too much together are told to come again, until those before them are answered', async () => {
  const api = await start({ bodyBytes: 10_000 });
  const rename = (bytes: number): Promise<Answer> =>
    api.owner('/images/1', {
      ...{ method: 'PATCH', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ name: 'renamed' }).padEnd(bytes),
    });
  const begun = (length: string): string =>
    requestOf(api, '/images/1')
      .replace('GET', 'PATCH')
      .replace('\r\n\r\n', `\r\nContent-Type: application/json\r\n${length}\r\n\r\n`);
  // One of which the rest does not come, one that does not say how much comes, and one that waits for its answer.
  const [waits, answered] = [Promise.withResolvers<void>(), vi.spyOn(api.engine, 'call')];
  for (const request of [
    begun('Content-Length: 6000') + '{',
    begun('Transfer-Encoding: chunked') + '1\r\n{\r\n',
    begun('Content-Length: 6000') + JSON.stringify({ name: 'waits' }).padEnd(6000),
  ]) {
    expect((await rename(6000)).status).toBe(200);
    const before = answered.mock.calls.length;
    const isWhole = request.length > 6000;
    if (isWhole) answered.mockImplementationOnce((() => waits.promise) as unknown as Engine['call']);
    const socket = await connect(api, request);
    const refused = await vi.waitFor(async () => {
      const answer = await rename(6000);
      expect(answer.status).toBe(503);
      return answer;
    });
    expect([refused.headers['retry-after'], detailOf(refused)]).toEqual([
      ...['1', 'Too many large requests are under way; ask again in a moment'],
    ]);
    if (isWhole) await vi.waitFor(() => expect(answered.mock.calls.length).toBeGreaterThan(before));
    socket.destroy();
    if (isWhole) {
      // Whoever has gone has left it behind.
      await nothingIsLeft(api);
      expect((await rename(6000)).status).toBe(503);
      waits.resolve();
    }
    await vi.waitFor(async () => expect((await rename(6000)).status).toBe(200));
  }
});

test('headers are as large as is reckoned for each request that waits, and no larger', async () => {
  const api = await start();
  const padded = (bytes: number): Promise<Answer> =>
    api.owner('/images/1', { headers: { padding: 'x'.repeat(bytes) } });
  expect((await padded(LIMITS.headerBytes - 1000)).status).toBe(200);
  expect((await padded(LIMITS.headerBytes)).status).toBe(431);
  expect(LIMITS.queuedBytes / LIMITS.headerBytes).toBe(1024);
});

test('200 clients at once are all answered', async () => {
  const api = await start();
  const asked = Array.from({ length: 200 }, (_, i) => `/image/1?depth_max=${9010 + i / 10}&width=20`);
  const answers = await Promise.all(asked.map((target) => api.owner(target)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});

test.each([
  ['frame', '/image/1', 'Too many pictures are being drawn; ask again in a moment'],
  ['values', '/images/1/values', 'Too many values are being read; ask again in a moment'],
] as const)('%s: whose turn does not come in time is told to come again', async (method, target, sentence) => {
  const api = await start({ queueMs: 300 });
  const working = Promise.withResolvers<never>();
  working.promise.catch(() => undefined);
  const worked = vi.spyOn(api.engine, method).mockReturnValue(working.promise);
  const running = Array.from({ length: method === 'frame' ? api.engine.frameWorkers : 2 }, () => api.owner(target));
  await vi.waitFor(() => expect(worked).toHaveBeenCalledTimes(running.length));
  const late = await api.owner(target);
  expect([late.status, late.headers['retry-after'], detailOf(late)]).toEqual([503, '1', sentence]);
  working.reject(new Error('ended by the test'));
  await Promise.all(running);
});

test('clients that go away leave the queue, also with several requests on one connection', async () => {
  const api = await start();
  const drawing = Promise.withResolvers<void>();
  const draw = api.engine.frame.bind(api.engine);
  const drawn = vi.spyOn(api.engine, 'frame').mockImplementation(async (asked) => {
    await drawing.promise;
    return draw(asked);
  });
  const running = Array.from({ length: api.engine.frameWorkers }, () => api.owner('/image/1'));
  await vi.waitFor(() => expect(drawn).toHaveBeenCalledTimes(running.length));
  const leaving = await connect(api, requestOf(api, '/image/1?height=5').repeat(8));
  // Asked after them on a connection of its own, and answered: so all of them have been received.
  expect((await api.owner('/images/1')).status).toBe(200);
  leaving.destroy();
  await vi.waitFor(async () => {
    expect(await metric(api, 'stratascope_http_connections')).toBe(running.length + 1);
  });
  drawing.resolve();
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual(running.map(() => 200));
  expect((await api.owner('/image/1?height=6')).status).toBe(200);
  expect(drawn.mock.calls.filter(([{ heightPx }]) => heightPx === 5)).toEqual([]);
});
