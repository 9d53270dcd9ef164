// Tests the desktop's command line: data folder, files to open, log level, and debuggers refused.
import { resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { debuggerRefusal, readCommandLine, type CommandLine } from '../../electron/desktop/command-line.ts';

const read = (args: string[], isPackaged = true): CommandLine =>
  readCommandLine(args, { isPackaged, userData: '/own' });

afterEach(() => void vi.unstubAllEnvs());

test('--data wins over the environment, and both over Electron’s folder', () => {
  vi.stubEnv('STRATASCOPE_DATA', '');
  expect(read([]).dataDir).toBe(resolve('/own'));
  expect(read(['--user-data-dir=/chromium']).dataDir).toBe(resolve('/chromium'));
  vi.stubEnv('STRATASCOPE_DATA', '/environment');
  expect(read(['--user-data-dir=/chromium']).dataDir).toBe(resolve('/environment'));
  expect(read(['--data', '/asked']).dataDir).toBe(resolve('/asked'));
});

test('files are absolute; unpackaged, the application’s own folder is none of them', () => {
  expect(read(['a.csv', '--no-sandbox', '/b.csv']).files).toEqual([resolve('a.csv'), resolve('/b.csv')]);
  expect(read(['.', 'a.csv'], false).files).toEqual([resolve('a.csv')]);
});

test('a level that is none is the default, and keeps nothing from starting', () => {
  expect(read(['--log-level', 'debug']).logLevel).toBe('debug');
  expect(read(['--log-level', 'loud'])).toMatchObject({ logLevel: 'info', store: undefined });
  expect(read(['--store', 'postgres://me@host/logs']).store).toBe('postgres://me@host/logs');
});

test('a packaged application takes no switch that lets another program in', () => {
  const given =
    (...names: string[]) =>
    (name: string) =>
      names.includes(name);
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'inspect-wait']) {
    expect(debuggerRefusal(true, given('no-sandbox', name))).toContain(`Expected no --${name}, `);
    expect(debuggerRefusal(false, given(name))).toBeUndefined();
  }
  expect(debuggerRefusal(true, given('data', 'no-sandbox'))).toBeUndefined();
});
