// Tests with axe that the viewer has no serious accessibility problems, and that the focus is where it should be.
import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { beds, writeLog, writeLongLog } from '../fixtures/make-log.ts';
import { importLog, listed, offer } from './import-log.ts';
import { settled } from './picture.ts';
import { expect, test } from './viewer.ts';

/** What keeps somebody from using it. */
const SERIOUS = new Set<string | null | undefined>(['serious', 'critical']);

async function expectNothingSerious(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The other way of running it opens a page of its own, which the desktop does not have.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const serious = violations.filter(({ impact }) => SERIOUS.has(impact));
    const told = serious.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
    expect(told, `${state}, ${colorScheme}`).toEqual([]);
  }
}

test('axe finds nothing serious before and while something is imported', async ({ viewer, folder }) => {
  test.setTimeout(180_000);
  const { page } = viewer;
  await expect(page.getByRole('heading', { name: 'No image logs yet' })).toBeVisible();
  await expectNothingSerious(page, 'empty');
  await offer(viewer, [writeLongLog(folder)]);
  await expectNothingSerious(page, 'import dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  // Where the time lets it: the import may be over before the second look.
  await expectNothingSerious(page, 'importing');
  await page
    .getByRole('region', { name: 'Jobs' })
    .getByRole('button', { name: /^Cancel/ })
    .click({ timeout: 1000 })
    .catch(() => undefined);

  const bad = path.join(folder, 'bad.csv');
  fs.writeFileSync(bad, 'depth,a,b\n100,1,2\n101,1,soft\n');
  await offer(viewer, [bad]);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('soft');
  await expectNothingSerious(page, 'error');
});

test('axe finds nothing serious in what the import dialog asks and shows', async ({ viewer, folder }) => {
  test.setTimeout(180_000);
  const { page } = viewer;
  const file = path.join(folder, 'fathoms.csv');
  fs.writeFileSync(file, '# a comment\nDepth (fathoms),A1,A2,A3,GR,Note\n10,1,,3,50,soft\n11,2,3,4,51,hard\n');
  await offer(viewer, [file]);
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await expect(dialog.getByRole('group', { name: 'Questions' })).toBeVisible();
  await dialog.getByText('How the file is read').click();
  await expectNothingSerious(page, 'import dialog with a question');
  await dialog.getByRole('button', { name: /^GR: curve$/ }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNothingSerious(page, 'roles of a column');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 640, height: 420 });
  await expectNothingSerious(page, 'small import dialog');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('axe finds nothing serious while a log is viewed, in any dialog or menu', async ({ viewer, folder }) => {
  test.setTimeout(300_000);
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await expectNothingSerious(page, 'viewing');
  await page.getByRole('switch', { name: 'Side by side' }).click();
  await settled(page);
  await expectNothingSerious(page, 'side by side');

  for (const id of [
    ...['export', 'share', 'settings', 'api-settings', 'palette', 'shortcuts', 'about', 'erase', 'trash'],
    'check-library',
  ]) {
    await viewer.menu(id);
    await expect(page.locator('[role=dialog], [role=alertdialog]')).toBeVisible();
    await expectNothingSerious(page, id);
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=dialog], [role=alertdialog]')).toHaveCount(0);
  }

  await listed(page, 'beds').click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNothingSerious(page, 'context menu');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 640, height: 420 });
  await settled(page);
  await expectNothingSerious(page, 'small');
  for (const name of ['Image logs', 'Display']) {
    await page.getByRole('main').getByRole('button', { name, exact: true }).click();
    await expectNothingSerious(page, `small, ${name}`);
    await page.keyboard.press('Escape');
  }

  await viewer.menu('rename');
  await expectNothingSerious(page, 'renaming');
});

test('every control shows that it has the focus, in the order of the window', async ({ viewer, folder }) => {
  const { page } = viewer;
  await importLog(viewer, writeLog(folder, 'beds.csv', beds));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const regions: string[] = [];
  const unseen: string[] = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const { outlineStyle } = getComputedStyle(element);
      const after = getComputedStyle(element, '::after').backgroundColor;
      const shown = outlineStyle !== 'none' || (element.role === 'separator' && after !== 'rgba(0, 0, 0, 0)');
      const region = element.closest('[role=menubar], aside, main, footer');
      const name = region?.getAttribute('aria-label') ?? region?.tagName ?? 'none';
      return { region: name, shown, html: element.outerHTML.slice(0, 120) };
    });
    if (!at) break;
    if (!at.shown) unseen.push(at.html);
    if (regions.at(-1) !== at.region) regions.push(at.region);
  }
  expect(unseen).toEqual([]);
  const order = ['Library', 'MAIN', 'Display'].map((region) => regions.indexOf(region));
  expect(order.every((at) => at >= 0) && order.join() === [...order].sort((a, b) => a - b).join(), regions.join()).toBe(
    true,
  );
});
