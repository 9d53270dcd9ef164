// Tests renaming and deleting logs in the viewer, damaged logs, and that a restart finds all as it was.
import { damage } from '../fixtures/damage.ts';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { idOf, importLog, listed } from './import-log.ts';
import { expectBeds, settled, settledElsewhere } from './picture.ts';
import { expect, test } from './viewer.ts';

test('a log is renamed in place, and deleted only after asking', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'kept.csv', beds));
  await importLog(viewer, writeLog(folder, 'other.csv', beds));

  await listed(page, 'other').dblclick();
  const field = page.getByLabel('New name of other');
  await field.fill('Renamed');
  await field.press('Enter');
  await expect(listed(page, 'Renamed')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Renamed' })).toBeVisible();

  await viewer.menu('remove');
  const question = page.getByRole('alertdialog', { name: /Delete .Renamed./ });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(listed(page)).toHaveCount(2);
  await viewer.menu('remove');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(listed(page)).toHaveCount(1);
  await expect(listed(page, 'kept')).toBeVisible();
});

test('a damaged log is said beside the others, and deleted only after asking', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'damaged.csv', beds));
  await importLog(viewer, writeLog(folder, 'kept.csv', beds));
  const id = await idOf(page, 'damaged');
  damage(viewer.dataDir, id);
  const damaged = page.getByRole('list', { name: 'Damaged logs' });
  const sentence = new RegExp(
    `^Log ${id} \\(damaged\\) is damaged: .* restore the library from a backup, or remove this log$`,
  );
  await expect(damaged.getByText(sentence)).toBeVisible();
  await expect(listed(page)).toHaveCount(1);
  await viewer.restart();

  await expect(viewer.page.getByText(sentence)).toBeVisible();
  await viewer.page.getByRole('button', { name: 'Delete damaged' }).click();
  const question = viewer.page.getByRole('alertdialog', { name: /Delete .damaged./ });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(viewer.page.getByText(sentence)).toBeVisible();
  await viewer.page.getByRole('button', { name: 'Delete damaged' }).click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(viewer.page.getByText(sentence)).toBeHidden();
  await expect(listed(viewer.page, 'kept')).toBeVisible();
});

test('a restart finds the open log, its window and its colours', async ({ viewer, folder }) => {
  const whole = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await importLog(viewer, writeLog(folder, 'newer.csv', beds));
  await listed(viewer.page, 'beds').click();
  await viewer.page.getByLabel('Top', { exact: true }).fill('1012.5');
  await viewer.page.getByLabel('Top', { exact: true }).press('Enter');
  const left = await settledElsewhere(viewer.page, whole);
  await viewer.page.getByRole('button', { name: 'Colormap: custom' }).click();
  await viewer.page.getByRole('option', { name: 'inferno' }).click();
  await viewer.page.keyboard.press('Escape');
  await settled(viewer.page);

  await viewer.restart();
  await expect(listed(viewer.page)).toHaveCount(2);
  await expect(listed(viewer.page, 'beds')).toHaveAttribute('aria-selected', 'true');
  expect(await settled(viewer.page)).toEqual(left);
  await expect(viewer.page.getByRole('button', { name: 'Colormap: inferno' })).toBeVisible();
  await expectBeds(viewer.page, left, { colormap: 'inferno' });
});
