// Tests what only the browser host has: files dropped on the page, files named to the server, downloads, the link.
import { beds, writeLog } from '../fixtures/make-log.ts';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { importLog, listed } from './import-log.ts';
import { callOf } from './page-call.ts';
import { expectBeds, settled } from './picture.ts';
import { expect, startViewer, test } from './viewer.ts';

test('a file dropped on the page is offered for import', async ({ viewer: { page }, folder }) => {
  const text = fs.readFileSync(writeLog(folder, 'dropped.csv', beds), 'utf8');
  const files = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }));
    return transfer;
  }, text);
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.locator('body').dispatchEvent(event, { dataTransfer: files });
  }
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await expect(dialog).toContainText('dropped.csv');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(listed(page, 'dropped')).toHaveAttribute('aria-selected', 'true');
  await expectBeds(page, await settled(page));
});

test('the files offered to choose from are those that the readers read', async ({ viewer: { page } }) => {
  const endings = '.csv,.las,.txt,.tsv,.tab,.dat,.asc,.prn,.gz,.zip,.strata';
  const mimes =
    'text/csv,text/plain,text/tab-separated-values,application/gzip,application/zip,application/x-zip-compressed';
  const accept = `${endings},${mimes}`;
  await expect(page.getByLabel('Files to import', { exact: true })).toHaveAttribute('accept', accept);
});

test('a file named to the server is imported and shown', async ({ folder }) => {
  const viewer = await startViewer('browser', folder, [writeLog(folder, 'named.csv', beds)]);
  await expect(listed(viewer.page, 'named')).toHaveAttribute('aria-selected', 'true');
  await expectBeds(viewer.page, await settled(viewer.page));
  await viewer.close();
});

test('an export is saved once, not again when the page is loaded anew', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await viewer.menu('export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toContainText('400 scanlines');
  await viewer.saveAs(() => dialog.getByRole('button', { name: 'Export', exact: true }).click());

  let saved = 0;
  page.on('download', () => saved++);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Save again' })).toBeVisible();
  await settled(page);
  expect(saved).toBe(0);
  const again = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save again' }).click();
  await again;
  expect(saved).toBe(1);
});

test('a browser without the printed link sees nothing of the library', async ({ viewer: { page } }) => {
  const { origin } = new URL(page.url());
  for (const target of ['/', '/frame/1', '/api/events']) {
    expect((await fetch(origin + target)).status, target).toBeGreaterThanOrEqual(400);
  }
  const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  expect((await fetch(`${origin}/api/call/library.list`, call)).status).toBeGreaterThanOrEqual(400);
});

test('another server of this machine receives the cookie, and can do nothing with it', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const { origin } = new URL(page.url());
  const received: string[] = [];
  const other = http.createServer((request, response) => {
    received.push(request.headers.cookie ?? '');
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>other</title>');
  });
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const theirs = await page.context().newPage();
  await theirs.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  const cookie = received[0]!;
  expect(cookie).toMatch(/^stratascope_\d+=[\w-]{43}$/);

  const headers = { cookie, 'content-type': 'application/json' };
  const call = { method: 'POST', headers, body: '{}' };
  for (const name of ['api.status', 'library.list', 'job.list', 'state.get']) {
    const answer = await fetch(`${origin}/api/call/${name}`, call);
    expect([answer.status, await answer.text()], name).toEqual([401, expect.stringContaining('printed')]);
  }
  for (const target of ['/frame/1', '/api/events', '/download/x/0', '/images', '/metrics']) {
    expect((await fetch(origin + target, { headers })).status, target).toBe(401);
  }
  expect((await fetch(`${origin}/api/import?fileName=a.csv`, call)).status).toBe(401);
  // Nor is the key theirs to read.
  expect(await theirs.evaluate(() => Object.keys(localStorage))).toEqual([]);
  const fetched = await theirs.evaluate(
    (target) => fetch(target, { method: 'POST', credentials: 'include' }).then(({ status }) => status, String),
    `${origin}/api/call/api.status`,
  );
  expect(fetched).toContain('Failed to fetch');
  await theirs.close();
  other.closeAllConnections();
  other.close();
});

test('a browser that keeps nothing for the page shows it all the same, and again when it is loaded anew', async ({
  viewer,
  folder,
}) => {
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const key = await viewer.page.evaluate(() => localStorage.getItem('stratascope.key'));
  const tab = await viewer.page.context().newPage();
  await tab.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    }),
  );
  await tab.goto(`${new URL(viewer.page.url()).origin}/#key=${key}`);
  await expectBeds(tab, await settled(tab));
  await tab.reload();
  await expectBeds(tab, await settled(tab));
  await tab.close();
});

test('the key leaves the address bar, and serves reloads and other tabs; without it the page says what opens it', async ({
  folder,
}) => {
  const viewer = await startViewer('browser', folder, [writeLog(folder, 'named.csv', beds)]);
  const shown = async (page: Page): Promise<void> => {
    await expect(listed(page, 'named')).toHaveAttribute('aria-selected', 'true');
    expect(new URL(page.url()).href).toBe(`${new URL(page.url()).origin}/`);
    await expectBeds(page, await settled(page));
  };
  await shown(viewer.page);
  await viewer.page.reload();
  await shown(viewer.page);
  const tab = await viewer.page.context().newPage();
  // As a page of another port can open it: the key that is kept stays.
  await tab.goto(`${new URL(viewer.page.url()).origin}/#key=rubbish`);
  await shown(tab);
  // Events reach every tab.
  const rename = { id: 1, change: { name: 'renamed' } };
  await callOf(tab)('library.describe', rename);
  await expect(listed(viewer.page, 'renamed')).toBeVisible();
  await callOf(tab)('library.describe', { ...rename, change: { name: 'named' } });
  await tab.close();

  await viewer.page.evaluate(() => localStorage.clear());
  await viewer.page.reload();
  await expect(viewer.page.getByText(/This page opens with the link that Stratascope printed/)).toBeVisible();
  await expect(listed(viewer.page, 'named')).toHaveCount(0);
  await viewer.close();
});

test('a colormap is downloaded as a palette of GMT, and imported again', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const file = path.join(folder, 'bands.cpt');
  fs.writeFileSync(file, '0 red 100 red\n100 blue 200 blue\n');
  await page.getByRole('button', { name: /^Colormap: / }).click();
  const input = page.getByLabel('Colormap files to import');
  await input.setInputFiles(file);
  await expect(page.getByText('Imported bands.')).toBeVisible();
  const saved = await viewer.saveAs(async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: 'GMT palette (.cpt)' }).click();
  });
  expect(path.basename(saved)).toBe('bands.cpt');
  expect(fs.readFileSync(saved, 'utf8')).toContain('0\t255/0/0\t0.5\t255/0/0\n0.5\t0/0/255\t1\t0/0/255\n');
  await input.setInputFiles(saved);
  await expect(page.getByText('Imported bands 2.')).toBeVisible();
});
