// Tests colormaps in the viewer: choose, create, edit, save, import, export, and their effect on the picture.
import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import {
  chooseColormap,
  colourAt,
  expectBeds,
  expectColour,
  expectValueAt,
  pictureOf,
  settled,
  type Shown,
} from './picture.ts';
import { expect, test, type Viewer } from './viewer.ts';

const RED_BLUE = 'stepped-oklab:0=#ff0000;0.5=#0000ff';

async function openBeds(viewer: Viewer, folder: string): Promise<Shown> {
  return importLog(viewer, writeLog(folder, 'beds.csv', beds));
}

async function openGallery(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Colormap: / }).click();
  await expect(page.getByRole('combobox', { name: 'Search colormaps' })).toBeFocused();
}

const option = (page: Page, name: string) =>
  page.getByRole('listbox', { name: 'Colormaps' }).getByRole('option', { name, exact: true });
const stops = (page: Page) => page.getByRole('group', { name: 'Stops' }).getByRole('slider');

/** A new one: red below the middle, blue above it. */
async function makeRedBlue(page: Page, name: string): Promise<void> {
  await openGallery(page);
  await page.getByRole('button', { name: 'New…' }).click();
  await page.getByLabel('Name', { exact: true }).fill(name);
  const hex = page.getByLabel('Colour as #rrggbb');
  for (const [index, color] of ['ff0000', '#0000ff'].entries()) {
    await stops(page).nth(index).focus();
    await hex.fill(color);
    await hex.press('Enter');
  }
  await page.getByRole('radio', { name: 'Stepped' }).check();
}

test('a new colormap is seen while it is made, restored by Cancel, kept by Save, there after a restart, renamed, deleted', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  const window = await openBeds(viewer, folder);
  await makeRedBlue(page, 'Two');
  await settled(page);
  await expectBeds(page, window, { colormap: RED_BLUE });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await settled(page);
  await expectBeds(page, window, { colormap: 'custom' });

  await makeRedBlue(page, 'Two');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Colormap: Two' })).toBeFocused();
  await viewer.restart();
  await settled(viewer.page);
  await expectBeds(viewer.page, window, { colormap: RED_BLUE });

  await viewer.menu('edit-colormap');
  await viewer.page.getByLabel('Name', { exact: true }).fill('gray');
  await viewer.page.keyboard.press('Enter');
  await expect(viewer.page.getByRole('alert')).toHaveText(/Expected another name than gray/);
  await viewer.page.getByLabel('Name', { exact: true }).fill('Both');
  await viewer.page.getByRole('radio', { name: 'Smooth' }).check();
  await viewer.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(viewer.page.getByRole('button', { name: 'Colormap: Both' })).toBeVisible();
  await settled(viewer.page);
  await expectBeds(viewer.page, window, { colormap: 'smooth-oklab:0=#ff0000;1=#0000ff' });

  await openGallery(viewer.page);
  await expect(viewer.page.getByRole('group', { name: 'Library' }).getByRole('option')).toHaveText(['Both']);
  await viewer.page.getByRole('button', { name: 'Delete' }).click();
  await viewer.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(viewer.page.getByRole('button', { name: 'Colormap: custom' })).toBeVisible();
  await expect(option(viewer.page, 'Both')).toHaveCount(0);
  await expect(viewer.page.getByRole('combobox', { name: 'Search colormaps' })).toBeFocused();
});

test('an editor in a drawer is cancelled by closing it, one in a panel is not', async ({ viewer, folder }) => {
  const { page } = viewer;
  await openBeds(viewer, folder);

  // With room for the panel a drawer that closes takes nothing away.
  const heading = page.getByRole('heading', { name: 'New colormap' });
  await viewer.menu('new-colormap');
  await page.getByRole('heading', { level: 1 }).click();
  await pictureOf(page).press('Escape');
  await expect(heading).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();

  await page.setViewportSize({ width: 900, height: 700 });
  await viewer.menu('new-colormap');
  await expect(heading).toBeVisible();
  await page.locator('.App__shade').click({ position: { x: 20, y: 300 } });
  await expect(heading).toHaveCount(0);
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Colormap: custom' })).toBeVisible();
});

test('a palette of GMT is imported with its null colour', async ({ viewer, folder }) => {
  const { page } = viewer;
  const blank = (row: number): boolean => row < 100;
  await importLog(
    viewer,
    writeLog(folder, 'blanks.csv', { ...beds, value: (row, i) => (blank(row) ? -999.25 : beds.value(row, i)) }),
  );
  const file = path.join(folder, 'bands.cpt');
  fs.writeFileSync(file, '0 red 100 red\n100 blue 200 blue\nN 1/2/3\n');
  const bad = path.join(folder, 'bad.cpt');
  fs.writeFileSync(bad, '0 red 1 reddish\n');
  await openGallery(page);
  const input = page.getByLabel('Colormap files to import');
  await input.setInputFiles(bad);
  await expect(page.getByRole('alert')).toHaveText('bad.cpt, line 1: expected a colour but received "reddish"');
  await input.setInputFiles(file);
  await expect(page.getByText('Imported bands.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Use It' }).click();
  await settled(page);
  await expectValueAt(page, [0.2, 0.4], 60, { colormap: 'stepped-rgb:0=#ff0000;0.5=#0000ff' });
  await expectColour(() => colourAt(page, 0.2, 0.1), [1, 2, 3], 'the null colour');
  await expect(page.getByLabel('No value as #rrggbb')).toHaveValue('#010203');
});

test('bands keep their own edges: in the picture, under the cursor, on the colour bar, as they are edited', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  // Codes 0 to 6, the last one twice.
  const code = (row: number, column: number): number => Math.min(6, Math.floor(row / 100) * 2 + (column < 75 ? 0 : 1));
  await importLog(viewer, writeLog(folder, 'codes.csv', { ...beds, value: code }));
  const colors = ['#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff', '#ff00ff', '#0a141e'];
  const file = path.join(folder, 'codes.cpt');
  fs.writeFileSync(file, colors.map((color, i) => `${i} ${color} ${i + 1} ${color}`).join('\n'));
  await openGallery(page);
  await page.getByLabel('Colormap files to import').setInputFiles(file);
  await expect(page.getByText('Imported codes.')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const [label, end] of [
    ['High', '7'],
    ['Low', '0'],
  ] as const) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(end);
    await field.press('Enter');
  }
  await settled(page);
  for (const row of [50, 150, 250, 350]) {
    for (const [x, column] of [
      [0.2, 0],
      [0.8, 149],
    ] as const) {
      const value = code(row, column);
      const wanted = [1, 3, 5].map((at) => parseInt(colors[value]!.slice(at, at + 2), 16));
      await expectColour(() => colourAt(page, x, row / 400), wanted, `the colour of ${value}`);
      const box = (await pictureOf(page).boundingBox())!;
      await page.mouse.move(box.x + x * box.width, box.y + (row / 400) * box.height);
      await expect(page.getByTestId('read-value')).toHaveText(String(value));
      await expect(page.getByTestId('read-displayed')).toHaveText(`${value + 1} of 7`);
    }
  }
  const places = async (where: Locator): Promise<number[]> =>
    where
      .locator('.ColormapPreview__preview rect')
      .evaluateAll((bands) => bands.map((band) => Number(band.getAttribute('x'))));
  const colourBar = page.getByRole('img', { name: /^Colour bar: / });
  const sevenths = colors.map((_, i) => i / 7);
  expect(await places(colourBar)).toEqual(sevenths);
  const gamma = page.getByRole('textbox', { name: 'Gamma' });
  await gamma.fill('2');
  await gamma.press('Enter');
  await expect.poll(() => places(colourBar)).toEqual(sevenths.map((at) => at ** 2));
  await expect(page.getByTestId('read-displayed')).toHaveText(/of 7$/);
  await viewer.menu('edit-colormap');
  expect(await places(page.getByRole('group', { name: 'Stops' }))).toEqual(sevenths);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();

  // Of a smooth one, a quarter of the range is half of the colormap.
  await chooseColormap(page, 'gray');
  const quarter = (): Promise<number | undefined> =>
    colourBar
      .locator('canvas')
      .evaluate((bar: HTMLCanvasElement) => bar.getContext('2d')!.getImageData(64, 0, 1, 1).data[0]);
  await expect.poll(quarter).toBe(127);
});

test('colours are shown as others see them, on screen alone and with a way back', async ({ viewer, folder }) => {
  const { page } = viewer;
  await openBeds(viewer, folder);
  await settled(page);
  // Its upper half: over the lower one lies the notice.
  const { x, y, width, height } = (await pictureOf(page).boundingBox())!;
  const onScreen = async (): Promise<Buffer> => {
    // Away from the picture: a crosshair would be in it.
    await page.mouse.move(1, 1);
    return page.screenshot({ clip: { x, y, width, height: height / 2 } });
  };
  const normal = await onScreen();
  const drawn = await colourAt(page, 0.2, 0.4);
  await viewer.menu('see-deuteranopia');
  await expect(page.getByText('As seen with deuteranopia')).toBeVisible();
  const seen = await onScreen();
  expect(seen.equals(normal)).toBe(false);
  for (const drawing of [pictureOf(page), page.getByTestId('overview-picture')]) {
    await expect(drawing).toHaveCSS('filter', /vision-deuteranopia/);
  }
  expect(await colourAt(page, 0.2, 0.4)).toEqual(drawn);
  await page.getByRole('button', { name: 'Show Normally' }).click();
  await expect(page.getByText('As seen with deuteranopia')).toHaveCount(0);
  expect((await onScreen()).equals(normal)).toBe(true);
});

test('what is exported has the colormap’s own colours and null colour, whoever’s eyes the screen is seen with', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  const blanks = { ...beds, value: (row: number, i: number) => (row < 100 ? -999.25 : beds.value(row, i)) };
  await importLog(viewer, writeLog(folder, 'blanks.csv', blanks));
  await makeRedBlue(page, 'Two');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const none = page.getByLabel('No value as #rrggbb');
  await none.fill('green');
  await none.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Expected a colour like #ff8800 but received “green”');
  await none.fill('#00ff00');
  await none.press('Enter');
  await viewer.menu('see-protanopia');
  await viewer.menu('export');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'PNG' }).check();
  await expect(dialog).toContainText('400 scanlines');
  const file = await viewer.saveAs(() => dialog.getByRole('button', { name: 'Export', exact: true }).click());
  const pixels = await sharp(file).removeAlpha().raw().toBuffer();
  const at = (row: number): number[] => [...pixels.subarray(row * beds.width * 3, row * beds.width * 3 + 3)];
  // Beds of nothing, 60, 120 and 180.
  expect([50, 150, 250, 350].map(at)).toEqual([
    [0, 255, 0],
    [255, 0, 0],
    [255, 0, 0],
    [0, 0, 255],
  ]);
});

test('a colormap that another program deletes falls back to the default, and that is said', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  const window = await openBeds(viewer, folder);
  await makeRedBlue(page, 'Shared');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Colormap: Shared' })).toBeVisible();
  const library = new SqliteStore(path.join(viewer.dataDir, 'library.sqlite'), 'another');
  await library.removeColormap('Shared');
  await library.close();
  await expect(page.getByText('“Shared” is not in the library any more: drawn in custom.')).toBeVisible();
  await settled(page);
  await expectBeds(page, window, { colormap: 'custom' });
});

test('gallery and editor are in order for assistive technology, in dark and in light', async ({ viewer, folder }) => {
  const { page } = viewer;
  await openBeds(viewer, folder);
  const problems = async (): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role=dialog], form').analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await openGallery(page);
    expect(await problems()).toEqual([]);
    await page.getByRole('button', { name: 'Duplicate…' }).click();
    await expect(page.getByRole('heading', { name: 'New colormap' })).toBeVisible();
    expect(await problems()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  }
});
