// Tests that values under the cursor, profiles and the histogram are those of the imported file.
import type { Page } from '@playwright/test';
import { fileOf, flipInTile } from '../fixtures/damaged-log.ts';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { idOf, importLog } from './import-log.ts';
import { pictureOf, settled, settledElsewhere } from './picture.ts';
import { expect, test } from './viewer.ts';

/** Points at a share of the picture's width and height. */
async function pointAt(page: Page, x: number, y: number): Promise<void> {
  const box = (await pictureOf(page).boundingBox())!;
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
}

async function expectRead(page: Page, fields: Readonly<Record<string, string | RegExp>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await expect(page.getByTestId(`read-${name}`)).toHaveText(text);
}

/** Four scanlines and more in a pixel row: 8000 of them, every bed of the same two values throughout. */
const long = { ...beds, rows: 8000, value: (row: number, column: number) => beds.value(Math.floor(row / 20), column) };

test('the cursor reads depth, column, value, displayed value and of how many scanlines they are', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await expectRead(page, { depth: '—', column: '—', value: '—', displayed: '—', level: '—' });

  await pointAt(page, 0.19, 0.375);
  await expectRead(page, { depth: /^101[45]\.\d m$/, column: '29 of 150', value: '60', displayed: '60' });
  await expectRead(page, { level: /^1 scanline$|^between scanlines$/ });
  await expect(page.getByTestId('crosshair')).toBeVisible();
  await pointAt(page, 0.79, 0.875);
  await expectRead(page, { column: '119 of 150', value: '210', displayed: '210' });
  // It is told when it rests.
  await expect(page.getByRole('status').filter({ hasText: '210' })).toHaveText(
    /m, Column 119 of 150, Value 210, Displayed 210, /,
  );

  const high = page.getByLabel('High', { exact: true });
  await high.fill('420');
  await high.press('Enter');
  await pointAt(page, 0.8, 0.87);
  await expectRead(page, { value: '210', displayed: '127' });

  await page.mouse.move(5, 5);
  await expectRead(page, { depth: '—', value: '—' });
  await expect(page.getByTestId('crosshair')).toBeHidden();
});

test('of a long log means, minima and ranks are told as what they are', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'long.csv', long));
  await pointAt(page, 0.2, 0.625);
  await expectRead(page, { value: '120', displayed: '120', level: /^mean of 1[0-9] scanlines$/ });
  await page.getByRole('radio', { name: 'Dynamic' }).check();
  await pointAt(page, 0.2, 0.626);
  // Half of the values around are less, none is between.
  await expectRead(page, { value: '120', displayed: /^\d+ \(rank\)$/ });
  await viewer.menu('compare');
  await settled(page);
  const box = (await page.getByTestId('picture-beside').boundingBox())!;
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.625 * box.height);
  await expectRead(page, { value: '120', displayed: /^120 · \d+ \(rank\)$/ });
  await expect(page.getByTestId('crosshair')).toHaveCount(2);
  for (const crosshair of await page.getByTestId('crosshair').all()) await expect(crosshair).toBeVisible();
});

test('where there is no value it says so', async ({ viewer, folder }) => {
  const { page } = viewer;
  const blank = (row: number, column: number): boolean => row >= 100 && row < 200 && column >= 50 && column < 100;
  const value = (row: number, column: number): number => (blank(row, column) ? -999.25 : beds.value(row, column));
  await importLog(viewer, writeLog(folder, 'blanks.csv', { ...beds, value }));
  await pointAt(page, 0.5, 0.375);
  await expectRead(page, { value: 'no value', displayed: '—' });
  await pointAt(page, 0.2, 0.375);
  await expectRead(page, { value: '60' });
});

test('a damaged stretch is hatched in the picture and read as damaged; all around it is as ever', async ({
  viewer,
  folder,
}) => {
  await importLog(viewer, writeLog(folder, 'torn.csv', long));
  flipInTile(fileOf(viewer.dataDir, await idOf(viewer.page, 'torn')), 0, 1);
  // What was drawn before the damage may be held.
  await viewer.restart();
  const { page } = viewer;
  const whole = await settled(page);
  for (const [field, depth] of [
    ['Base', '1040'],
    ['Top', '1000'],
  ] as const) {
    await page.getByLabel(field, { exact: true }).fill(depth);
    await page.getByLabel(field, { exact: true }).press('Enter');
  }
  await settledElsewhere(page, whole);
  const amber = await pictureOf(page).evaluate((canvas: HTMLCanvasElement) => {
    // It is a worker's canvas, and shows what that has painted last.
    const copy = new OffscreenCanvas(1, canvas.height).getContext('2d')!;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, 1, canvas.height);
    const rows = Array.from({ length: canvas.height }, (_, y) => y);
    // What JPEG leaves of amber.
    const isAmber = (y: number): boolean =>
      Math.abs(data[y * 4]! - 0xf2) < 24 && Math.abs(data[y * 4 + 2]! - 0x34) < 24;
    return rows.filter(isAmber).map((y) => y / canvas.height);
  });
  expect(amber.length).toBeGreaterThan(20);
  const [first, last] = [amber[0]!, amber.at(-1)!];
  expect(first).toBeGreaterThan(0.1);
  await pointAt(page, 0.2, (first + last) / 2);
  await expectRead(page, { value: 'damaged', displayed: '—', level: 'file damaged here' });
  await pointAt(page, 0.2, first / 2);
  await expectRead(page, { value: '0' });
});

test('X gives the arrow keys to the crosshair, Escape back to the window', async ({ viewer, folder }) => {
  const { page } = viewer;
  const window = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await page.keyboard.press('x');
  await expectRead(page, { column: '76 of 150', value: /^(90|150)$/ });
  await page.keyboard.press('ArrowLeft');
  await expectRead(page, { column: '75 of 150', value: /^(60|120)$/ });
  await page.keyboard.press('Shift+ArrowLeft');
  await expectRead(page, { column: '65 of 150' });
  for (let i = 0; i < 10; i++) await page.keyboard.press('Shift+ArrowDown');
  await expectRead(page, { value: '120' });
  expect(await settled(page)).toEqual(window);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await pictureOf(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await settled(page)).depthMin).toBeGreaterThan(1010);
});

test('the crosshair takes the focus once, goes by the arrows in either pane, and goes with X', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await viewer.menu('compare');
  await settled(page);
  await page.keyboard.press('x');
  await expect(pictureOf(page)).toBeFocused();
  await page.getByTestId('picture-beside').focus();
  await page.keyboard.press('ArrowLeft');
  await expectRead(page, { column: '75 of 150' });
  const top = page.getByLabel('Top', { exact: true });
  await top.focus();
  const { width } = (await pictureOf(page).boundingBox())!;
  await page.setViewportSize({ width: 1100, height: 700 });
  await expect.poll(async () => (await pictureOf(page).boundingBox())!.width).not.toBe(width);
  await expect(top).toBeFocused();
  await pictureOf(page).focus();
  await page.keyboard.press('x');
  await expect(page.getByTestId('crosshair').first()).toBeHidden();
  await expectRead(page, { column: '—' });
  await page.keyboard.press('x');
  await expect(page.getByTestId('crosshair').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('crosshair').first()).toBeHidden();
});

test('P shows the profiles, in line with the picture, and hides them', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const [row, column] = [page.getByTestId('profile-width'), page.getByTestId('profile-height')];
  await expect(row).toHaveCount(0);
  await page.keyboard.press('p');
  await settled(page);
  await pointAt(page, 0.19, 0.375);
  await expect(row).toHaveAttribute('data-current', 'true');
  await expect(row).toHaveAccessibleName(/^Values along the scanline at 101[45]\.\d m: 150 values from 60 to 90$/);
  await expect(column).toHaveAccessibleName(/^Values along column 29: \d+ values from 0 to 180$/);

  const box = (await pictureOf(page).boundingBox())!;
  const [below, beside] = [(await row.boundingBox())!, (await column.boundingBox())!];
  expect([below.x, below.width]).toEqual([box.x, box.width]);
  expect([beside.y, beside.height]).toEqual([box.y, box.height]);
  // The line stands where the values say: 60 and 90 in a range of 0 to 255, the step in the middle.
  const line = await inkAt(page, [0.25, 0.75]);
  expect(line[0]).toBeCloseTo(1 - 60 / 255, 1);
  expect(line[1]).toBeCloseTo(1 - 90 / 255, 1);

  // Elsewhere, it is the last place that is shown.
  await page.mouse.move(5, 5);
  await expect(column).toHaveAccessibleName(/column 29/);
  await viewer.menu('profiles');
  await expect(row).toHaveCount(0);
});

/** How far down the row profile its line is, as a share, at shares of its width. */
async function inkAt(page: Page, shares: readonly number[]): Promise<number[]> {
  const canvas = page.getByTestId('profile-width').locator('canvas');
  return canvas.evaluate((element: HTMLCanvasElement, shares) => {
    const context = element.getContext('2d')!;
    return shares.map((share) => {
      const { data } = context.getImageData(Math.floor(share * element.width), 0, 1, element.height);
      const inks = Array.from({ length: element.height }, (_, y) => data[y * 4 + 3]! * (data[y * 4]! < 110 ? 1 : 0));
      return inks.indexOf(inks.reduce((a, b) => Math.max(a, b))) / element.height;
    });
  }, shares);
}

test('a window without a value, and a log of one value, are shown as that', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'empty.csv', { ...beds, rows: 50, value: () => -999.25 }));
  await expect(page.getByText('No values in this window')).toBeVisible();
  await importLog(viewer, writeLog(folder, 'constant.csv', { ...beds, rows: 50, value: () => 4200 }));
  await expect(page.getByText('No values in this window')).toBeHidden();
  await pointAt(page, 0.5, 0.5);
  await expectRead(page, { value: '4200', displayed: /^12[78]$/ });
});

test('I inverts by itself, but not while somebody types', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const invert = page.getByRole('switch', { name: 'Invert' });
  await page.keyboard.press('i');
  await expect(invert).toBeChecked();
  await pictureOf(page).focus();
  await page.keyboard.press('i');
  await expect(invert).not.toBeChecked();
  await page.getByLabel('Top', { exact: true }).press('i');
  await expect(invert).not.toBeChecked();
});
