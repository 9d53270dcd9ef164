// Tests what only the browser host has: files dropped on the page, files named to the server, downloads, the link.
import { beds, writeLog } from '../fixtures/make-log.ts';
import fs from 'node:fs';
import path from 'node:path';
import { importLog, listed } from './import-log.ts';
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
  const endings = '.csv,.las,.txt,.tsv,.tab,.dat,.asc,.prn,.gz,.zip';
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
