// Tests what the import dialog shows of files and asks, what becomes of the answers, and undoing an import.
import fs from 'node:fs';
import path from 'node:path';
import { idOf, importInDialog, listed, offer } from './import-log.ts';
import { callOf } from './page-call.ts';
import { settled } from './picture.ts';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { expect, test } from './viewer.ts';

/** 60 records of a depth, an image of six columns, a curve and words. */
function writeTable(folder: string, name: string, depth: string): string {
  const names = [depth, 'CALI', ...Array.from({ length: 6 }, (_, i) => `AMP${i + 1}`), 'Remark'];
  const records = Array.from({ length: 60 }, (_, row) =>
    [100 + row / 2, 8.5, ...Array.from({ length: 6 }, (_, i) => (row * 7 + i * 3) % 50), 'soft'].join(','),
  );
  const file = path.join(folder, name);
  fs.writeFileSync(file, ['# logged in May', names.join(','), ...records].join('\n'));
  return file;
}

test('a file is shown before it is imported, read otherwise by the head of a column, taken back and done again', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await importInDialog(viewer, writeLog(folder, 'beds.csv', beds));
  await offer(viewer, [writeTable(folder, 'amp.csv', 'DEPT (m)')]);
  const dialog = page.getByRole('dialog', { name: 'Import' });
  const table = dialog.getByRole('table', { name: 'First lines of amp.csv' });
  await expect(table.getByText('# logged in May')).toBeVisible();
  await expect(table.getByRole('button', { name: 'DEPT (m), m: depth' })).toBeVisible();
  await expect(dialog.getByText('60 × 6')).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Picture of the first 60 scanlines' })).toBeVisible();

  await table.getByRole('button', { name: 'CALI: curve' }).click();
  await page.getByRole('menuitemradio', { name: 'Image' }).click();
  await expect(dialog.getByText('60 × 7')).toBeVisible();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(listed(page, 'amp')).toContainText('60 × 7');
  await expect(listed(page, 'amp')).toHaveAttribute('aria-selected', 'true');

  await viewer.menu('undo');
  await expect(listed(page, 'amp')).toHaveCount(0);
  await expect(listed(page, 'beds')).toHaveAttribute('aria-selected', 'true');
  await viewer.menu('redo');
  await expect(listed(page, 'amp')).toContainText('60 × 7');
});

test('a unit that is not known is asked for, and remembered for the next file with these columns', async ({
  viewer,
  folder,
}) => {
  await offer(viewer, [writeTable(folder, 'first.csv', 'DEPT (fathoms)')]);
  const dialog = () => viewer.page.getByRole('dialog', { name: 'Import' });
  const unit = () => dialog().getByRole('group', { name: 'Questions' }).getByRole('combobox', { name: 'Depth unit' });
  await expect(unit()).toHaveValue('m');
  await unit().selectOption('ft');
  await expect(dialog().getByText('100–129.5 ft')).toBeVisible();
  await dialog().getByRole('button', { name: 'Import', exact: true }).click();
  await expect(listed(viewer.page, 'first')).toContainText('100.0–129.5 ft');

  await viewer.restart();
  await offer(viewer, [writeTable(folder, 'second.csv', 'DEPT (fathoms)')]);
  await expect(dialog().getByText('Read as the last file with these columns was.')).toBeVisible();
  await expect(unit()).toHaveCount(0);
  await expect(dialog().getByText('100–129.5 ft')).toBeVisible();
  await viewer.page.keyboard.press('Enter');
  await expect(listed(viewer.page, 'second')).toContainText('100.0–129.5 ft');
});

test('what cannot be imported is said before it is tried', async ({ viewer, folder }) => {
  const file = path.join(folder, 'bad.csv');
  fs.writeFileSync(file, 'depth,a,b\n100,1,2\n101,1,soft\n');
  await offer(viewer, [file]);
  const dialog = viewer.page.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('alert')).toContainText('line 3, column 3 (b): expected a number but received "soft"');
});

test('a log that was stored wrong is read again: the same log with its bookmarks, and the picture is the new one', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await importInDialog(viewer, writeLog(folder, 'beds.csv', beds));
  const file = writeTable(folder, 'amp.csv', 'DEPT');
  await importInDialog(viewer, file);
  const id = await idOf(page, 'amp');
  await callOf(page)('record.import', {
    ...{ logId: id, kind: 'bookmark' },
    records: [{ body: { name: 'soft bed', depthMin: 105, depthMax: 110 } }],
  });
  await callOf(page)('library.describe', { id, change: { name: 'Well 7' } });
  await expect(listed(page, 'Well 7')).toContainText('100.0–129.5 m');
  const before = await page.getByTestId('picture').screenshot();

  // On the desktop the file is still known; a browser has to be given it again.
  const dialog = page.getByRole('dialog', { name: 'Read Again' });
  await viewer.chooseFiles([file], () => viewer.menu('read-again'));
  await expect(dialog.getByText('In place of 60 scanlines of 6 samples, 100.0–129.5 m.')).toBeVisible();
  await dialog.getByRole('table').getByRole('button', { name: 'CALI: curve' }).click();
  await page.getByRole('menuitemradio', { name: 'Image' }).click();
  await expect(dialog.getByText('60 × 7')).toBeVisible();
  await dialog.getByText('How the file is read').click();
  await dialog.getByRole('combobox', { name: 'Depth unit' }).selectOption('ft');
  await expect(dialog.getByText('Its depths are in m now and will be in ft.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Read Again', exact: true }).click();

  await expect(listed(page, 'Well 7')).toContainText('60 × 7');
  await expect(listed(page, 'Well 7')).toContainText('100.0–129.5 ft');
  await expect(listed(page)).toHaveCount(2);
  expect(await idOf(page, 'Well 7')).toBe(id);
  await expect(page.getByText('soft bed').first()).toBeVisible();
  await expect(async () => {
    await settled(page);
    expect(await page.getByTestId('picture').screenshot()).not.toEqual(before);
  }).toPass();
});
