// Tests that maximum shows a thin streak, is labelled, and is exported true to a printed scale.
import sharp from 'sharp';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import { colourOf, expectValueAt, settled } from './picture.ts';
import { expect, test } from './viewer.ts';

/** 25 scanlines and more in a pixel row. */
const ROWS = 20_000;
const STREAK = 10_010;
const streak = { ...beds, rows: ROWS, width: 6, value: (row: number) => (row === STREAK ? 250 : 50) };

test.beforeEach(async ({ viewer, folder }) => {
  await importLog(viewer, writeLog(folder, 'streak.csv', streak));
});

test('a thin streak shows as a maximum, and the picture says that it is one', async ({ viewer }) => {
  const { page } = viewer;
  const at = [0.5, (STREAK + 0.5) / ROWS] as const;
  await expectValueAt(page, at, 50 + 200 / 28);
  await page.getByRole('radio', { name: 'Maximum' }).check();
  await settled(page);
  await expectValueAt(page, at, 250);
  const label = page.getByTestId('pane').getByText('Maximum', { exact: true });
  await expect(label).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Maximum' })).toHaveAccessibleDescription(/thin high streaks/);

  await page.getByRole('radio', { name: 'Minimum' }).check();
  await settled(page);
  await expectValueAt(page, at, 50);
  await page.getByRole('radio', { name: 'Dynamic' }).check();
  await expect(page.getByText(/^Dynamic, 2 m.*, minimum$/)).toBeVisible();

  await viewer.restart();
  await expect(viewer.page.getByRole('radio', { name: 'Minimum' })).toBeChecked();
});

test('an export at a printed scale is that long, says its resolution and has its caption', async ({ viewer }) => {
  const { page } = viewer;
  await page.getByRole('radio', { name: 'Maximum' }).check();
  await viewer.menu('export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'PNG' }).check();
  await dialog.getByRole('radio', { name: 'Printed scale' }).check();
  await dialog.getByRole('combobox', { name: 'Printed scale' }).selectOption('Other');
  const field = dialog.getByLabel('Printed scale, 1 to');
  await field.fill('fine');
  await expect(dialog.getByRole('alert')).toHaveText('Expected a scale from 0.1 to 1000000 but received “fine”');
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await field.fill('5000');
  await dialog.getByLabel('Resolution').fill('120');
  // 1,999.9 m at 1:5000 are 40 cm.
  await expect(dialog).toContainText(/ × 1,890 px, [\d.]+ × 40\.0 cm/);
  const caption = dialog.getByRole('checkbox', { name: 'Says what the colours mean' });
  await expect(caption).not.toBeChecked();
  await caption.check();
  const file = await viewer.saveAs(() => dialog.getByRole('button', { name: 'Export', exact: true }).click());
  const { density, height } = await sharp(file).metadata();
  expect(density).toBe(120);
  expect(height).toBeGreaterThan(1890 + 15);
  expect(height).toBeLessThan(1890 + 100);
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const y = Math.floor(((STREAK + 0.5) / ROWS) * 1890);
  const pixel = (y * info.width + 5) * 3;
  expect([...data.subarray(pixel, pixel + 3)]).toEqual(colourOf(250));
});
