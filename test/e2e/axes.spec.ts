// Tests units of depths, azimuths and turns of a log, and printed scales in the viewer.
import fs from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog, listed } from './import-log.ts';
import { paintedOn } from './painted.ts';
import { expectValueAt, pictureOf, settled, settledElsewhere, shownWindow } from './picture.ts';
import { expect, test } from './viewer.ts';

const top = (page: Page): Locator => page.getByLabel('Top', { exact: true });
const turnedOnCanvas = async (page: Page): Promise<number | undefined> => (await paintedOn(page))?.turnedColumns;
const columnHeader = (page: Page): Locator => page.getByRole('img', { name: /^(All around|Columns)/ }).first();

test('depths are shown and typed in the unit chosen, which is remembered; values keep to the log’s own', async ({
  viewer,
  folder,
}) => {
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await viewer.menu('unit-ft');
  await expect(top(viewer.page)).toHaveValue('3280.84');
  await expect(listed(viewer.page, 'beds')).toContainText('3280.84–3411.75 ft');
  await expect(viewer.page.locator('.Ruler__ruler')).toContainText(/^ft.*3300/);
  await expect(pictureOf(viewer.page)).toHaveAccessibleName(/3280.84 to 3411.75 ft/);

  await top(viewer.page).fill('3300');
  await top(viewer.page).press('Enter');
  await expect.poll(async () => (await shownWindow(viewer.page)).depthMin).toBeCloseTo(3300 * 0.3048, 9);
  await viewer.page.getByRole('radio', { name: 'Dynamic' }).check();
  await expect(viewer.page.getByText('Dynamic, 6.562 ft')).toBeVisible();

  await viewer.menu('export');
  const dialog = viewer.page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toContainText('3300.00 to 3411.75 ft');
  await dialog.getByRole('radio', { name: 'Values as CSV' }).check();
  await expect(dialog).toContainText(/records of a depth in metres/);
  await viewer.page.keyboard.press('Escape');

  await viewer.restart();
  await settled(viewer.page);
  await expect(top(viewer.page)).toHaveValue('3300.00');
  await viewer.menu('settings');
  await viewer.page.getByRole('dialog').getByRole('radio', { name: 'The log’s own unit' }).check();
  await viewer.page.keyboard.press('Escape');
  await expect(top(viewer.page)).toHaveValue('1005.8');
});

test('the depth reference is the header’s, and can be said to be another', async ({ viewer, folder }) => {
  const file = writeLog(folder, 'measured.csv', beds);
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('depth', 'md_ft'));
  await importLog(viewer, file);
  const reference = (): Locator => viewer.page.getByRole('combobox', { name: 'Depth reference' });
  await expect(reference()).toHaveValue('MD');
  await expect(viewer.page.locator('.Ruler__ruler')).toContainText('ft MD');
  await reference().selectOption('TVD');
  await expect(viewer.page.locator('.Ruler__ruler')).toContainText('ft TVD');
  await viewer.restart();
  await settled(viewer.page);
  await expect(reference()).toHaveValue('TVD');
});

test('a full circumference has azimuths above it and turns by drag, keys and field, without a new frame', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  const whole = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await expect(columnHeader(page)).toHaveAccessibleName('Columns 1 to 150');
  await expect(page.getByRole('heading', { name: 'Orientation' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Geometry' }).selectOption('All around, from north');
  await expect(columnHeader(page)).toHaveText(/^0.*90.*180.*270.*360$/);
  await page.getByRole('radio', { name: 'N E S W' }).check();
  await expect(columnHeader(page)).toHaveText(/^N.*E.*S.*W.*N$/);

  await settled(page);
  await expectValueAt(page, [0.2, 0.125], 0);
  let frames = 0;
  // Of the picture; its values and the overview are asked for when it rests.
  page.on('request', (request) => (frames += Number(request.url().includes('format=rgb'))));
  await dragBy(page, 0.5, 4);
  await expect.poll(() => turnedOnCanvas(page)).toBe(75);
  await expectValueAt(page, [0.2, 0.125], 30);
  await expectValueAt(page, [0.8, 0.125], 0);
  expect(await settled(page)).toEqual(whole);
  expect(frames).toBe(0);
  await expect(columnHeader(page)).toHaveText(/^S.*W.*N.*E.*S$/);

  await pictureOf(page).press('Shift+ArrowRight');
  await pictureOf(page).press('Shift+ArrowRight');
  await pictureOf(page).press('Shift+ArrowLeft');
  await expect(page.getByRole('textbox', { name: 'Turned' })).toHaveValue('-177.6');
  // Nearest whole column: 2.4 degrees each.
  await page.getByRole('textbox', { name: 'Turned' }).fill('91');
  await page.getByRole('textbox', { name: 'Turned' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Turned' })).toHaveValue('91.2');
  await expect(page.getByRole('slider', { name: 'Turned' })).toHaveAttribute('aria-valuetext', '91.2° to the right');
  await page.getByRole('slider', { name: 'Turned' }).press('Home');
  await expect(page.getByRole('textbox', { name: 'Turned' })).toHaveValue('-180');
  await page.getByRole('button', { name: 'Not turned' }).click();
  await expect.poll(() => turnedOnCanvas(page)).toBe(0);
  await expectValueAt(page, [0.2, 0.125], 0);
});

test('a turned picture still pans, and the top of the hole is marked where it is', async ({ viewer, folder }) => {
  const { page } = viewer;
  const whole = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await page.getByRole('combobox', { name: 'Geometry' }).selectOption('All around, from top of hole');
  await page.getByRole('radio', { name: 'TOP R BOT L' }).check();
  await expect(columnHeader(page)).toHaveText(/^TOP.*R.*BOT.*L.*TOP$/);
  await page.getByRole('textbox', { name: 'Turned' }).fill('90');
  await page.getByRole('textbox', { name: 'Turned' }).press('Enter');
  const picture = (await pictureOf(page).boundingBox())!;
  const mark = (await page.getByTestId('top-of-hole').boundingBox())!;
  // 90 degrees are 37.5 columns of 150: 38 of them.
  expect(mark.x + mark.width / 2 - picture.x).toBeCloseTo((38 / 150) * picture.width, -1);
  expect((await page.locator('.Ruler__ruler svg').boundingBox())!.y).toBe(picture.y);

  await viewer.menu('zoom-in');
  const before = await settledElsewhere(page, whole);
  await dragBy(page, 0.01, 120);
  const after = await settledElsewhere(page, before);
  expect(after.depthMin).toBeLessThan(before.depthMin);
  expect(await turnedOnCanvas(page)).toBe(38);

  await page.getByRole('combobox', { name: 'Geometry' }).selectOption('All around, from north');
  await expect(page.getByTestId('top-of-hole')).toHaveCount(0);
});

test('a printed scale sets the window, true by the ruler the screen was measured with', async ({ viewer, folder }) => {
  const { page } = viewer;
  const whole = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const heightPx = (await pictureOf(page).boundingBox())!.height;
  const scale = page.getByRole('button', { name: /^Printed scale/ });
  await scale.click();
  await page.getByRole('button', { name: '1:40', exact: true }).click();
  await expect(scale).toHaveText('1:40');
  const shown = await settledElsewhere(page, whole);
  expect(shown.depthMax - shown.depthMin).toBeCloseTo((40 * heightPx) / (96 / 25.4) / 1000, 6);
  expect((shown.depthMin + shown.depthMax) / 2).toBeCloseTo(1019.95, 6);

  await scale.click();
  await page.getByRole('button', { name: 'Calibrate to a ruler…' }).click();
  const length = page.getByRole('textbox', { name: /^Measure this bar/ });
  await expect(length).toHaveValue('105.8');
  await length.fill('80');
  await length.press('Enter');
  await page.keyboard.press('Escape');
  // 5 px to the millimetre: what was 40 is larger on paper than thought.
  await expect(scale).toHaveText(`1:${Math.round((40 * 5 * 25.4) / 96)}`);

  await scale.click();
  const free = page.getByRole('textbox', { name: 'Scale 1:' });
  await free.fill('1:33');
  await free.press('Enter');
  await expect(scale).toHaveText('1:33');
  const typed = await settledElsewhere(page, shown);
  expect(typed.depthMax - typed.depthMin).toBeCloseTo((33 * heightPx) / 5 / 1000, 6);

  await scale.click();
  await page.getByRole('button', { name: '1:500', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'too short' })).toBeVisible();
  await expect.poll(() => shownWindow(page)).toEqual(whole);
});

/** Across by a share of the picture's width, down by pixels. */
async function dragBy(page: Page, share: number, downPx: number): Promise<void> {
  const { x, y, width, height } = (await pictureOf(page).boundingBox())!;
  const from = { x: x + width * 0.2, y: y + height / 3 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const part of [0.25, 0.5, 0.75, 1]) await page.mouse.move(from.x + part * share * width, from.y + part * downPx);
  await page.mouse.up();
}
