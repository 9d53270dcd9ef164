// Tests `stratascope serve` as a process: addresses, names, a port that is taken, a clean stop.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startServe, type TestServe } from '../fixtures/start-serve.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import { send } from './api-fixture.ts';

async function serve(...args: string[]): Promise<TestServe> {
  const served = await startServe(temporaryDir(), ...args);
  onTestFinished(() => void served.child.kill('SIGKILL'));
  return served;
}

const hasIpv6 = Object.values(os.networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

test('--api-only listens on the loopback addresses alone, has no viewer, and stops cleanly on SIGTERM', async () => {
  const { child, port, token } = await serve('--api-only');
  const headers = { authorization: `Bearer ${token}` };
  expect((await send(port, '/images', { headers })).body.toString()).toMatch(/^{"items":\[\]/);
  expect((await send(port, '/', { headers })).status).toBe(404);
  expect((await send(port, '/api/call/library.list', { method: 'POST', headers })).status).toBe(404);
  if (hasIpv6) {
    const request = http.get({ host: '::1', port, path: '/health', agent: false });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    expect(response.resume().statusCode).toBe(200);
  }
  const outside = Object.values(os.networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ internal }) => !internal);
  if (outside) await expect(once(net.connect({ host: outside.address, port }), 'connect')).rejects.toThrow();
  // One that idles does not hold the end up.
  net.connect({ host: '127.0.0.1', port }).on('error', () => undefined);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('another address is warned of, and other names are let in only when named', async () => {
  const { port, err } = await serve(
    '--host',
    '0.0.0.0',
    '--allowed-host',
    'logs.example',
    '--allowed-host',
    'logs.example:8080',
    '--allowed-host',
    'behind.example:443',
  );
  expect(err()).toMatch(/^Warning: 0\.0\.0\.0 can be reached from other machines/);
  const status = async (host: string, headers: Record<string, string> = {}): Promise<number> =>
    (await send(port, '/health', { headers: { host, ...headers } })).status;
  expect(await status(`logs.example:${port}`)).toBe(200);
  expect(await status('logs.example:8080')).toBe(200);
  expect(await status('logs.example')).toBe(421);
  expect(await status(`0.0.0.0:${port}`)).toBe(421);
  // A proxy that encrypts: browsers leave its port out, and their pages come from there.
  expect(await status('behind.example')).toBe(200);
  expect(await status('behind.example', { origin: 'https://behind.example' })).toBe(200);
  expect(await status('behind.example', { origin: 'https://logs.example' })).toBe(403);
  expect(await status(`behind.example:${port}`)).toBe(421);
});

test('a port that is taken is said in one sentence', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const child = spawn(process.execPath, [
    'dist/cli.js',
    'serve',
    '--port',
    String(port),
    '--data',
    path.join(temporaryDir(), 'd'),
  ]);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(err).toBe(`stratascope: Expected a free port but ${port} is in use; choose another with --port\n`);
  taken.close();
});

test('headers that do not come are given up after 5 s', async () => {
  const { port } = await serve('--api-only');
  const socket = net.connect({ host: '127.0.0.1', port });
  socket.write('GET /health HTTP/1.1\r\nHost: ');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 [\s\S]*\{"detail":"Expected the headers within 5 s"\}$/);
});
