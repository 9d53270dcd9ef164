// Starts the viewer as `stratascope serve` with a page in Chromium.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, expect, type Browser, type BrowserContext, type Page, type Request } from '@playwright/test';
import type { Reply } from '../../shared/contract.ts';
import { MENU } from '../../shared/menu.ts';
import { PROJECT } from './desktop-host.ts';
import { forgetAll } from './forget.ts';
import { parsedCall } from './page-call.ts';
import type { StartOptions, Viewer } from './viewer.ts';

const CHROMIUM_SWITCHES = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const VIEWPORT = { width: 1280, height: 820 };

/** One for all tests of this process, each in a context of its own; it ends with the process. */
let launched: Promise<Browser> | undefined;

export async function startInBrowser({ dataDir, savedDir, files = [] }: StartOptions): Promise<Viewer> {
  let server: ChildProcess;
  let context: BrowserContext;
  let page: Page;
  /** Sent by the page and not answered yet, without what it listens to. */
  const underWay = new Set<Request>();

  async function start(extra: readonly string[]): Promise<void> {
    const args = ['dist/cli.js', 'serve', '--port', '0', '--data', dataDir, ...extra];
    server = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
    const url = await printedAddress(server);
    launched ??= chromium.launch({ executablePath: process.env['STRATASCOPE_CHROMIUM']!, args: CHROMIUM_SWITCHES });
    context = await (await launched).newContext({ viewport: VIEWPORT, acceptDownloads: true });
    page = await context.newPage();
    underWay.clear();
    page.on('request', (request) => request.method() === 'POST' && underWay.add(request));
    page.on('requestfinished', (request) => underWay.delete(request));
    page.on('requestfailed', (request) => underWay.delete(request));
    await page.goto(url);
  }

  async function stop(): Promise<void> {
    await expect.poll(() => underWay.size, { message: 'what was changed has reached the server' }).toBe(0);
    // A person leaves the page; a browser that is merely killed gives it no chance to save its state. What it sends
    // as it goes is still under way when the next page is there.
    await page.goto('about:blank');
    await setTimeout(300);
    await context.close();
    const ended = once(server, 'exit');
    if (server.kill('SIGTERM')) await ended;
  }

  await start(files);
  return {
    dataDir,
    get page() {
      return page;
    },
    async menu(id) {
      const { group, label } = labelsOf(id);
      const bar = page.getByRole('menubar');
      await bar.getByRole('menuitem', { name: group, exact: true }).click();
      // By their names, to which the shortcut beside a label does not belong.
      const [item, checkbox] = (['menuitem', 'menuitemcheckbox'] as const).map((role) =>
        page.getByRole('menu').getByRole(role, { name: label }),
      );
      await item!.or(checkbox!).click();
    },
    async chooseFiles(paths, ask) {
      const chooser = page.waitForEvent('filechooser');
      await ask();
      await (await chooser).setFiles([...paths]);
    },
    async handOver(file) {
      const target = `api/import?fileName=${encodeURIComponent(path.basename(file))}`;
      const data = fs.readFileSync(file);
      const response = await page.request.post(new URL(target, page.url()).href, { data, headers: await keyOf(page) });
      if (!response.ok()) throw new Error(`${file} was not imported: ${await response.text()}`);
    },
    async saveAs(ask) {
      const coming = page.waitForEvent('download');
      await ask();
      const download = await coming;
      const file = path.join(savedDir, download.suggestedFilename());
      await download.saveAs(file);
      return file;
    },
    async restart() {
      await stop();
      await start([]);
    },
    async renew() {
      const { origin } = new URL(page.url());
      // Of the same origin, so that it stays in its process: compiling the page's scripts anew takes longer than most tests.
      await page.goto(`${origin}/health`);
      const headers = await keyOf(page);
      await page.evaluate(() => {
        for (const name of Object.keys(localStorage)) if (name !== 'stratascope.key') localStorage.removeItem(name);
      });
      const call = parsedCall(async (name, data) => {
        const response = await page.request.post(`${origin}/api/call/${name}`, { data, headers });
        return (await response.json()) as Reply<unknown>;
      });
      await forgetAll(call);
      await context.clearPermissions();
      await page.emulateMedia({ colorScheme: null, reducedMotion: null });
      await page.setViewportSize(VIEWPORT);
      await page.goto(origin);
    },
    /** Nobody comes back to it: what it would still save is not waited for. */
    async close() {
      await context.close();
      const ended = once(server, 'exit');
      if (server.kill('SIGKILL')) await ended;
    },
  };
}

/** What the page sends beside its cookie. */
async function keyOf(page: Page): Promise<Record<string, string>> {
  return { 'x-stratascope-key': await page.evaluate(() => localStorage.getItem('stratascope.key') ?? '') };
}

/** The address the server prints when it is ready; rejects with what it said when it ends before. */
async function printedAddress(server: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((found, failed) => {
    const read = (data: Buffer): void => {
      text += data.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(text) ?? [];
      if (url) found(url);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${text}`)));
  });
}

function labelsOf(id: string): { group: string; label: string } {
  for (const { label: group, entries } of MENU) {
    for (const entry of entries) if (entry !== 'separator' && entry.id === id) return { group, label: entry.label };
  }
  throw new Error(`No menu item has the id ${id}`);
}
