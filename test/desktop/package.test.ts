// Tests the package that electron-builder makes: the fuses of its binary, and one archive as the only code.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDummyElectron } from '../fixtures/dummy-electron.ts';

const ON = '1';
const OFF = '0';
const PROJECT = path.resolve(import.meta.dirname, '..', '..');
const BUILDER = path.join(PROJECT, 'node_modules', 'electron-builder', 'cli.js');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-package-'));
let delivered: string;
let unpacked: string;

beforeAll(async () => {
  expect(fs.existsSync(path.join(PROJECT, 'dist', 'main.js')), 'dist/ is there; npm run build makes it').toBe(true);
  delivered = writeDummyElectron(path.join(folder, 'electron'));
  // `npm run package -- --dir`, apart from where Electron comes from and where the package goes.
  const from = [`-c.electronDist=${path.dirname(delivered)}`, `-c.directories.output=${path.join(folder, 'release')}`];
  await promisify(execFile)(process.execPath, [BUILDER, '--linux', '--dir', ...from], { cwd: PROJECT });
  const release = path.join(folder, 'release');
  unpacked = path.join(
    release,
    fs.readdirSync(release).find((name) => name.endsWith('-unpacked'))!,
  );
}, 180_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

test('the binary came with Electron’s own fuses and has ours', async () => {
  const fuses = async (file: string): Promise<Record<string, string>> => {
    const { version, ...wire } = await getCurrentFuseWire(file);
    expect(version).toBe('1');
    // The state is a character of the binary.
    const states = Object.entries(wire).map(([fuse, state]) => [fuse, String.fromCharCode(Number(state))] as const);
    return Object.fromEntries(states.map(([fuse, state]) => [FuseV1Options[Number(fuse)] ?? fuse, state]));
  };
  expect(await fuses(delivered)).toMatchObject({ RunAsNode: ON, OnlyLoadAppFromAsar: OFF });
  expect(await fuses(path.join(unpacked, 'stratascope'))).toEqual({
    RunAsNode: OFF,
    EnableCookieEncryption: ON,
    EnableNodeOptionsEnvironmentVariable: OFF,
    EnableNodeCliInspectArguments: OFF,
    EnableEmbeddedAsarIntegrityValidation: ON,
    OnlyLoadAppFromAsar: ON,
    LoadBrowserProcessSpecificV8Snapshot: OFF,
    GrantFileProtocolExtraPrivileges: OFF,
    8: ON,
  });
});

test('the code is in one archive; beside it is only what the operating system loads', () => {
  const resources = path.join(unpacked, 'resources');
  expect(fs.readdirSync(resources).toSorted()).toEqual(['app.asar', 'app.asar.unpacked']);
  const outside = fs
    .readdirSync(path.join(resources, 'app.asar.unpacked'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  for (const needed of ['.node', '/libvips-cpp.so']) expect(outside.join('\n')).toContain(needed);
  expect(outside.filter((file) => !/\.(node|so[\d.]*|dylib|dll)$/.test(file))).toEqual([]);
});
