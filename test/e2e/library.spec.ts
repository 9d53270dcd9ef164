// Tests renaming and deleting logs in the viewer, the trash, damaged logs, and that a restart finds all as it was.
import { damage } from '../fixtures/damage.ts';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { idOf, importLog, listed } from './import-log.ts';
import { expectBeds, settled, settledElsewhere } from './picture.ts';
import { expect, test } from './viewer.ts';

test('a log is renamed in place, goes to the trash and comes back, and is erased only after asking', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'kept.csv', beds));
  await importLog(viewer, writeLog(folder, 'other.csv', beds));

  await listed(page, 'other').dblclick();
  const field = page.getByLabel('New name of other');
  await field.fill('Renamed');
  await field.press('Enter');
  await expect(listed(page, 'Renamed')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Renamed' })).toBeVisible();

  const said = page.getByRole('status');
  await viewer.menu('remove');
  await expect(said.getByText('Moved Renamed to the trash')).toBeVisible();
  await expect(listed(page)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(said.getByText('Renamed is back from the trash')).toBeVisible();
  await expect(listed(page, 'Renamed')).toHaveAttribute('aria-selected', 'true');
  await expectBeds(page, await settled(page));

  await viewer.menu('remove');
  await expect(listed(page)).toHaveCount(1);
  await viewer.menu('trash');
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await trash.getByRole('button', { name: 'Restore Renamed' }).click();
  await expect(trash.getByText('can be brought back')).toBeVisible();
  await page.keyboard.press('Escape');

  await listed(page, 'Renamed').click();
  await page.keyboard.press('Shift+Delete');
  const question = page.getByRole('alertdialog', { name: /Erase .Renamed./ });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(listed(page)).toHaveCount(2);
  await page.keyboard.press('Shift+Delete');
  await question.getByRole('button', { name: 'Erase' }).click();
  await expect(listed(page)).toHaveCount(1);
  await expect(listed(page, 'kept')).toBeVisible();
  await viewer.menu('trash');
  await expect(trash.getByText('can be brought back')).toBeVisible();
});

test('a damaged log is said beside the others, and goes to the trash as they do', async ({ viewer, folder }) => {
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
