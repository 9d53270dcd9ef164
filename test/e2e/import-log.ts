// Helpers that import a file, with the import dialog or without it, and find logs in the list.
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { callOf } from './page-call.ts';
import { settled, type Shown } from './picture.ts';
import { expect, type Viewer } from './viewer.ts';

/**
 * For what is tested on a log: without the dialog, which costs more than most tests. Returns the window that is shown at
 * first: the whole log.
 */
export async function importLog(viewer: Viewer, file: string): Promise<Shown> {
  await viewer.handOver(file);
  return shownOf(viewer, file);
}

/** As a person does it. */
export async function importInDialog(viewer: Viewer, file: string): Promise<Shown> {
  await offer(viewer, [file]);
  await viewer.page
    .getByRole('dialog', { name: 'Import' })
    .getByRole('button', { name: 'Import', exact: true })
    .click();
  return shownOf(viewer, file);
}

async function shownOf(viewer: Viewer, file: string): Promise<Shown> {
  const name = path.basename(file).replace(/\.csv$/, '');
  await expect(listed(viewer.page, name)).toHaveAttribute('aria-selected', 'true');
  return settled(viewer.page);
}

/** File > Import…, answered with these files: the import dialog is open. */
export async function offer(viewer: Viewer, files: readonly string[]): Promise<void> {
  await viewer.chooseFiles(files, () => viewer.menu('import'));
  await expect(viewer.page.getByRole('dialog', { name: 'Import' })).toBeVisible();
}

/** The image logs listed, or the one of a name. */
export function listed(page: Page, name?: string): Locator {
  return page.getByRole('listbox', { name: 'Image logs' }).getByRole('option', name === undefined ? {} : { name });
}

/** In the library; a page may have shown others before. */
export async function idOf(page: Page, name: string): Promise<number> {
  const log = (await callOf(page)('library.list', {})).find((each) => each.name === name);
  if (!log) throw new Error(`Expected a log named ${name} in the library but there is none`);
  return log.id;
}
