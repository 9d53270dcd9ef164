// Tests the overview, gestures, keys, typed depths, and back and forward.
import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import {
  chooseColormap,
  colourAt,
  colourOf,
  expectBeds,
  expectColour,
  pictureOf,
  settled,
  settledElsewhere,
  shownWindow,
  type Shown,
} from './picture.ts';
import { expect, test, type Viewer } from './viewer.ts';

const WHOLE: Shown = { depthMin: 1000, depthMax: 1039.9 };
const span = ({ depthMin, depthMax }: Shown): number => depthMax - depthMin;

test.beforeEach(async ({ viewer, folder }) => {
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
});

test('the overview shows the whole log in its colours, with its gap, whatever window is shown', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  const lines = fs.readFileSync(writeLog(folder, 'gap.csv', beds), 'utf8').split('\n');
  // The header, then the second bed from its 20th scanline to its 79th.
  fs.writeFileSync(`${folder}/gap.csv`, [...lines.slice(0, 121), ...lines.slice(181)].join('\n'));
  await importLog(viewer, `${folder}/gap.csv`);
  const expectStrip = async (colormap: 'custom' | 'viridis'): Promise<void> => {
    for (const bed of [0, 2, 3]) {
      const y = (bed + 0.5) / 4;
      await expectColour(() => overviewAt(page, 0.2, y), colourOf(bed * 60, colormap), 'the bed on the left');
      await expectColour(() => overviewAt(page, 0.8, y), colourOf(bed * 60 + 30, colormap), 'the bed on the right');
    }
    await expectColour(() => overviewAt(page, 0.5, 1.5 / 4), [255, 255, 255], 'the gap');
  };
  await expectStrip('custom');
  await chooseColormap(page, 'viridis');
  await expectStrip('viridis');
  await pictureOf(page).press('+');
  await settledElsewhere(page, WHOLE);
  await expectStrip('viridis');
});

test('a press on the overview goes there, and its box is dragged and panned by the wheel', async ({
  viewer: { page },
}) => {
  await pictureOf(page).press('+');
  await pictureOf(page).press('+');
  const zoomed = await settledElsewhere(page, WHOLE);
  const strip = (await page.getByTestId('overview-picture').boundingBox())!;
  const x = strip.x + strip.width / 2;
  await page.mouse.move(x, strip.y + strip.height / 4);
  await page.mouse.down();
  const upper = await settledElsewhere(page, zoomed);
  expect((upper.depthMin + upper.depthMax) / 2).toBeCloseTo(1000 + 39.9 / 4, 0);
  await page.mouse.move(x, strip.y + strip.height * 0.75, { steps: 5 });
  await page.mouse.up();
  const lower = await settledElsewhere(page, upper);
  expect((lower.depthMin + lower.depthMax) / 2).toBeCloseTo(1000 + 39.9 * 0.75, 0);
  await expectBeds(page, lower);

  await page.mouse.wheel(0, -strip.height / 2);
  const panned = await settledElsewhere(page, lower);
  expect(panned.depthMin).toBeCloseTo(lower.depthMin - span(lower) / 2, 1);
  expect(span(panned)).toBeCloseTo(span(lower), 6);
});

test('a double-click zooms in about the cursor, with Shift out', async ({ viewer: { page } }) => {
  const at = await place(page, 0.25);
  await page.mouse.dblclick(at.x, at.y);
  const near = await settledElsewhere(page, WHOLE);
  expect(span(near)).toBeCloseTo(39.9 / 2, 6);
  expect(near.depthMin + span(near) / 4).toBeCloseTo(1000 + 39.9 / 4, 1);
  await page.keyboard.down('Shift');
  await page.mouse.dblclick(at.x, at.y);
  await page.keyboard.up('Shift');
  await expect.poll(async () => span(await shownWindow(page))).toBeCloseTo(39.9, 6);
});

test('a drag with Shift zooms to the band it shows; Escape and a mere click leave the window', async ({
  viewer: { page },
}) => {
  const [from, to] = [await place(page, 0.25), await place(page, 0.5)];
  const band = page.getByTestId('selection');
  await page.keyboard.down('Shift');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await expect(band).toContainText('1010.0 m');
  await expect(band).toContainText('span 10.0 m');
  await page.keyboard.press('Escape');
  await expect(band).toHaveCount(0);
  await page.mouse.up();
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + 3);
  await page.mouse.up();
  expect(await settled(page)).toEqual(WHOLE);

  await page.mouse.move(to.x, to.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const zoomed = await settledElsewhere(page, WHOLE);
  await expect(band).toHaveCount(0);
  expect(zoomed.depthMin).toBeCloseTo(1000 + 39.9 / 4, 1);
  expect(zoomed.depthMax).toBeCloseTo(1000 + 39.9 / 2, 1);
  await expectBeds(page, zoomed);
});

test('the band lies over both of two pictures', async ({ viewer }) => {
  const { page } = viewer;
  await viewer.menu('compare');
  const beside = (await page.getByTestId('picture-beside').boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.move(beside.x + 20, beside.y + beside.height / 4);
  await page.mouse.down();
  await page.mouse.move(beside.x + 20, beside.y + beside.height / 2);
  await expect(page.getByTestId('selection')).toHaveCount(2);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(span(await settledElsewhere(page, WHOLE))).toBeCloseTo(39.9 / 4, 1);
});

test('two fingers zoom about their middle', async ({ viewer: { page } }) => {
  const middle = await place(page, 0.5);
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apartPx: number): Promise<unknown> =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd' ? [] : [-1, 1].map((side, id) => ({ ...middle, y: middle.y + (side * apartPx) / 2, id })),
    });
  await touch('touchStart', 100);
  for (const apartPx of [120, 160, 200]) await touch('touchMove', apartPx);
  await touch('touchEnd', 200);
  const zoomed = await settledElsewhere(page, WHOLE);
  expect(span(zoomed)).toBeCloseTo(39.9 / 2, 0);
  expect((zoomed.depthMin + zoomed.depthMax) / 2).toBeCloseTo(1019.95, 0);
});

test('keys zoom and move, on the picture that was clicked and where nothing has the focus', async ({
  viewer: { page },
}) => {
  const at = await place(page, 0.5);
  await page.mouse.click(at.x, at.y);
  await expect(pictureOf(page)).toBeFocused();
  await page.keyboard.press('+');
  const half = await settledElsewhere(page, WHOLE);
  expect(span(half)).toBeCloseTo(39.9 / 2, 6);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('End');
  const base = await settledElsewhere(page, half);
  expect(base.depthMax).toBe(1039.9);
  await page.keyboard.press('PageUp');
  expect((await settledElsewhere(page, base)).depthMax).toBeCloseTo(1039.9 - span(base), 6);
  await page.keyboard.press('-');
  await expect.poll(() => shownWindow(page)).toEqual(WHOLE);
  await page.keyboard.press('+');
  await settledElsewhere(page, WHOLE);
  await page.keyboard.press('0');
  await expect.poll(() => shownWindow(page)).toEqual(WHOLE);
  // In a field they are text.
  await page.getByLabel('Top', { exact: true }).fill('10');
  await page.getByLabel('Top', { exact: true }).press('0');
  await expect(page.getByLabel('Top', { exact: true })).toHaveValue('100');
});

test('back and forward go through the windows that were rested at', async ({ viewer }) => {
  const { page } = viewer;
  const back = page.getByRole('button', { name: 'Back', exact: true });
  await expect(back).toBeDisabled();
  await goTo(viewer, '1010-1020');
  const first = await settledElsewhere(page, WHOLE);
  // Half a second makes a window one that was rested at; nothing on the page says when.
  await page.waitForTimeout(700);
  await goTo(viewer, '+10');
  const second = await settledElsewhere(page, first);
  expect(second.depthMin).toBeCloseTo(1020, 6);
  await back.click();
  await expect.poll(() => shownWindow(page)).toEqual(first);
  await viewer.menu('window-back');
  await expect.poll(() => shownWindow(page)).toEqual(WHOLE);
  await expect(back).toBeDisabled();
  const devtools = await page.context().newCDPSession(page);
  const { x, y } = await place(page, 0.5);
  for (const type of ['mousePressed', 'mouseReleased'] as const) {
    await devtools.send('Input.dispatchMouseEvent', { type, x, y, button: 'forward', clickCount: 1 });
  }
  await expect.poll(() => shownWindow(page)).toEqual(first);
  await page.getByRole('button', { name: 'Forward', exact: true }).click();
  await expect.poll(() => shownWindow(page)).toEqual(second);
});

async function goTo(viewer: Viewer, target: string): Promise<void> {
  await viewer.menu('go-to-depth');
  await viewer.page.getByRole('dialog').getByRole('textbox').fill(target);
  await viewer.page.keyboard.press('Enter');
}

function overviewAt(page: Page, x: number, y: number): ReturnType<typeof colourAt> {
  return colourAt(page, x, y, page.getByTestId('overview-picture'));
}

/** A place on the picture at a share of its height. */
async function place(page: Page, share: number): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await pictureOf(page).boundingBox())!;
  return { x: x + width / 2, y: y + height * share };
}
