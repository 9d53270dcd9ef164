// The list of image logs: gone through by keys, renamed in place, deleted only after asking; damaged ones beside them.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LogList } from '../../../renderer/library/LogList.tsx';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { useViewer, type Viewer } from '../../../renderer/state/store.ts';
import { openLog } from '../../../renderer/state/track-slice.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../../renderer/a-log.ts';
import { run } from '../../renderer/run-commands.ts';
import { mount } from '../mount.tsx';

const beds = aLog(1, { name: 'beds' });
const older = aLog(2, { name: 'older' });
const list = page.getByRole('listbox', { name: 'Image logs' });
const option = (name: RegExp) => list.getByRole('option', { name });
const field = page.getByRole('textbox', { name: 'New name of beds' });
const question = page.getByRole('alertdialog', { name: 'Delete “beds”?' });
const openId = (): number | undefined => openLog(useViewer.getState())?.id;

const renamed: Answers = { 'library.describe': ({ id, change }) => ({ ...beds, id, ...change }) };

function mountList(answers: Answers = {}, viewer: Partial<Viewer> = {}) {
  const beside = (
    <>
      <LogList />
      <OpenDialog />
      <input aria-label="Elsewhere" />
    </>
  );
  return mount(beside, { logs: [beds, older], answers, viewer });
}

test('logs are gone through by keys, and opened by a press', async () => {
  await mountList();
  await expect.element(option(/^beds/)).toHaveAttribute('aria-selected', 'true');
  (list.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(openId()).toBe(2);
  await userEvent.keyboard('{ArrowDown}');
  expect(openId()).toBe(2);
  await userEvent.keyboard('{Home}');
  expect(openId()).toBe(1);
  await option(/^older/).click();
  expect(openId()).toBe(2);
});

test('a double-click and F2 let the name be typed; Enter takes it and leaves the keys with the list', async () => {
  const { calls } = await mountList(renamed);
  await option(/^beds/).dblClick();
  await userEvent.keyboard('Well A{Enter}');
  await expect.element(option(/^Well A/)).toBeVisible();
  await expect.element(list).toHaveFocus();
  expect(calls).toEqual([{ name: 'library.describe', input: { id: 1, change: { name: 'Well A' } } }]);
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByRole('textbox', { name: 'New name of Well A' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(list).toHaveFocus();
});

test('leaving a new name for another field takes it and stays in that field', async () => {
  await mountList(renamed);
  run('rename');
  await field.fill('Well B');
  const elsewhere = page.getByRole('textbox', { name: 'Elsewhere' });
  await elsewhere.click();
  await expect.element(option(/^Well B/)).toBeVisible();
  await expect.element(elsewhere).toHaveFocus();
});

test('a log is deleted only after asking', async () => {
  const { calls } = await mountList({ 'library.remove': () => ({}) });
  (list.element() as HTMLElement).focus();
  await userEvent.keyboard('{Delete}');
  await expect.element(question).toMatchTextContent(/1,001 scanlines .* cannot be undone/);
  await expect.element(question.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(question).not.toBeInTheDocument();
  await expect.element(list).toHaveFocus();
  expect(calls).toEqual([]);
  await userEvent.keyboard('{Delete}');
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect.element(question).not.toBeInTheDocument();
  expect(calls).toEqual([{ name: 'library.remove', input: { id: 1 } }]);
});

test('the other button opens the log and offers what can be done with it', async () => {
  await mountList();
  await option(/^older/).click({ button: 'right' });
  await page
    .getByRole('menu')
    .getByRole('menuitem', { name: /^Rename/ })
    .click();
  await expect.element(page.getByRole('textbox', { name: 'New name of older' })).toHaveFocus();
  expect(openId()).toBe(2);
});

test('a damaged log is said beside the others, and deleted only after asking', async () => {
  const message = 'Log 3 (torn) is damaged: its tiles end early; restore the library from a backup, or remove this log';
  const { calls } = await mountList({ 'library.remove': () => ({}) }, { damaged: [{ id: 3, name: 'torn', message }] });
  await expect.element(page.getByRole('list', { name: 'Damaged logs' })).toHaveTextContent(message);
  await page.getByRole('button', { name: 'Delete torn' }).click();
  const torn = page.getByRole('alertdialog', { name: 'Delete “torn”?' });
  await torn.getByRole('button', { name: 'Cancel' }).click();
  expect(calls).toEqual([]);
  await page.getByRole('button', { name: 'Delete torn' }).click();
  await torn.getByRole('button', { name: 'Delete' }).click();
  expect(calls).toEqual([{ name: 'library.remove', input: { id: 3 } }]);
});
