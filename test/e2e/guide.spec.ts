// Tests the steps of the user guide on the sample log, and takes the guide's pictures on the way.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { listed } from './import-log.ts';
import { settled } from './picture.ts';
import { expect, test, type Viewer } from './viewer.ts';

const SCREENS = fileURLToPath(new URL('../../test-results/screens', import.meta.url));
const GUIDE = fileURLToPath(new URL('../../resources/guide', import.meta.url));

test('what the guide says can be done, and looks as its pictures show', async ({ viewer, host }) => {
  const { page } = viewer;
  const photograph = async (name: string): Promise<void> => {
    const isKept = process.env['UPDATE_SCREENSHOT'] === '1' && host === 'desktop';
    const file = path.join(isKept ? GUIDE : path.join(SCREENS, host, 'guide'), `${name}.jpg`);
    await page.screenshot({ path: file, type: 'jpeg', quality: 85, animations: 'disabled' });
  };
  await page.setViewportSize({ width: 1280, height: 820 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await viewer.menu('sample');
  await expect(listed(page, 'Sample')).toHaveAttribute('aria-selected', 'true');
  await settled(page);
  await page.getByRole('button', { name: /^Dismiss/ }).click();

  await goTo(viewer, '9120-9165');
  await viewer.menu('profiles');
  await pointAt(page, 0.3, 0.35);
  await expect(page.getByText(/^column \d+$/)).toBeVisible();
  await photograph('reading');
  await viewer.menu('profiles');

  await viewer.menu('go-to-depth');
  await page.getByLabel('Depth, range or step').fill('+25 ft');
  await photograph('go-to-depth');
  await page.keyboard.press('Escape');

  await viewer.menu('compare');
  await expect(page.getByTestId('picture-beside')).toBeVisible();
  await settled(page);
  await pointAt(page, 0.3, 0.35);
  await photograph('side-by-side');
  await viewer.menu('compare');

  await page.getByLabel('Geometry').selectOption({ label: 'All around, from top of hole' });
  await viewer.menu('azimuth-compass');
  const turned = page.getByRole('textbox', { name: 'Turned' });
  await turned.fill('90');
  await turned.press('Enter');
  await turned.scrollIntoViewIfNeeded();
  await settled(page);
  await photograph('all-around');

  await page.getByRole('button', { name: /^Colormap: / }).click();
  await expect(page.getByRole('combobox', { name: 'Search colormaps' })).toBeFocused();
  await photograph('colormaps');
  await page.getByRole('button', { name: 'Duplicate…' }).click();
  await expect(page.getByRole('group', { name: 'Stops' }).getByRole('slider').first()).toBeVisible();
  await settled(page);
  await photograph('colormap-editor');
  await page.getByRole('button', { name: 'Cancel' }).click();

  await viewer.menu('palette');
  await page.keyboard.type('bo');
  await photograph('palette');
  await page.keyboard.press('Escape');
});

async function goTo(viewer: Viewer, target: string): Promise<void> {
  const { page } = viewer;
  await viewer.menu('go-to-depth');
  await page.getByLabel('Depth, range or step').fill(target);
  await page.keyboard.press('Enter');
  await settled(page);
}

/** Share of the picture's width and height. */
async function pointAt(page: Page, x: number, y: number): Promise<void> {
  const box = await page.getByTestId('picture').boundingBox();
  if (!box) throw new Error('Expected a picture on screen');
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
}
