// Tests bookmarks in the viewer: add, name, go to, remove, and find again after a restart.
import { beds, writeLog } from '../fixtures/make-log.ts';
import { importLog } from './import-log.ts';
import { expectBeds, pictureOf, settled, settledElsewhere, shownWindow, type Shown } from './picture.ts';
import { expect, test, type Viewer } from './viewer.ts';

test.beforeEach(async ({ viewer, folder }) => {
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
});

test('a window is bookmarked under a name, gone to from the list and the overview, and kept with the log', async ({
  viewer,
}) => {
  await expect(listOf(viewer)).toContainText('Windows worth coming back to');
  const upper = await bookmark(viewer, '1005-1010', 'Upper bed');
  const lower = await bookmark(viewer, '1030-1035');
  await expect(marksOf(viewer)).toHaveCount(2);
  await viewer.menu('zoom-all');
  await itemOf(viewer, 'Upper bed').click();
  await expect.poll(() => shownWindow(viewer.page)).toEqual(upper);
  const mark = marksOf(viewer).nth(1);
  await expect(mark).toHaveAttribute('title', /1030\.0 m to 1035\.0 m/);
  await mark.click();
  await expect.poll(() => shownWindow(viewer.page)).toEqual(lower);

  await viewer.restart();
  expect(await settled(viewer.page)).toEqual(lower);
  await itemOf(viewer, 'Upper bed').click();
  await expectBeds(viewer.page, await settledElsewhere(viewer.page, lower));
  await expect(marksOf(viewer)).toHaveCount(2);
});

test('a bookmark is of the window its prompt was opened with, wherever the wheel goes meanwhile', async ({
  viewer,
}) => {
  const { page } = viewer;
  const asked = await bookmark(viewer, '1010-1015', 'Before');
  await viewer.menu('bookmark-add');
  const prompt = page.getByRole('dialog', { name: 'Bookmark this window' });
  const box = (await pictureOf(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 20);
  await page.mouse.wheel(0, 300);
  await settledElsewhere(page, asked);
  await prompt.getByRole('textbox').fill('Named');
  await prompt.getByRole('textbox').press('Enter');
  await itemOf(viewer, 'Named').click();
  await expect.poll(() => shownWindow(page)).toEqual(asked);
});

test('next and previous go through them in the order of their depths', async ({ viewer }) => {
  const { page } = viewer;
  const lower = await bookmark(viewer, '1030-1035', 'Lower');
  const upper = await bookmark(viewer, '1005-1010', 'Upper');
  await viewer.menu('bookmark-next');
  await expect.poll(() => shownWindow(page)).toEqual(lower);
  await viewer.menu('bookmark-previous');
  await expect.poll(() => shownWindow(page)).toEqual(upper);
  const items = listOf(viewer).locator('[data-bookmark] > :first-child');
  await expect(items).toHaveText(['Upper', 'Lower']);
});

test('the list is gone through, renamed and emptied by keys', async ({ viewer }) => {
  const { page } = viewer;
  await bookmark(viewer, '1005-1010', 'First');
  await bookmark(viewer, '1015-1020', 'Second');
  const third = await bookmark(viewer, '1030-1035', 'Third');
  await pictureOf(page).press('0');
  await viewer.menu('bookmarks');
  await expect(itemOf(viewer, 'First')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(itemOf(viewer, 'Second')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByLabel('New name of Second')).toBeFocused();
  await page.keyboard.type('Fault');
  await page.keyboard.press('Enter');
  await expect(itemOf(viewer, 'Fault')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Other');
  await page.keyboard.press('Escape');
  await expect(itemOf(viewer, 'Fault')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(itemOf(viewer, 'Third')).toBeFocused();
  await expect(listOf(viewer).getByRole('status')).toHaveText('Fault was removed');
  await page.keyboard.press('Enter');
  await expect.poll(() => shownWindow(page)).toEqual(third);
  await page.keyboard.press('Delete');
  await expect(itemOf(viewer, 'First')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(listOf(viewer)).toContainText('Windows worth coming back to');
  await expect(listOf(viewer).getByRole('button', { name: 'Bookmark this window' })).toBeFocused();
  await expect(marksOf(viewer)).toHaveCount(0);
});

test('pointers rename and remove; an empty name is refused, Escape adds nothing', async ({ viewer }) => {
  const { page } = viewer;
  await bookmark(viewer, '1005-1010', 'First');
  await itemOf(viewer, 'First').hover();
  await listOf(viewer).getByRole('button', { name: 'Rename First' }).click();
  await page.getByLabel('New name of First').fill('Renamed');
  await page.getByLabel('Top', { exact: true }).click();
  await expect(itemOf(viewer, 'Renamed')).toBeVisible();

  await listOf(viewer).getByRole('button', { name: 'Bookmark this window' }).click();
  const prompt = page.getByRole('dialog', { name: 'Bookmark this window' });
  await prompt.getByRole('textbox').fill(' ');
  await page.keyboard.press('Enter');
  await expect(prompt.getByRole('status')).toHaveText('Expected a name but received nothing');
  await page.keyboard.press('Escape');
  await expect(prompt).toHaveCount(0);
  await expect(marksOf(viewer)).toHaveCount(1);

  await itemOf(viewer, 'Renamed').hover();
  await listOf(viewer).getByRole('button', { name: 'Remove Renamed' }).click();
  await expect(marksOf(viewer)).toHaveCount(0);
});

/** Goes there and bookmarks it; without a name, under its depths. */
async function bookmark(viewer: Viewer, range: string, name?: string): Promise<Shown> {
  const { page } = viewer;
  const before = await shownWindow(page);
  await viewer.menu('go-to-depth');
  await page.getByRole('dialog').getByRole('textbox').fill(range);
  await page.keyboard.press('Enter');
  const shown = await settledElsewhere(page, before);
  await viewer.menu('bookmark-add');
  const field = page.getByRole('dialog', { name: 'Bookmark this window' }).getByRole('textbox');
  await expect(field).toBeFocused();
  if (name !== undefined) await field.fill(name);
  await field.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return shown;
}

const listOf = ({ page }: Viewer) => page.getByRole('region', { name: 'Bookmarks' });
const itemOf = (viewer: Viewer, name: string) => listOf(viewer).locator('[data-bookmark]', { hasText: name });
const marksOf = ({ page }: Viewer) => page.getByRole('group', { name: 'Depth range' }).getByRole('button');
