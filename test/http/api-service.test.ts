// Tests the desktop's API: switched on and off, moved to another port, drained, remembered.
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Engine } from '../../electron/engine/engine.ts';
import { ApiService } from '../../electron/http/api-service.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import { send } from './api-fixture.ts';

let dataDir: string;
let engine: Engine;
let service: ApiService;

const open = async (): Promise<void> => {
  engine = await Engine.open({
    dataDir,
    workerUrl: new URL('../../electron/engine/workers/worker.ts', import.meta.url),
    sampleFile: path.resolve('resources/sample.csv.gz'),
  });
  service = await ApiService.open({ engine, version: '1.2.3', dataDir });
};
const close = async (): Promise<void> => {
  await service.close();
  await engine.close();
};
const freePort = async (): Promise<number> => {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};

beforeEach(async () => {
  dataDir = temporaryDir();
  await open();
});
afterEach(close);

test('is off at first, on when it is switched on, and on again after a restart', async () => {
  expect(await service.status()).toMatchObject({
    enabled: false,
    port: 7375,
    url: 'http://127.0.0.1:7375',
    requests: 0,
  });
  const port = await freePort();
  const heard: unknown[] = [];
  engine.onEvent(({ name, payload }) => name === 'api' && heard.push(payload));
  const on = await service.update({ enabled: true, port });
  expect(on).toMatchObject({ enabled: true, port, openReads: false });
  expect(heard).toEqual([on]);
  expect((await send(port, '/health')).status).toBe(200);
  expect((await service.status()).requests).toBe(1);
  await close();
  await expect(send(port, '/health')).rejects.toThrow('ECONNREFUSED');
  await open();
  expect((await send(port, '/health')).status).toBe(200);
  await service.update({ enabled: false });
  await expect(send(port, '/health')).rejects.toThrow('ECONNREFUSED');
  await close();
  await open();
  expect(await service.status()).toMatchObject({ enabled: false, port });
});

test('open reads and a new token hold at once', async () => {
  const port = await freePort();
  const { token } = await service.update({ enabled: true, port });
  const status = async (value?: string): Promise<number> =>
    (await send(port, '/images', value === undefined ? {} : { headers: { authorization: `Bearer ${value}` } })).status;
  expect([await status(), await status(token)]).toEqual([401, 200]);
  const renewed = await service.update({ newToken: true });
  expect([await status(token), await status(renewed.token)]).toEqual([401, 200]);
  expect(fs.readFileSync(path.join(dataDir, 'api-token'), 'utf8').trim()).toBe(renewed.token);
  await service.update({ openReads: true });
  expect(await status()).toBe(200);
});

test('a port that is taken is said and changes nothing', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port: busy } = taken.address() as AddressInfo;
  const refused = await service.update({ enabled: true, port: busy });
  expect(refused).toMatchObject({
    enabled: false,
    port: 7375,
    lastError: expect.stringContaining(`${busy} is in use`) as string,
  });
  const port = await freePort();
  await service.update({ enabled: true, port });
  expect(await service.update({ port: busy, openReads: true })).toMatchObject({
    enabled: true,
    port,
    openReads: false,
  });
  expect((await send(port, '/health')).status).toBe(200);
  expect(await service.update({ openReads: false })).not.toHaveProperty('lastError', expect.stringContaining('in use'));
  const next = await freePort();
  expect(await service.update({ port: next })).toMatchObject({ enabled: true, port: next });
  await expect(send(port, '/health')).rejects.toThrow('ECONNREFUSED');
  taken.close();
});

test('going off answers what is being answered, and does not wait for what never ends', async () => {
  const port = await freePort();
  const { token } = await service.update({ enabled: true, port });
  const headers = { authorization: `Bearer ${token}`, 'transfer-encoding': 'chunked' };
  const slow = http.request({ host: '127.0.0.1', port, path: '/images', method: 'POST', headers });
  const answered = once(slow, 'response') as Promise<[http.IncomingMessage]>;
  slow.write('1,2,3\n');
  while (engine.jobs.list().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const stalled = http.request({ host: '127.0.0.1', port, path: '/images', method: 'POST', headers });
  stalled.write('1,2,3\n');
  const cut = once(stalled, 'error');
  while (engine.jobs.list().length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  const off = service.update({ enabled: false });
  slow.end('2,3,4\n');
  expect((await answered)[0].statusCode).toBe(201);
  await cut;
  expect(await off).toMatchObject({ enabled: false });
  expect((await engine.call('library.list', {})).map(({ rows }) => rows)).toEqual([2]);
});
