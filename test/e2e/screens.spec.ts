// Takes pictures of the viewer in each of its states, for people to look at, into test-results/screens.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { importLog, offer, listed } from './import-log.ts';
import { settled } from './picture.ts';
import { beds, writeLog, writeLongLog } from '../fixtures/make-log.ts';
import { expect, test, type Viewer } from './viewer.ts';

const SCREENS = fileURLToPath(new URL('../../test-results/screens', import.meta.url));
const README_PICTURE = fileURLToPath(new URL('../../resources/screenshot.png', import.meta.url));

test('the states of the viewer are photographed', async ({ viewer, folder, host }) => {
  const { page } = viewer;
  const photograph = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(SCREENS, host, `${name}.png`), animations: 'disabled' });
  };
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.getByRole('main').getByRole('button', { name: 'Import…' })).toBeVisible();
  await photograph('empty');

  // Long enough to be photographed and cancelled before it is imported.
  await offer(viewer, [writeLongLog(folder, 2500)]);
  await photograph('import-dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Jobs' })).toContainText(/[2-9]\d %/);
  await photograph('importing');
  await page.getByRole('region', { name: 'Jobs' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0);

  const bad = path.join(folder, 'bad.csv');
  fs.writeFileSync(bad, 'depth,a,b\n100,1,2\n101,1,soft\n');
  await offer(viewer, [bad]);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('soft');
  await photograph('error');
  await page.getByRole('button', { name: 'Dismiss bad.csv' }).click();

  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await viewer.menu('sample');
  await expect(listed(page, 'Sample')).toHaveAttribute('aria-selected', 'true');
  await settled(page);
  await photograph('viewing-whole');

  await page.getByRole('button', { name: /^Dismiss the/ }).click();
  await showWindow(viewer, '9120', '9165');
  await photograph('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await photograph('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  if (process.env['UPDATE_SCREENSHOT'] === '1' && host === 'desktop') await page.screenshot({ path: README_PICTURE });

  await viewer.menu('export');
  await expect(page.getByRole('dialog', { name: 'Export' })).toContainText('451 scanlines');
  await photograph('export-dialog');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 640, height: 420 });
  await settled(page);
  await photograph('small');
});

async function showWindow({ page }: Viewer, top: string, base: string): Promise<void> {
  for (const [label, depth] of [
    ['Top', top],
    ['Base', base],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(depth);
    await page.getByLabel(label, { exact: true }).press('Enter');
    await page.getByLabel(label, { exact: true }).blur();
  }
  await expect(page.getByRole('slider', { name: 'Base depth' })).toHaveAttribute('aria-valuenow', base);
  await settled(page);
}
