// Tests the shell: undo, palette, shortcuts, clipboard, panels, comparison, and state after a restart.
import type { Locator, Page } from '@playwright/test';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog, listed } from './import-log.ts';
import { chooseColormap, expectBeds, settled, settledElsewhere, shownWindow } from './picture.ts';
import { expect, test } from './viewer.ts';

const WIDTH_OF_LOGS = 'Width of the image logs';
const colormap = (page: Page, name: string): Locator => page.getByRole('button', { name: `Colormap: ${name}` });
const border = (page: Page): Locator => page.getByRole('separator', { name: WIDTH_OF_LOGS });
const paletteOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Command palette' });

test('colours, a drag of the window and a name are undone one by one, and redone', async ({ viewer, folder }) => {
  const { page } = viewer;
  const whole = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await chooseColormap(page, 'viridis');

  const thumb = page.getByRole('slider', { name: 'Top depth' });
  const { x, y } = (await thumb.boundingBox())!;
  await page.mouse.move(x + 5, y + 5);
  await page.mouse.down();
  for (const way of [40, 80, 120, 160]) {
    await page.mouse.move(x + 5, y + 5 + way);
    // Slower than changes that belong together without a drag.
    await page.waitForTimeout(450);
  }
  await page.mouse.up();
  await expect.poll(async () => (await shownWindow(page)).depthMin).toBeGreaterThan(whole.depthMin + 4);

  await viewer.menu('rename');
  await page.getByRole('textbox', { name: 'New name of beds' }).fill('Well A');
  await page.keyboard.press('Enter');
  await expect(listed(page, 'Well A')).toBeVisible();

  await viewer.menu('undo');
  await expect(listed(page, 'beds')).toBeVisible();
  await expect(page.getByText('Undone: Rename of beds')).toBeVisible();
  await viewer.menu('undo');
  await expect.poll(() => shownWindow(page), { message: 'the whole drag is undone' }).toEqual(whole);
  await viewer.menu('undo');
  await expect(colormap(page, 'custom')).toBeVisible();
  await settled(page);
  await expectBeds(page, whole);

  await viewer.menu('redo');
  await expect(colormap(page, 'viridis')).toBeVisible();
});

test('Ctrl+Z undoes in a list of choices and in a field that holds nothing typed', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const limits = page.getByRole('combobox', { name: 'Range' });
  const gamma = page.getByRole('textbox', { name: 'Gamma' });
  await limits.focus();
  await limits.selectOption('5');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(limits).toHaveValue('automatic');

  await gamma.fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'Gamma' })).toHaveAttribute('aria-valuetext', /2/);
  await expect(gamma).toBeFocused();
  const taken = await gamma.inputValue();
  await gamma.pressSequentially('9');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(gamma, 'what is typed is undone by the field').toHaveValue(taken);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(gamma).not.toHaveValue(taken);
  await expect(gamma).toHaveValue(/^1(\.0*)?$/);
});

test('a change of another log is undone where it was made', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'other.csv', beds));
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await page.getByRole('switch', { name: 'Invert' }).click();
  await listed(page, 'other').click();
  await expect(listed(page, 'other')).toHaveAttribute('aria-selected', 'true');
  await viewer.menu('undo');
  await expect(listed(page, 'beds')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('switch', { name: 'Invert' })).not.toBeChecked();
});

test('what the palette or a menu opens keeps the focus', async ({ viewer, folder, host }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const places: readonly (readonly [string, Locator, string])[] = [
    ['bookmarks', page.getByRole('button', { name: 'Bookmark this window' }), ''],
    ['cursor-keys', page.getByTestId('picture'), 'x'],
    ['colormaps', page.getByRole('combobox', { name: 'Search colormaps' }), 'Escape'],
    ['new-colormap', page.getByRole('form', { name: 'New colormap' }).getByRole('textbox', { name: 'Name' }), ''],
  ];
  const names = {
    bookmarks: 'Bookmarks',
    'cursor-keys': 'Crosshair',
    colormaps: 'Colormaps…',
    'new-colormap': 'New Colormap',
  };
  for (const [id, place, end] of places) {
    await page.getByRole('switch', { name: 'Invert' }).focus();
    await viewer.menu('palette');
    await page.keyboard.type(names[id as keyof typeof names]);
    await page.keyboard.press('Enter');
    await expect(paletteOf(page)).toHaveCount(0);
    await expect(place, id).toBeFocused();
    // The focus comes back, if it does, in a moment.
    await page.waitForTimeout(100);
    await expect(place, id).toBeFocused();
    if (end) await page.keyboard.press(end);
  }
  await page.getByRole('button', { name: 'Cancel' }).click();
  if (host === 'desktop') return;
  for (const [id, place, end] of places) {
    await viewer.menu(id);
    await expect(place, id).toBeFocused();
    await page.waitForTimeout(100);
    await expect(place, id).toBeFocused();
    if (end) await page.keyboard.press(end);
  }
});

test('a question mark shows the shortcuts, but not in a field', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.getByLabel('Top', { exact: true }).focus();
  await page.keyboard.press('?');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByTestId('picture').focus();
  await page.keyboard.press('?');
  await expect(sheet).toContainText('Command Palette');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('picture')).toBeFocused();
});

test('picture and values go to the clipboard, and it is said', async ({ viewer, folder, host }) => {
  const { page } = viewer;
  if (host === 'browser') await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { depthMin, depthMax } = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await viewer.menu('copy-picture');
  await expect(page.getByText(/^Copied the picture, \d+ × \d+ px$/)).toBeVisible();
  // In the desktop the page may write, and not read.
  if (host === 'browser') {
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap(await item!.getType('image/png'));
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=picture]')!;
      return [bitmap.width === canvas.width, bitmap.height === canvas.height];
    });
    expect(copied).toEqual([true, true]);
  }

  await viewer.menu('copy-values');
  await expect(page.getByText('Copied 400 scanlines')).toBeVisible();
  if (host === 'browser') {
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\n');
    expect(lines).toHaveLength(401);
    expect(lines[0]!.split('\t').slice(0, 3)).toEqual(['depth (m)', 'px0', 'px1']);
    expect(lines[1]!.split('\t')).toHaveLength(151);
    expect(Number(lines[1]!.split('\t')[0])).toBe(depthMin);
    expect(Number(lines.at(-1)!.split('\t')[0])).toBe(depthMax);
  }
});

test('static and dynamic stand side by side, are named, and move together', async ({ viewer, folder }) => {
  const { page } = viewer;
  const whole = await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await page.getByRole('switch', { name: 'Side by side' }).click();
  const beside = page.getByTestId('picture-beside');
  await expect(page.getByTestId('pane')).toContainText('Static');
  await expect(page.getByTestId('pane-beside')).toContainText('Dynamic, 2 m');
  await expect(page.getByRole('slider', { name: 'Height' })).toBeVisible();
  await settled(page, 'picture-beside');

  await beside.focus();
  await viewer.menu('zoom-in');
  const zoomed = await settledElsewhere(page, whole);
  await beside.press('PageDown');
  const below = await settledElsewhere(page, zoomed);
  expect(await settled(page, 'picture-beside')).toEqual(below);
  await viewer.menu('compare');
  await expect(beside).toHaveCount(0);
});

test('everything is as it was left, also after a restart', async ({ viewer, folder }) => {
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  const before = viewer.page;
  await before.getByRole('switch', { name: 'Side by side' }).click();
  await chooseColormap(before, 'viridis');
  const field = before.getByLabel('Top', { exact: true });
  const whole = await field.inputValue();
  await viewer.menu('zoom-in');
  await expect(field).not.toHaveValue(whole);
  const top = await field.inputValue();
  const library = before.getByRole('complementary', { name: 'Library' });
  const { width: widthAtFirst } = (await library.boundingBox())!;
  await border(before).press('ArrowRight');
  await expect.poll(async () => (await library.boundingBox())!.width).toBe(widthAtFirst + 16);
  await viewer.menu('settings');
  await before.getByRole('radio', { name: 'Light' }).check();
  await before.keyboard.press('Escape');
  const width = await border(before).getAttribute('aria-valuenow');
  await before.waitForTimeout(600);

  await viewer.restart();
  const { page } = viewer;
  await expect(page.getByTestId('picture-beside')).toBeVisible();
  await expect(colormap(page, 'viridis')).toBeVisible();
  await expect(page.getByLabel('Top', { exact: true })).toHaveValue(top);
  await expect(border(page)).toHaveAttribute('aria-valuenow', width!);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(246, 247, 249)');

  await viewer.menu('settings');
  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
  await page.keyboard.press('Escape');
  await expect(border(page)).not.toHaveAttribute('aria-valuenow', width!);
});
