// The toy feature in a copy of the project: a folder and lines in the lists add it everywhere, and take it away again.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toyFile } from './reader.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Where each part of it is listed: the file, its list, the part's name there, and the file of the toy it comes from. */
const LINES = [
  ['electron/engine/import/readers/readable.ts', 'READERS', 'toyReader', 'reader.ts'],
  ['electron/engine/export/formats/exporters.ts', 'EXPORTERS', 'depthsExporter', 'exporter.ts'],
  ['shared/records/records.ts', 'EACH_RECORD_KIND', 'toyMarks', 'record.ts'],
  ['shared/menu.ts', 'ENTRIES', 'TOY_MENU', 'menu.ts'],
  ['renderer/shell/features.ts', 'EACH_FEATURE', 'toy', 'feature.tsx'],
] as const;

/** Of what the page shows, or the server tells: other tests may be running. */
const SOON = { timeout: 30_000 };

let copy: string;
let data: string;
let browser: Browser;
const running = new Set<ChildProcess>();

function node(...args: string[]): string {
  // Built as a user builds it, though a test asks for it.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** A script of an installed package. */
const tool = (script: string, ...args: string[]): string => node(path.join('node_modules', script), ...args);
const cli = (...args: string[]): string => node('dist/cli.js', ...args, '--data', data);

function sourcesOf(root: string): Map<string, string> {
  const names = ['electron', 'renderer', 'shared'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name)),
  );
  const files = names.filter((name) => fs.statSync(path.join(root, name)).isFile());
  return new Map(files.sort().map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8')]));
}

function addLines(): void {
  for (const [file, list, name, from] of LINES) {
    const at = path.join(copy, file);
    const source = fs.readFileSync(at, 'utf8');
    const toToy = path.relative(path.dirname(file), path.join('test/toy', from));
    const spread = list === 'ENTRIES' ? '...' : '';
    const [comment, ...rest] = source.split('\n');
    const added = [comment, `import { ${name} } from '${toToy}';`, ...rest].join('\n');
    const start = new RegExp(`\\b${list}\\b[^=\\n]*= \\[`);
    expect(added, file).toMatch(start);
    fs.writeFileSync(
      at,
      added.replace(start, (found) => `${found}${spread}${name}, `),
    );
  }
}

/** The folder, and every line that speaks of it. */
function removeLines(): void {
  for (const [file, , name, from] of LINES) {
    const at = path.join(copy, file);
    const lines = fs.readFileSync(at, 'utf8').split('\n');
    const others = lines.filter((line) => !line.includes(`test/toy/${from}`));
    fs.writeFileSync(at, others.join('\n').replace(new RegExp(`(\\.\\.\\.)?\\b${name}, `), ''));
  }
  fs.rmSync(path.join(copy, 'test/toy'), { recursive: true });
}

interface Served {
  readonly page: Page;
  readonly get: (target: string) => Promise<unknown>;
  readonly post: (target: string, body: Buffer) => Promise<number>;
  readonly stop: () => Promise<void>;
}

async function serve(): Promise<Served> {
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--port', '0', '--json', '--data', data], {
    cwd: copy,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, port, tokenFile } = JSON.parse(line.toString()) as { url: string; port: number; tokenFile: string };
  const headers = { authorization: `Bearer ${fs.readFileSync(tokenFile, 'utf8').trim()}` };
  const address = (target: string): string => `http://127.0.0.1:${port}${target}`;
  const page = await browser.newPage();
  await page.goto(url);
  return {
    page,
    get: async (target) => (await fetch(address(target), { headers })).json() as Promise<unknown>,
    post: async (target, body) =>
      (await fetch(address(target), { method: 'POST', headers, body: new Uint8Array(body) })).status,
    stop: async () => {
      // A person leaves the page, and gives it the chance to save its state.
      await page.goto('about:blank');
      await page.close();
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      running.delete(child);
    },
  };
}

beforeAll(async () => {
  copy = fs.mkdtempSync(path.join(PROJECT, 'node_modules', '.toy-'));
  data = path.join(copy, 'data');
  for (const name of [
    'electron',
    'renderer',
    'shared',
    'resources',
    'test',
    'package.json',
    'tsconfig.json',
    'vite.config.ts',
  ])
    fs.cpSync(path.join(PROJECT, name), path.join(copy, name), { recursive: true });
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(copy, 'node_modules'));
  addLines();
  tool('vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn');
  browser = await chromium.launch({ executablePath: process.env['STRATASCOPE_CHROMIUM'] });
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await browser?.close();
  fs.rmSync(copy, { recursive: true, force: true });
});

describe('with its folder and its lines', () => {
  test('the copy compiles', () => {
    expect(tool('typescript/bin/tsc', '--noEmit', '-p', '.')).toBe('');
  }, 600_000);

  test('the command line imports its files, writes its format, and lists its records', () => {
    const file = path.join(copy, 'a.toy');
    fs.writeFileSync(file, toyFile([30, 20, 10]));
    expect(cli('import', file, '--width', 'source')).toMatch(/Imported a \(id 1\): 3 scanlines, 10.0 to 30.0 ft/);
    const out = path.join(copy, 'a.depths');
    cli('export', '1', '--out', out);
    expect(fs.readFileSync(out, 'utf8')).toBe('10\n20\n30');
    expect(JSON.parse(cli('list', '--json'))).toMatchObject([{ name: 'a', toyMarks: [], bookmarks: [] }]);
    expect(cli('import', '--help')).toMatch(/TOY files/);
    expect(cli('export', '--help')).toContain('.depths');
  });

  test('the API imports its files; the page has its command, tool, track and layer; what they mark is undone and answered', async () => {
    const { page, get, post, stop } = await serve();
    await expect.poll(() => page.title(), SOON).toMatch(/^a/);
    expect(await post('/images?file_name=b.toy', toyFile([10, 20, 30, 40]))).toBe(201);
    expect(await get('/images/2')).toMatchObject({ name: 'b', toyMarks: [] });
    const marks = (count: number) => page.getByRole('img', { name: `${count} toy marks` });
    // In the track and over the picture.
    await expect.poll(() => marks(0).count(), SOON).toBe(2);
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Tools', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Mark the Middle' }).click();
    await expect.poll(() => marks(1).count(), SOON).toBe(2);
    await page.getByRole('img', { name: /^Picture of / }).click();
    await page.keyboard.press('t');
    await expect.poll(() => marks(2).count(), SOON).toBe(2);
    await expect.poll(() => get('/images/1'), SOON).toMatchObject({ toyMarks: [{ depth: 20 }, { depth: 20 }] });

    await page.getByRole('menubar').getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Undo Toy Marks' }).click();
    await expect.poll(() => marks(1).count(), SOON).toBe(2);
    await expect
      .poll(() => get('/images'), SOON)
      .toMatchObject({ items: [{ toyMarks: [] }, { toyMarks: [{ depth: 20, remark: 'from the menu' }] }] });
    await stop();
  });
});

describe('without them', () => {
  test('nothing of it is left in the sources or in what is built of them', () => {
    removeLines();
    expect(sourcesOf(copy)).toEqual(sourcesOf(PROJECT));
    // What is built of the same sources is there already, and current: the run began with that.
    fs.rmSync(path.join(copy, 'dist'), { recursive: true });
    fs.cpSync(path.join(PROJECT, 'dist'), path.join(copy, 'dist'), { recursive: true });
    const built = fs.readdirSync(path.join(copy, 'dist'), { recursive: true, encoding: 'utf8' });
    const programs = built.filter((name) => /\.(js|css|html)$/.test(name));
    expect(programs.length).toBeGreaterThan(5);
    const speaking = programs.filter((name) =>
      /toy-mark|toyMark|toy file|TOY1/.test(fs.readFileSync(path.join(copy, 'dist', name), 'utf8')),
    );
    expect(speaking).toEqual([]);
  });

  test('its files are refused, its logs are opened all the same, and what it has kept with them stays', async () => {
    const file = path.join(copy, 'c.toy');
    fs.writeFileSync(file, toyFile([1, 2]));
    expect(() => cli('import', file)).toThrow(/expected a .*CSV table/);
    const logs = JSON.parse(cli('list', '--json')) as object[];
    expect(logs).toMatchObject([{ name: 'b', bookmarks: [] }, { name: 'a' }]);
    for (const log of logs) expect(log).not.toHaveProperty('toyMarks');
    const { page, stop } = await serve();
    await expect.poll(() => page.title(), SOON).toMatch(/^b/);
    await expect.poll(() => page.locator('main canvas').count(), SOON).toBeGreaterThan(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await stop();
    const library = new Database(path.join(data, 'library.sqlite'), { readonly: true });
    expect(library.prepare('SELECT kind FROM record').pluck().all()).toEqual(['toy-mark']);
    library.close();
  });
});
