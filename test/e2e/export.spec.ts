// Tests that exported files hold exactly the scanlines, colours and values of the depth window.
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import { colourOf } from './picture.ts';
import { expect, test, type Viewer } from './viewer.ts';

/** Scanlines 100 to 299: the second and the third bed. */
const FIRST_ROW = 100;
const ROWS = 200;

test.beforeEach(async ({ viewer, folder }) => {
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await type(viewer.page, 'Top', '1010');
  await type(viewer.page, 'Base', '1029.9');
});

test('a PNG holds one row a scanline, each pixel in the colour of its value', async ({ viewer }) => {
  const file = await exportAs(viewer, 'PNG');
  expect(path.extname(file)).toBe('.png');
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([beds.width, ROWS]);
  const expected = Array.from({ length: ROWS * beds.width }, (_, i) =>
    colourOf(beds.value(FIRST_ROW + Math.floor(i / beds.width), i % beds.width)),
  );
  expect(Buffer.compare(data, Buffer.from(expected.flat()))).toBe(0);
});

test('a JPEG has the same size and nearly the same colours', async ({ viewer }) => {
  const file = await exportAs(viewer, 'JPEG');
  expect(path.extname(file)).toBe('.jpg');
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  expect([info.format, info.width, info.height]).toEqual(['raw', beds.width, ROWS]);
  for (const [row, column] of [
    [50, 30],
    [50, 120],
    [150, 30],
    [150, 120],
  ] as const) {
    const at = (row * beds.width + column) * 3;
    const wanted = colourOf(beds.value(FIRST_ROW + row, column));
    const worst = Math.max(...wanted.map((channel, i) => Math.abs(channel - data[at + i]!)));
    expect(worst, `row ${row}, column ${column}`).toBeLessThanOrEqual(8);
  }
});

test('values are written as they are stored', async ({ viewer }) => {
  const file = await exportAs(viewer, 'Values as CSV');
  const [header, ...records] = fs.readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  expect(header?.split(',').slice(0, 3)).toEqual(['depth (m)', 'px0', 'px1']);
  expect(header?.split(',')).toHaveLength(beds.width + 1);
  expect(records).toHaveLength(ROWS);
  for (const [i, record] of records.entries()) {
    const [depth, ...samples] = record.split(',').map(Number);
    expect(depth).toBe(Number((beds.top + (FIRST_ROW + i) * beds.step).toFixed(3)));
    expect(samples).toEqual(samples.map((_, column) => beds.value(FIRST_ROW + i, column)));
  }
});

test('of two pictures side by side the one that is chosen is exported, static at first', async ({ viewer }) => {
  const { page } = viewer;
  const modes = page.getByRole('radiogroup', { name: 'Normalization' });
  await modes.getByRole('radio', { name: 'Dynamic' }).check();
  await expect(modes).toHaveAccessibleDescription(/rank/);
  await viewer.menu('compare');
  await expect(modes.getByRole('radio', { name: 'Static' })).toBeDisabled();
  await expect(modes).toHaveAccessibleDescription('Both are shown.');
  const rgbOf = async (file: string) => sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const first = await exportAs(viewer, 'PNG');
  const plain = await rgbOf(first);
  // The next one has its name.
  fs.rmSync(first);
  expect(plain.info.height).toBe(ROWS);
  expect([...plain.data.subarray(0, 3)]).toEqual(colourOf(beds.value(FIRST_ROW, 0)));
  const ranked = await rgbOf(await exportAs(viewer, 'PNG', 'Dynamic'));
  // Its caption says what it is.
  expect(ranked.info.height).toBeGreaterThan(ROWS);
  expect(Buffer.compare(ranked.data.subarray(0, plain.data.length), plain.data)).not.toBe(0);
});

async function type(page: Page, label: string, depth: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(depth);
  await field.press('Enter');
  await expect(field).toHaveValue(Number(depth).toFixed(1));
}

async function exportAs(viewer: Viewer, format: string, normalization?: string): Promise<string> {
  await viewer.menu('export');
  const dialog = viewer.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: format }).check();
  if (normalization) await dialog.getByRole('radio', { name: normalization }).check();
  await expect(dialog).toContainText(`${ROWS} scanlines`);
  return viewer.saveAs(() => dialog.getByRole('button', { name: 'Export', exact: true }).click());
}
