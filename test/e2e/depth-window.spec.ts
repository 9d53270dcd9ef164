// Tests that slider, fields, wheel, drags and keys move the depth window and its picture.
import type { Locator, Page } from '@playwright/test';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import { expectBeds, pictureOf, settledElsewhere, type Shown } from './picture.ts';
import { expect, test } from './viewer.ts';

const WHOLE: Shown = { depthMin: 1000, depthMax: 1039.9 };

test.beforeEach(async ({ viewer, folder }) => {
  expect(await importLog(viewer, writeLog(folder, 'beds.csv', beds))).toEqual(WHOLE);
  await expectBeds(viewer.page, WHOLE);
});

test('dragging a thumb and the span changes the window, its fields and the picture', async ({ viewer: { page } }) => {
  const trackHeight = await heightBetweenThumbs(page);

  await drag(page, page.getByRole('slider', { name: 'Top depth' }), trackHeight / 2);
  const lower = await settledElsewhere(page, WHOLE);
  expect(lower.depthMin).toBeCloseTo(1019.95, 0);
  expect(lower.depthMax).toBe(1039.9);
  await expectFields(page, lower);
  await expectBeds(page, lower);

  await drag(page, page.getByTestId('depth-span'), -trackHeight / 4);
  const middle = await settledElsewhere(page, lower);
  expect(middle.depthMin).toBeCloseTo(lower.depthMin - 9.975, 0);
  expect(middle.depthMax - middle.depthMin).toBeCloseTo(lower.depthMax - lower.depthMin, 6);
  await expectFields(page, middle);
  await expectBeds(page, middle);

  await drag(page, page.getByRole('slider', { name: 'Base depth' }), -trackHeight / 8);
  const shorter = await settledElsewhere(page, middle);
  expect(shorter.depthMin).toBe(middle.depthMin);
  expect(shorter.depthMax).toBeCloseTo(middle.depthMax - 4.99, 0);
});

test('a fast drag ends with the newest window shown, whatever was asked for on the way', async ({
  viewer: { page },
}) => {
  const thumb = page.getByRole('slider', { name: 'Top depth' });
  const trackHeight = await heightBetweenThumbs(page);
  await drag(page, thumb, trackHeight * 0.7, 60);
  const shown = await settledElsewhere(page, WHOLE);
  expect(shown.depthMin).toBe(Number(await thumb.getAttribute('aria-valuenow')));
  expect(shown.depthMin).toBeCloseTo(1000 + 39.9 * 0.7, 0);
  await expectBeds(page, shown);
});

test('the wheel zooms about the cursor and dragging the picture pans', async ({ viewer: { page } }) => {
  const box = (await pictureOf(page).boundingBox())!;
  const cursor = { x: box.x + box.width / 2, y: box.y + box.height / 4 };
  const under = (window: Shown): number => window.depthMin + (window.depthMax - window.depthMin) / 4;

  await page.mouse.move(cursor.x, cursor.y);
  await page.mouse.wheel(0, -400);
  const zoomed = await settledElsewhere(page, WHOLE);
  expect(zoomed.depthMax - zoomed.depthMin).toBeLessThan(30);
  expect(under(zoomed)).toBeCloseTo(under(WHOLE), 0);
  await expectBeds(page, zoomed);

  await page.mouse.down();
  await page.mouse.move(cursor.x, cursor.y - box.height / 8, { steps: 4 });
  await page.mouse.up();
  const panned = await settledElsewhere(page, zoomed);
  const span = zoomed.depthMax - zoomed.depthMin;
  expect(panned.depthMax - panned.depthMin).toBeCloseTo(span, 6);
  expect(panned.depthMin).toBeCloseTo(zoomed.depthMin + span / 8, 0);
  await expectBeds(page, panned);
});

test('the View menu zooms and moves', async ({ viewer }) => {
  const { page } = viewer;
  await viewer.menu('zoom-in');
  const half = await settledElsewhere(page, WHOLE);
  expect(half.depthMax - half.depthMin).toBeCloseTo(39.9 / 2, 6);
  await viewer.menu('go-base');
  const base = await settledElsewhere(page, half);
  expect(base.depthMax).toBe(1039.9);
  await viewer.menu('zoom-all');
  expect(await settledElsewhere(page, base)).toEqual(WHOLE);
});

async function expectFields(page: Page, { depthMin, depthMax }: Shown): Promise<void> {
  await expect(page.getByLabel('Top', { exact: true })).toHaveValue(depthMin.toFixed(1));
  await expect(page.getByLabel('Base', { exact: true })).toHaveValue(depthMax.toFixed(1));
}

/** From the middle of one thumb to that of the other, in pixels: the whole log, when it is all shown. */
async function heightBetweenThumbs(page: Page): Promise<number> {
  return (
    (await middleOf(page.getByRole('slider', { name: 'Base depth' }))).y -
    (await middleOf(page.getByRole('slider', { name: 'Top depth' }))).y
  );
}

async function drag(page: Page, handle: Locator, byPx: number, steps = 8): Promise<void> {
  const { x, y } = await middleOf(handle);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + byPx, { steps });
  await page.mouse.up();
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}
