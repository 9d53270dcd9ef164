// Tests what only the desktop has: menu, single instance, window place, scheme, log, orderly end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beds, writeLog, writeLongLog } from '../fixtures/make-log.ts';
import { PROJECT, startOnDesktop, type DesktopViewer } from './desktop-host.ts';
import { idOf, importInDialog, importLog, offer, listed } from './import-log.ts';
import { expectBeds, settled } from './picture.ts';
import { expect, test as base } from './viewer.ts';

interface Desktops {
  /** The `viewer`, with its application to look into. What is put into that is taken out again. */
  desktop: DesktopViewer;
  /** Of the test's own: what is stopped or started again. */
  own: DesktopViewer;
}

const test = base.extend<Desktops>({
  // These specs run on the desktop alone.
  desktop: async ({ viewer }, use) => use(viewer as DesktopViewer),
  own: async ({ folder }, use) => {
    const own = await startOnDesktop(foldersIn(folder));
    await use(own);
    await own.close();
  },
});

test('a port that is taken is said so, and the API stays off', async ({ viewer }) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await viewer.menu('api-settings');
  const dialog = viewer.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByLabel('Port').fill(String(port));
  await dialog.getByLabel('Port').press('Enter');
  await dialog.getByRole('switch', { name: 'Localhost API' }).click();
  await expect(dialog.getByRole('alert')).toContainText(String(port));
  await expect(dialog.getByRole('switch', { name: 'Localhost API' })).not.toBeChecked();
  other.close();
});

test('a team server that is not there is said so, and the library stays as it was', async ({ viewer, folder }) => {
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await viewer.menu('library-settings');
  const dialog = viewer.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('radio', { name: 'Team server' }).check();
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Expected a host but received nothing');
  await dialog.getByRole('textbox', { name: 'Host' }).fill('127.0.0.1');
  await dialog.getByRole('textbox', { name: 'Port' }).fill('1');
  await dialog.getByRole('textbox', { name: 'User' }).fill('ada');
  await dialog.getByLabel('Password').fill('secret');
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expect(dialog.getByRole('alert')).toContainText('127.0.0.1:1');
  await viewer.page.keyboard.press('Escape');
  await expect(listed(viewer.page, 'beds')).toBeVisible();
});

test('what it does is logged, and shown from the Help menu; no path is in it', async ({ desktop, folder }) => {
  await importInDialog(desktop, writeLog(folder, 'beds.csv', beds));
  const imageId = await idOf(desktop.page, 'beds');
  await desktop.app.evaluate(({ shell }) => {
    const openPath = shell.openPath.bind(shell);
    shell.openPath = (shown: string) => {
      (globalThis as { shown?: string }).shown = shown;
      shell.openPath = openPath;
      return Promise.resolve('');
    };
  });
  await desktop.menu('logs');
  const shown = () => desktop.app.evaluate(() => (globalThis as { shown?: string }).shown);
  await expect.poll(shown).toBeTruthy();
  const [file] = fs.readdirSync((await shown())!).filter((name) => name.startsWith('desktop.'));
  const text = fs.readFileSync(path.join((await shown())!, file!), 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'import', state: 'done', imageId, rows: beds.rows }));
  expect(text).not.toContain(folder);
  expect(text).not.toContain('beds.csv');
});

test('the native menu shows what is possible now', async ({ desktop, folder }) => {
  const state = (id: string) =>
    desktop.app.evaluate(({ Menu }, item) => {
      const { enabled, checked } = Menu.getApplicationMenu()!.getMenuItemById(item)!;
      return { enabled, checked };
    }, id);
  expect((await state('import')).enabled).toBe(true);
  expect((await state('export')).enabled).toBe(false);
  await expect(desktop.menu('export')).rejects.toThrow('cannot be chosen');

  await importLog(desktop, writeLog(folder, 'beds.csv', beds));
  await expect.poll(() => state('export')).toEqual({ enabled: true, checked: false });
  await desktop.page.getByRole('switch', { name: 'Invert' }).click();
  await expect.poll(() => state('invert')).toEqual({ enabled: true, checked: true });
});

test('a recent file is imported again from the menu', async ({ desktop, folder }) => {
  await importInDialog(desktop, writeLog(folder, 'first & last.csv', beds));
  const label = () =>
    desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent-0')?.label ?? '');
  await expect.poll(label).toMatch(/^first &&? last\.csv$/);
  await desktop.menu('remove');
  await expect(listed(desktop.page)).toHaveCount(0);
  await desktop.menu('recent-0');
  await expect(desktop.page.getByRole('dialog', { name: 'Import' })).toContainText('first & last.csv');
});

test('a file on the command line is imported and shown', async ({ folder }) => {
  const desktop = await startOnDesktop({ ...foldersIn(folder), files: [writeLog(folder, 'named.csv', beds)] });
  await expect(listed(desktop.page, 'named')).toHaveAttribute('aria-selected', 'true');
  await expectBeds(desktop.page, await settled(desktop.page));
  await desktop.close();
});

test('a second start hands its file to the first and ends', async ({ desktop, folder }) => {
  const electron = createRequire(import.meta.url)('electron') as string;
  const file = writeLog(folder, 'second.csv', beds);
  const args = ['--no-sandbox', PROJECT, '--data', desktop.dataDir, path.basename(file)];
  // A relative path means the second start's own folder.
  const second = spawn(electron, args, { cwd: folder, stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect(listed(desktop.page, 'second')).toHaveAttribute('aria-selected', 'true');
  await expectBeds(desktop.page, await settled(desktop.page));
});

test('the window comes back where it was', async ({ own }) => {
  const bounds = { x: 40, y: 60, width: 1010, height: 690 };
  await own.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds);
  await own.restart();
  const found = await own.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(found).toEqual(bounds);
});

test('a page that dies is loaded again and finds the library', async ({ own, folder }) => {
  await importLog(own, writeLog(folder, 'beds.csv', beds));
  const inPage = (code: string) =>
    own.app.evaluate(
      ({ webContents }, expression) => webContents.getAllWebContents()[0]?.executeJavaScript(expression),
      code,
    ) as Promise<unknown>;
  await inPage('window.beforeCrash = true');
  await own.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
  const reborn = `window.beforeCrash === undefined && document.querySelector('[role=option]')?.textContent.includes('beds')`;
  await expect.poll(() => inPage(reborn).catch(() => false)).toBe(true);
});

test('the page reaches the viewer and frames by its scheme, and nothing beside them', async ({ viewer }) => {
  const answers = await viewer.page.evaluate(async () => {
    const targets = [
      '',
      '..%2f..%2fpackage.json',
      '%2e%2e/main.js',
      '%2e%2e%2fmain.js',
      '..%5c..%5cpackage.json',
      'a%00b',
      'frame/999',
    ];
    const asked = targets.map(async (target) => [target, (await fetch(target)).status] as const);
    return Object.fromEntries(await Promise.all(asked));
  });
  const { '': index, ...others } = answers;
  expect(index).toBe(200);
  for (const [target, status] of Object.entries(others)) expect([400, 403, 404], target).toContain(status);
});

test('the page has nothing of Node and only three functions of ours', async ({ viewer: { page } }) => {
  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    ours: Object.keys((globalThis as unknown as { stratascope: object }).stratascope).sort(),
  }));
  expect(found).toEqual({ node: [], ours: ['call', 'offerFiles', 'subscribe'] });
});

test('the page stays at the viewer', async ({ desktop, folder }) => {
  await desktop.app.evaluate(({ webContents }) => {
    const seen = globalThis as { tried?: number; count?: () => void };
    seen.tried = 0;
    seen.count = () => void seen.tried!++;
    webContents.getAllWebContents()[0]!.on('will-navigate', seen.count);
  });
  const tried = () => desktop.app.evaluate(() => (globalThis as { tried?: number }).tried);
  await desktop.page.evaluate(() => void ((globalThis as { mark?: number }).mark = 1));
  for (const [count, address] of ['https://elsewhere.example/', './index.html', './frame/999'].entries()) {
    await desktop.page.evaluate((to) => void (location.href = to), address);
    await expect.poll(tried, address).toBe(count + 1);
  }
  await importLog(desktop, writeLog(folder, 'beds.csv', beds));
  expect(await desktop.page.evaluate(() => (globalThis as { mark?: number }).mark)).toBe(1);
  await desktop.app.evaluate(({ webContents }) => {
    const { count } = globalThis as unknown as { count: () => void };
    webContents.getAllWebContents()[0]!.off('will-navigate', count);
  });
});

for (const name of ['remote-debugging-port=0', 'remote-debugging-pipe', 'inspect=0']) {
  test(`packaged, it does not start with --${name}`, async ({ folder }) => {
    const electron = createRequire(import.meta.url)('electron') as string;
    // Not by Playwright, which drives the application through just these switches.
    const started = spawn(electron, [PROJECT, '--no-sandbox', '--data', foldersIn(folder).dataDir, `--${name}`], {
      env: { ...process.env, ELECTRON_FORCE_IS_PACKAGED: 'true' },
      stdio: ['ignore', 'ignore', 'pipe'],
      // One that does start is not left behind.
      timeout: 30_000,
    });
    let said = '';
    started.stderr.on('data', (text) => (said += String(text)));
    const [code] = (await once(started, 'close')) as [number];
    expect(said).toContain(`Expected no --${name.split('=')[0]}, `);
    expect(code).toBe(1);
    expect(fs.existsSync(foldersIn(folder).dataDir)).toBe(false);
  });
}

test('SIGTERM ends it in order, import and all', async ({ folder }) => {
  const desktop = await startOnDesktop(foldersIn(folder));
  await importLog(desktop, writeLog(folder, 'beds.csv', beds));
  await offer(desktop, [writeLongLog(folder)]);
  await desktop.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(desktop.page.getByRole('progressbar')).toBeVisible();
  const running = desktop.app.process();
  const ended = once(running, 'exit');
  running.kill('SIGTERM');
  const [code] = (await ended) as [number | null];
  expect(code).toBe(0);
  // The database was closed: nothing is left in its journal.
  expect(fs.readdirSync(foldersIn(folder).dataDir).filter((name) => /-(wal|shm)$|\.part$/.test(name))).toEqual([]);

  const again = await startOnDesktop(foldersIn(folder));
  await expect(listed(again.page)).toHaveCount(1);
  await expect(listed(again.page, 'beds')).toBeVisible();
  await again.close();
});

function foldersIn(folder: string): { dataDir: string; savedDir: string } {
  const folders = { dataDir: path.join(folder, 'data'), savedDir: path.join(folder, 'saved') };
  fs.mkdirSync(folders.savedDir, { recursive: true });
  return folders;
}
