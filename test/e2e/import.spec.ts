// Tests imports in the viewer: the sample, the dialog, several files, cancel, and refused files.
import fs from 'node:fs';
import path from 'node:path';
import { beds, writeLog, writeLongLog } from '../fixtures/make-log.ts';
import { importInDialog, offer, listed } from './import-log.ts';
import { expectBeds, pictureOf, settled } from './picture.ts';
import { expect, test } from './viewer.ts';

test('an empty library says what to do, and opens the sample', async ({ viewer: { page } }) => {
  const main = page.getByRole('main');
  await expect(main.getByRole('button', { name: 'Import…' })).toBeVisible();
  await expect(pictureOf(page)).toHaveCount(0);
  await main.getByRole('button', { name: 'Open the sample' }).click();
  await expect(listed(page, 'Sample')).toContainText('5,460 × 150');
  const { depthMin, depthMax } = await settled(page);
  expect(depthMin).toBeCloseTo(9000.1, 6);
  expect(depthMax).toBeCloseTo(9546, 6);
});

test('a file chosen from the menu is imported as the dialog says, and its picture is drawn', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await offer(viewer, [writeLog(folder, 'beds.csv', beds)]);
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByText('beds.csv')).toBeVisible();
  await dialog.getByLabel('Name').fill('Well A');
  await dialog.getByRole('radio', { name: 'Other' }).check();
  await dialog.getByLabel('Other width').fill('75');
  await dialog.getByLabel('Interpolation').selectOption('nearest');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();

  const log = listed(page, 'Well A');
  await expect(log).toContainText('1000.0–1039.9 m');
  await expect(log).toContainText('400 × 75');
  const window = await settled(page);
  expect(window).toEqual({ depthMin: 1000, depthMax: 1039.9 });
  await expectBeds(page, window);

  // The next import starts from the last choice.
  await offer(viewer, [writeLog(folder, 'second.csv', beds)]);
  await expect(dialog.getByLabel('Name')).toHaveValue('second');
  await expect(dialog.getByLabel('Other width')).toHaveValue('75');
  await expect(dialog.getByLabel('Interpolation')).toHaveValue('nearest');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(listed(page)).toHaveCount(1);
});

test('the dialog says what the automatic width comes to: a narrow file keeps its own', async ({ viewer, folder }) => {
  const { page } = viewer;
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await offer(viewer, [writeLog(folder, 'wide.csv', { ...beds, width: 200 })]);
  await expect(dialog.getByRole('radio', { name: 'Automatic: 150 samples', exact: true })).toBeChecked();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const bad = path.join(folder, 'bad.csv');
  fs.writeFileSync(bad, 'words, and no table\n');
  await offer(viewer, [bad]);
  await expect(dialog.getByRole('radio', { name: 'Automatic: at most 150 samples' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await offer(viewer, [writeLog(folder, 'sectors.csv', { ...beds, width: 16 })]);
  await expect(dialog.getByRole('radio', { name: 'Automatic: 16 samples, as in the file' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(listed(page, 'sectors')).toContainText('400 × 16');
});

test('when the first of several files fails, the next is shown', async ({ viewer, folder }) => {
  const bad = path.join(folder, 'bad.csv');
  fs.writeFileSync(bad, 'depth,a,b\n100,1,2\n101,1,soft\n');
  await offer(viewer, [bad, writeLog(folder, 'good.csv', beds)]);
  const { page } = viewer;
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(listed(page, 'good')).toHaveAttribute('aria-selected', 'true');
  await expectBeds(page, await settled(page));
});

test('several files are imported one after another', async ({ viewer, folder }) => {
  await offer(
    viewer,
    ['one.csv', 'two.csv', 'three.csv'].map((name) => writeLog(folder, name, beds)),
  );
  const { page } = viewer;
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(listed(page)).toHaveCount(3);
  await expect(listed(page, 'one')).toHaveAttribute('aria-selected', 'true');
});

test('an import under way tells how far it is, and cancelling it leaves nothing', async ({ viewer, folder }) => {
  await offer(viewer, [writeLongLog(folder)]);
  const { page } = viewer;
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();

  const jobs = page.getByRole('region', { name: 'Jobs' });
  const bar = jobs.getByRole('progressbar', { name: 'long.csv' });
  await expect(bar).toBeVisible();
  await expect(jobs).toContainText(/\d %/);
  await expect(jobs).toContainText(/[\d,]+ rows/);
  await jobs.getByRole('button', { name: 'Cancel' }).click();
  await expect(bar).toBeHidden();
  await expect(listed(page)).toHaveCount(0);

  await viewer.restart();
  await expect(viewer.page.getByRole('main').getByRole('button', { name: 'Import…' })).toBeVisible();
  await expect(listed(viewer.page)).toHaveCount(0);
});

test('a file that is not a log is refused with the place and the reason; what was there stays', async ({
  viewer,
  folder,
}) => {
  const good = writeLog(folder, 'good.csv', beds);
  await importInDialog(viewer, good);
  const lines = fs.readFileSync(good, 'utf8').split('\n');
  lines[3] = lines[3]!.replace(/^([^,]*,[^,]*),[^,]*/, '$1,soft');
  const bad = path.join(folder, 'bad.csv');
  fs.writeFileSync(bad, lines.join('\n'));

  await offer(viewer, [bad]);
  const { page } = viewer;
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  const alert = page.getByRole('region', { name: 'Jobs' }).getByRole('alert');
  await expect(alert).toContainText('bad.csv');
  await expect(alert).toContainText(/expected a number but received "soft"/i);
  await expect(alert).toContainText('line 4, column 3');
  await expect(listed(page)).toHaveCount(1);

  await page.getByRole('button', { name: 'Dismiss bad.csv' }).click();
  await expect(alert).toBeHidden();
  await importInDialog(viewer, writeLog(folder, 'after.csv', beds));
  await expect(listed(page)).toHaveCount(2);
});
