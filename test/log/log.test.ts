// Tests logs and crash reports: readable JSON, bounded size, and no secrets or paths in them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { writeCrashReport } from '../../electron/log/crash-report.ts';
import { logEngine } from '../../electron/log/engine-log.ts';
import type { LogLevel } from '../../electron/log/log-level.ts';
import { createLogger } from '../../electron/log/logger.ts';
import { withoutPaths, withoutSecrets } from '../../electron/log/redact.ts';
import { logRequest } from '../../electron/http/request-log.ts';
import { deliver, type EventListeners, type EventName, type EventPayload } from '../../shared/events.ts';
import { job as jobSchema, type Job } from '../../shared/model/status.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const TOKEN = 'q8Zr2mC1vN5xKb7tYw3uPj9sLd4hGf6aQe0iRo-_8Mn';

async function open(level: LogLevel = 'info') {
  const dir = path.join(temporaryDir(), 'logs');
  const log = await createLogger({ dir, name: 'test', level });
  const text = (): string =>
    fs
      .readdirSync(dir)
      .map((file) => fs.readFileSync(path.join(dir, file), 'utf8'))
      .join('');
  const lines = (): Record<string, unknown>[] =>
    text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { dir, log, text, lines };
}

describe('lines', () => {
  test('are JSON with time, level and words, from the level asked for', async () => {
    const { log, lines } = await open('warn');
    log.info('not this');
    log.warn({ rows: 3 }, 'this');
    expect(lines()).toEqual([{ level: 'warn', time: lines()[0]?.['time'], pid: process.pid, rows: 3, msg: 'this' }]);
    expect(Date.parse(lines()[0]!['time'] as string)).toBeGreaterThan(Date.now() - 60_000);
  });

  test('hold no token, password, home folder or path, however they come', async () => {
    const { log, text, lines } = await open();
    const secret = path.join(os.homedir(), 'Big Client', 'well 7.csv');
    log.info(`GET /image/3?token=${TOKEN}&depth_min=1 /api/events?key=short-key`);
    log.info({ authorization: `Bearer ${TOKEN}`, token: 'short', nested: { password: 'hunter2' } }, 'request');
    log.info({ url: `http://127.0.0.1:7374/?token=short-one` }, `Bearer abc.def`);
    log.error({ err: new Error(`ENOENT: no such file or directory, open '${secret}'`) }, 'failed');
    log.warn({ store: 'postgres://ada:hunter2@db/logs', home: secret }, TOKEN);
    for (const gone of [TOKEN, 'short-one', 'short-key', '"short"', 'hunter2', 'abc.def', os.homedir()]) {
      expect(text()).not.toContain(gone);
    }
    expect(lines()).toHaveLength(5);
    expect((lines()[3]!['err'] as { message: string }).message).toBe(
      "ENOENT: no such file or directory, open '…/well 7.csv'",
    );
  });

  test('of requests are told by route, at a level that follows the status; the page’s own only when asked for', async () => {
    const { log, lines } = await open();
    const asked = { requestId: 'r1', method: 'GET', route: '/image/:id', elapsedMs: 1.26 };
    logRequest(log, { ...asked, status: 200 });
    logRequest(log, { ...asked, route: undefined, status: 404 });
    logRequest(log, { ...asked, status: 500, failure: 'cannot open /home/ada/x/library.sqlite' });
    logRequest(log, { ...asked, route: '/*', status: 200 });
    expect(lines().map(({ level, route, status, ms, reason }) => [level, route, status, ms, reason])).toEqual([
      ['info', '/image/:id', 200, 1.3, undefined],
      ['warn', 'none', 404, 1.3, undefined],
      ['error', '/image/:id', 500, 1.3, 'cannot open …/library.sqlite'],
    ]);
  });

  test('of jobs say once how they ended, and never which file it was', async () => {
    const { log, lines, text } = await open();
    const tell = listenTo((engine) => logEngine(engine, log));
    const job = (part: Partial<Job>): Job =>
      jobSchema.parse({
        ...{ jobId: 'a', kind: 'import', title: 'Secret well.csv', state: 'running', unit: 'bytes', elapsedMs: 12.4 },
        ...{ rowsDone: 400, unitsDone: 1, unitsTotal: 1, ...part },
      });
    tell('jobs', [job({})]);
    tell('jobs', [job({ state: 'done', imageId: 7 })]);
    tell('jobs', [
      job({ state: 'done', imageId: 7 }),
      job({ jobId: 'b', kind: 'export', state: 'failed', message: 'The disk is full' }),
    ]);
    tell('problem', { code: 'unreadable_file', message: '/home/ada/Big Client/x.csv: there is no such file' });
    expect(lines().map(({ msg, state, imageId, rows, ms, reason }) => [msg, state, imageId, rows, ms, reason])).toEqual(
      [
        ['import', 'done', 7, 400, 12, undefined],
        ['export', 'failed', undefined, 400, 12, 'The disk is full'],
        ['problem', undefined, undefined, undefined, undefined, '…/x.csv: there is no such file'],
      ],
    );
    expect(text()).not.toContain('Secret well');
  });

  test('of the API and the library say when they change, not how often they are told', async () => {
    const { log, lines, text } = await open();
    const tell = listenTo((engine) => logEngine(engine, log));
    const api = {
      enabled: true,
      port: 7375,
      url: 'http://127.0.0.1:7375',
      token: TOKEN,
      openReads: false,
      requests: 0,
    };
    tell('api', api);
    tell('api', { ...api, requests: 5 });
    tell('api', { ...api, enabled: false });
    tell('store', { kind: 'server', state: 'lost', message: 'gone' });
    expect(lines().map(({ level, msg }) => [level, msg])).toEqual([
      ['info', 'api on'],
      ['info', 'api off'],
      ['warn', 'library'],
    ]);
    expect(text()).not.toContain(TOKEN);
  });
});

function listenTo(
  follow: (engine: Parameters<typeof logEngine>[0]) => void,
): <N extends EventName>(name: N, payload: EventPayload<N>) => void {
  let listeners: EventListeners = {};
  follow({
    on: (given) => {
      listeners = given;
      return () => undefined;
    },
  });
  return (name, payload) => deliver(listeners, { name, payload });
}

test('five files of five megabytes are kept, the newest ones, for their owner alone', async () => {
  const { dir, log, lines } = await open();
  const pad = 'lorem ipsum '.repeat(800);
  for (let i = 0; i < 4200; i++) {
    log.info({ i, pad });
    // Old files are removed between turns.
    if (i % 20 === 0) await setImmediate();
  }
  await expect.poll(() => fs.readdirSync(dir).length).toBe(5);
  for (const file of fs.readdirSync(dir)) {
    const { size, mode } = fs.statSync(path.join(dir, file));
    expect(size).toBeLessThan(5.5 * 1024 * 1024);
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  }
  const kept = lines().map(({ i }) => i as number);
  expect(Math.max(...kept)).toBe(4199);
  expect(Math.min(...kept)).toBeGreaterThan(500);
});

test('a folder that cannot be made costs the log, not the program', async () => {
  const file = path.join(temporaryDir(), 'file');
  fs.writeFileSync(file, '');
  const log = await createLogger({ dir: path.join(file, 'logs'), name: 'test', level: 'info' });
  expect(() => log.info('unheard')).not.toThrow();
});

describe('a crash report', () => {
  test('says what went wrong and where, without the user’s folders', () => {
    const dir = path.join(temporaryDir(), 'new');
    const error = new Error(`open '${path.join(os.homedir(), 'client', 'a.csv')}' with token=${TOKEN}`);
    const file = writeCrashReport({ dir, version: '1.2.3' }, 'exception', error)!;
    expect(path.basename(file)).toMatch(/^crash-.*\.json$/);
    const text = fs.readFileSync(file, 'utf8');
    const report = JSON.parse(text) as { error: { message: string; stack: string } };
    expect(report).toMatchObject({ kind: 'exception', version: '1.2.3', platform: process.platform });
    expect(report.error.message).toBe("open '…/a.csv' with token=…");
    expect(report.error.stack).toContain('log.test.ts:');
    expect(text).not.toContain(os.homedir());
    expect(text).not.toContain(process.cwd());
  });

  test('is one of the last ten', () => {
    const dir = temporaryDir();
    for (let i = 0; i < 12; i++) fs.writeFileSync(path.join(dir, `crash-2020-01-${10 + i}.json`), '{}');
    fs.writeFileSync(path.join(dir, 'test.1.log'), '');
    const file = writeCrashReport({ dir, version: '1' }, 'page', new Error('x'))!;
    const left = fs.readdirSync(dir);
    expect(left.filter((name) => name.startsWith('crash-'))).toHaveLength(10);
    expect(left).toContain(path.basename(file));
    expect(left).toContain('test.1.log');
    expect(left).not.toContain('crash-2020-01-12.json');
  });

  test('that cannot be written is no second crash', () => {
    const file = path.join(temporaryDir(), 'file');
    fs.writeFileSync(file, '');
    expect(writeCrashReport({ dir: path.join(file, 'x'), version: '1' }, 'page', 'text')).toBeUndefined();
  });
});

test.each([
  ["open '/home/a b/c d/e.csv'", "open '…/e.csv'"],
  ['at run (file:///opt/app/dist/main.js:3:4)', 'at run (…/main.js:3:4)'],
  ['C:\\Users\\Ada\\My Logs\\x.csv: no such file', '…/x.csv: no such file'],
  ['12 km/h at http://127.0.0.1:7375', '12 km/h at http://127.0.0.1:7375'],
])('of the paths in “%s” the names are left', (text, expected) => {
  expect(withoutPaths(text)).toBe(expected);
});

test('a home folder on Windows is found in JSON too', () => {
  expect(withoutSecrets(JSON.stringify({ file: 'C:\\Users\\Ada\\x.csv' }), 'C:\\Users\\Ada')).toBe(
    '{"file":"~\\\\x.csv"}',
  );
});
