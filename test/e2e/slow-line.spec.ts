// Tests that over a slow line the picture is never blank and never of another depth, and gets sharp.
import { setTimeout } from 'node:timers/promises';
import type { Page, Route } from '@playwright/test';
import { writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import { chooseColormap, colourAt, settled, shownWindow } from './picture.ts';
import { expect, test } from './viewer.ts';

const ROWS = 20_000;
const TOP = 1000;
const STEP = 0.1;
/** Grey tells the depth: 0 at the top, 200 at the base; nulls are white. */
const slope = {
  ...{ rows: ROWS, width: 150, top: TOP, step: STEP },
  value: (row: number) => Math.floor((200 * row) / ROWS),
};
const BYTES_PER_MS = 2e6 / 8 / 1000;
const LATENCY_MS = 80;
/** A row of the coarsest level is 256 scanlines, which is three greys; and what JPEG leaves of it. */
const TOLERANCE = 6;

test('over 2 Mbit/s with 80 ms of latency no window is blank or of another depth, and each gets sharp at rest', async ({
  viewer,
  folder,
}) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'slope.csv', slope));
  await chooseColormap(page, 'gray');
  for (const [label, end] of [
    ['Low', '0'],
    ['High', '255'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(end);
    await page.getByLabel(label, { exact: true }).press('Enter');
  }
  await settled(page);
  const sent = await slowDown(page);
  for (const middle of [1400, 2700, 1900, 2300, 1100]) {
    // Typed at once, or the window would be the whole log in between.
    await goTo(page, `${middle - 8} - ${middle + 8}`);
    for (let look = 0; look < 6; look++) {
      await expectOwnDepths(page);
      await setTimeout(60);
    }
  }
  await settled(page);
  await expectOwnDepths(page);
  const { depthMin, depthMax } = await shownWindow(page);
  expect([depthMin, depthMax]).toEqual([1092, 1108]);
  expect(sent.tiles).toBeGreaterThan(0);
});

/** All tiles and pictures share one line. */
async function slowDown(page: Page): Promise<{ tiles: number }> {
  const sent = { tiles: 0 };
  let freeMs = 0;
  const hold = async (route: Route): Promise<void> => {
    const answer = await route.fetch();
    const bytes = (await answer.body()).byteLength;
    freeMs = Math.max(freeMs, performance.now()) + bytes / BYTES_PER_MS;
    await setTimeout(freeMs - performance.now() + LATENCY_MS);
    // One that was broken off meanwhile has nobody to answer.
    await route.fulfill({ response: answer }).catch(() => undefined);
  };
  await page.route(/\/tile\//, (route) => {
    sent.tiles++;
    return hold(route);
  });
  await page.route(/\/frame\//, hold);
  return sent;
}

async function goTo(page: Page, target: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+g');
  const field = page.getByRole('dialog').getByRole('textbox');
  await field.fill(target);
  await field.press('Enter');
}

/** At three places of the picture the grey is that of its depth. */
async function expectOwnDepths(page: Page): Promise<void> {
  for (const y of [0.1, 0.5, 0.9]) {
    const before = await shownWindow(page);
    const [grey] = await colourAt(page, 0.5, y);
    const after = await shownWindow(page);
    // Painted anew between the two looks.
    if (before.depthMin !== after.depthMin) continue;
    const depth = after.depthMin + y * (after.depthMax - after.depthMin);
    const expected = (200 * (depth - TOP)) / (ROWS * STEP);
    expect(Math.abs(grey - expected), `the grey of ${depth} m`).toBeLessThanOrEqual(TOLERANCE);
  }
}
