// Tests that colormap, range and normalization change the colours on the canvas as they should.
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import { chooseColormap, colourAt, expectBeds, expectValueAt, settled } from './picture.ts';
import { expect, test } from './viewer.ts';

test('the colormap and its inversion colour the picture', async ({ viewer, folder }) => {
  const { page } = viewer;
  const window = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await chooseColormap(page, 'viridis');
  await settled(page);
  await expectBeds(page, window, { colormap: 'viridis' });

  await page.getByRole('switch', { name: 'Invert' }).click();
  await settled(page);
  await expectBeds(page, window, { colormap: 'viridis', invert: true });

  await viewer.menu('invert');
  await settled(page);
  await expectBeds(page, window, { colormap: 'viridis' });
  await expect(page.getByRole('switch', { name: 'Invert' })).not.toBeChecked();
});

test('dynamic normalization ranks values around their depth, is labelled, and its strength goes back to static', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const colours = async (): Promise<readonly (readonly number[])[]> => {
    await settled(page);
    return [await colourAt(page, 0.2, 0.125), await colourAt(page, 0.2, 0.375)];
  };
  const [first, second] = await colours();
  expect(first).not.toEqual(second);

  await page.getByRole('radio', { name: 'Dynamic' }).check();
  await expect(page.getByText('Dynamic, 2 m')).toBeVisible();
  // The left half of every bed is of the lesser of its two values.
  const isAlike = async (): Promise<boolean> => new Set((await colours()).map(String)).size === 1;
  await expect.poll(isAlike).toBe(true);

  await page.getByRole('slider', { name: 'Strength' }).press('Home');
  await expect.poll(colours).toEqual([first, second]);
});

test('blanks are drawn in the null colour and tint nothing beside them', async ({ viewer, folder }) => {
  const { page } = viewer;
  // -999.25 means no value; the middle third of the second bed has none.
  const blank = (row: number, column: number): boolean => row >= 100 && row < 200 && column >= 50 && column < 100;
  const value = (row: number, column: number): number => (blank(row, column) ? -999.25 : beds.value(row, column));
  await importLog(viewer, writeLog(folder, 'blanks.csv', { ...beds, value }));
  await expectValueAt(page, [0.2, 0.375], 60);
  await expectValueAt(page, [0.8, 0.375], 90);
  const darkest = async (): Promise<number> => Math.min(...(await colourAt(page, 0.5, 0.375)));
  await expect.poll(darkest, { message: 'white where there is no value' }).toBeGreaterThanOrEqual(250);
});
