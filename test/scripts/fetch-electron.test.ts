// Tests fetching Electron from a mirror: cached, resumed, checked, unpacked.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import electron from 'electron/package.json' with { type: 'json' };
import { serveFile, type Answer, type FileServer } from '../fixtures/file-server.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const PROJECT = path.resolve(import.meta.dirname, '..', '..');
const ZIP = `electron-v${electron.version}-linux-x64.zip`;
const zip = storedZip({ electron: 'not really', version: electron.version, LICENSE: '-'.repeat(2_900_000) });
const sums = Buffer.from(`${createHash('sha256').update(zip).digest('hex')} *${ZIP}`);

let home: string;
let server: FileServer;
/** What the mirror does, and which checksums it has. */
let answer: (request: number) => Answer;
let list: Buffer;

beforeEach(async () => {
  home = fs.realpathSync(temporaryDir());
  answer = () => ({});
  list = sums;
  const fileAt = (url: string): Buffer | undefined =>
    ({ [ZIP]: zip, 'SHASUMS256.txt': list })[/^(?:\/own\/|\/v[\d.]+\/)(.*)$/.exec(url)?.[1] ?? ''];
  server = await serveFile(fileAt, (request) => answer(request));
});
afterEach(() => server.close());

const inCache = (...names: string[]): string => path.join(home, 'cache', ...names);
const filesBelow = (dir: string): string[] =>
  fs.existsSync(dir)
    ? fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => path.basename(name))
    : [];

/** Of the mirror's checksums, not of those that came with Electron: nobody but its makers has a file of those. */
async function start(env: NodeJS.ProcessEnv = {}): Promise<string> {
  const ask =
    "import('./resources/scripts/electron-binary.mjs').then((m) => console.log(JSON.stringify(m.ensureElectron())))";
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', ask], {
    cwd: copyOfProject(),
    env: {
      ...process.env,
      ...{ ELECTRON_MIRROR: server.url, electron_config_cache: inCache(), electron_use_remote_checksums: '1' },
      ...{ ELECTRON_INSTALL_PLATFORM: 'linux', ELECTRON_INSTALL_ARCH: 'x64', ELECTRON_OVERRIDE_DIST_PATH: undefined },
      ...env,
    },
  });
  return stdout;
}

/** Its scripts, and Electron as npm leaves it; all else is the project's own. */
function copyOfProject(): string {
  const project = path.join(home, 'project');
  if (fs.existsSync(project)) return project;
  fs.cpSync(path.join(PROJECT, 'resources', 'scripts'), path.join(project, 'resources', 'scripts'), {
    recursive: true,
  });
  fs.copyFileSync(path.join(PROJECT, 'package.json'), path.join(project, 'package.json'));
  const modules = (...names: string[]): [string, string] => [
    path.join(PROJECT, 'node_modules', ...names),
    path.join(project, 'node_modules', ...names),
  ];
  fs.mkdirSync(modules('electron')[1], { recursive: true });
  for (const name of ['install.js', 'package.json', 'checksums.json']) fs.copyFileSync(...modules('electron', name));
  for (const name of ['@electron', '@electron-internal', 'node']) fs.symlinkSync(...modules(name), 'junction');
  return project;
}

const zipsAsked = (): unknown[] => server.asked.filter(({ path }) => path.endsWith('.zip')).map(({ range }) => range);
const executable = (): string => path.join(home, 'project', 'node_modules', 'electron', 'dist', 'electron');
const isReady = (): string => JSON.stringify({ executable: executable() });

test('it is fetched once, from the mirror, shown in MB, checked, and unpacked', async () => {
  const said = await start();
  expect(said).toMatch(/^Fetching Electron/);
  expect(said).toContain('\nElectron: 3 of 3 MB\n');
  expect(said).toContain(isReady());
  expect(server.asked.map(({ path }) => path)).toContain(`/v${electron.version}/${ZIP}`);
  expect(fs.readFileSync(executable(), 'utf8')).toBe('not really');
  expect(filesBelow(inCache())).toContain(ZIP);
  expect(filesBelow(inCache('unfinished'))).toEqual([]);
  expect(await start()).toBe(`${isReady()}\n`);
  // Another checkout takes it from the cache.
  fs.rmSync(path.join(home, 'project'), { recursive: true });
  expect(await start()).toContain(isReady());
  expect(zipsAsked()).toHaveLength(1);
});

test('a start that does not get all of it leaves the next one the rest, and says so', async () => {
  answer = (request) => (request === 0 ? { brokenAfter: 2_000_000 } : { status: 404 });
  expect(await start()).toMatch(
    /"reason":"Electron could not be fetched: http.*404 Not Found; the next start goes on after [12] MB"/,
  );
  const kept = fs.readFileSync(inCache('unfinished', ZIP));
  expect(kept.equals(zip.subarray(0, kept.length))).toBe(true);
  expect(fs.existsSync(executable())).toBe(false);
  answer = () => ({});
  expect(await start()).toContain(isReady());
  expect(zipsAsked().at(-1)).toBe(`bytes=${kept.length}-`);
});

test('what it went on from was of another build: all of it is fetched once more', async () => {
  fs.mkdirSync(inCache('unfinished'), { recursive: true });
  fs.writeFileSync(inCache('unfinished', ZIP), 'another build');
  expect(await start()).toContain(isReady());
  expect(zipsAsked()).toEqual(['bytes=13-', undefined]);
});

test('what has not the right checksum is not used, and not kept', async () => {
  list = Buffer.from(`${'0'.repeat(64)} *${ZIP}`);
  expect(await start()).toMatch(/"reason":"Electron could not be fetched: .*checksum/);
  expect(zipsAsked()).toHaveLength(1);
  expect(filesBelow(inCache())).not.toContain(ZIP);
  expect(fs.existsSync(executable())).toBe(false);
});

test('a folder of the mirror’s own is asked for', async () => {
  expect(await start({ ELECTRON_CUSTOM_DIR: 'own' })).toContain(isReady());
  expect(server.asked.map(({ path }) => path)).toContain(`/own/${ZIP}`);
});

/** A zip file of files that are not compressed. */
function storedZip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), data]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, where, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
