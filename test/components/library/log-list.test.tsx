// The list of image logs: gone through by keys, renamed in place, deleted and brought back; damaged ones beside them.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LogList } from '../../../renderer/library/LogList.tsx';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { Toast } from '../../../renderer/shell/Toast.tsx';
import { describeLog } from '../../../renderer/state/describe-log.ts';
import { setLibrary, setWindow, useViewer, type Viewer } from '../../../renderer/state/store.ts';
import { openLog } from '../../../renderer/state/track-slice.ts';
import { nextRedo, nextUndo } from '../../../renderer/state/undo.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../../renderer/a-log.ts';
import { run } from '../../renderer/run-commands.ts';
import { mount, view } from '../mount.tsx';

const beds = aLog(1, { name: 'beds' });
const older = aLog(2, { name: 'older' });
const list = page.getByRole('listbox', { name: 'Image logs' });
const option = (name: RegExp) => list.getByRole('option', { name });
const field = page.getByRole('textbox', { name: 'New name of beds' });
const question = page.getByRole('alertdialog', { name: 'Erase “beds”?' });
const said = page.getByRole('status');
const undo = page.getByRole('button', { name: 'Undo' });
const openId = (): number | undefined => openLog(useViewer.getState())?.id;

const renamed: Answers = { 'library.describe': ({ id, change }) => ({ ...beds, id, ...change }) };

function mountList(answers: Answers = {}, viewer: Partial<Viewer> = {}) {
  const beside = (
    <>
      <LogList />
      <OpenDialog />
      <Toast />
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

test('a log that is deleted goes to the trash at once, and Undo brings it back and shows it', async () => {
  let logs = [beds, older];
  const { calls } = await mountList({
    'library.remove': ({ id }) => {
      logs = logs.filter((log) => log.id !== id);
      return { outcome: 'trashed' };
    },
    'library.restore': ({ id }) => {
      logs = [beds, older];
      return { id };
    },
    'library.list': () => logs,
  });
  setWindow({ depthMin: 1020, depthMax: 1030 });
  (list.element() as HTMLElement).focus();
  await userEvent.keyboard('{Delete}');
  await expect.element(said).toHaveTextContent('Moved beds to the trash');
  expect(calls).toEqual([{ name: 'library.remove', input: { id: 1, trashOnly: true } }]);
  // The event that tells of it.
  setLibrary(logs);
  expect(openId()).toBe(2);
  await undo.click();
  await expect.element(said).toHaveTextContent('beds is back from the trash');
  await expect.element(undo).not.toBeInTheDocument();
  expect(openId()).toBe(1);
  expect(view()).toMatchObject({ depthMin: 1020, depthMax: 1030 });
  run('redo');
  await expect.element(said).toHaveTextContent('Moved beds to the trash');
  expect(calls.filter(({ name }) => name !== 'library.list').map(({ name }) => name)).toEqual([
    'library.remove',
    'library.restore',
    'library.remove',
  ]);
});

test('Undo beside the message is gone once something else was done', async () => {
  await mountList({ 'library.remove': () => ({ outcome: 'trashed' }), ...renamed });
  run('remove');
  await expect.element(undo).toBeVisible();
  await describeLog(2, { name: 'other' });
  await expect.element(undo).not.toBeInTheDocument();
  await expect.element(said).toHaveTextContent('Moved beds to the trash');
});

test('a log that is not in the trash any more is said, and is nothing to undo', async () => {
  await mountList({
    'library.remove': () => ({ outcome: 'trashed' }),
    'library.restore': () => {
      throw new StratascopeError('not_found', 'Expected a log in the trash but there is none with id 1');
    },
  });
  run('remove');
  await undo.click();
  await expect
    .poll(() => useViewer.getState().problems)
    .toMatchObject([{ message: 'beds is not in the trash any more, so it cannot be brought back' }]);
  expect(nextUndo(useViewer.getState())).toBeUndefined();
  expect(nextRedo(useViewer.getState())).toBeUndefined();
});

test('a linked log is taken off the list, which is said and no step; Erase… says so first', async () => {
  const place = { path: '/stick/beds.strata', isAway: false, isReadOnly: false };
  const { calls } = await mountList({ 'library.remove': () => ({ outcome: 'unlinked' }) });
  setLibrary([{ ...beds, place }, older]);
  run('remove');
  await expect.element(said).toHaveTextContent('Taken off the list: beds. Open its file again to have it back');
  expect(nextUndo(useViewer.getState())).toBeUndefined();
  run('erase');
  const unlinking = page.getByRole('alertdialog', { name: 'Take “beds” off the list?' });
  await expect.element(unlinking).toMatchTextContent(/Its file stays where it is.*\/stick\/beds\.strata/);
  await unlinking.getByRole('button', { name: 'Take off the List' }).click();
  await expect.element(unlinking).not.toBeInTheDocument();
  const removals = calls.filter(({ name }) => name === 'library.remove').map(({ input }) => input);
  expect(removals).toEqual([
    { id: 1, trashOnly: true },
    { id: 1, trashOnly: true },
  ]);
});

test('what would be erased is asked first, with the reason; Erase… asks at once', async () => {
  const { calls } = await mountList({
    'library.remove': ({ now }) =>
      now ? { outcome: 'erased', because: 'asked' } : { outcome: 'kept', because: 'disk' },
  });
  (list.element() as HTMLElement).focus();
  await userEvent.keyboard('{Delete}');
  await expect
    .element(question)
    .toMatchTextContent(/less than 1 GB is free on the disk of the library\. Its 1,001 scanlines .* cannot be undone/);
  await expect.element(question.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(question).not.toBeInTheDocument();
  await expect.element(list).toHaveFocus();
  expect(calls).toEqual([{ name: 'library.remove', input: { id: 1, trashOnly: true } }]);
  expect(nextUndo(useViewer.getState())).toBeUndefined();

  run('erase');
  await expect.element(question).not.toMatchTextContent(/trash/);
  await question.getByRole('button', { name: 'Erase' }).click();
  await expect.element(question).not.toBeInTheDocument();
  expect(calls.slice(1)).toEqual([{ name: 'library.remove', input: { id: 1, now: true } }]);
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

test('a damaged log is said beside the others, and goes to the trash and back as they do', async () => {
  const message = 'Log 3 (torn) is damaged: its tiles end early; restore the library from a backup, or remove this log';
  const { calls } = await mountList(
    {
      'library.remove': () => ({ outcome: 'trashed' }),
      'library.restore': ({ id }) => ({ id }),
      'library.list': () => [beds, older],
    },
    { damaged: [{ id: 3, name: 'torn', message }] },
  );
  await expect.element(page.getByRole('list', { name: 'Damaged logs' })).toHaveTextContent(message);
  await page.getByRole('button', { name: 'Delete torn' }).click();
  await expect.element(said).toHaveTextContent('Moved torn to the trash');
  setLibrary([beds, older]);
  await undo.click();
  await expect.element(said).toHaveTextContent('torn is back from the trash');
  expect(openId()).toBe(1);
  expect(calls.slice(0, 2)).toEqual([
    { name: 'library.remove', input: { id: 3, trashOnly: true } },
    { name: 'library.restore', input: { id: 3 } },
  ]);
});

test('a damaged log that would be erased is asked about first', async () => {
  const message = 'Log 3 is damaged: its file is not there';
  const { calls } = await mountList(
    { 'library.remove': ({ now }) => ({ outcome: now ? 'erased' : 'kept', because: 'lost' }) },
    { damaged: [{ id: 3, message }] },
  );
  await page.getByRole('button', { name: 'Delete log 3' }).click();
  const lost = page.getByRole('alertdialog', { name: 'Erase “log 3”?' });
  await expect.element(lost).toMatchTextContent(/its file is not in the folder .* Whatever is left of it/);
  await lost.getByRole('button', { name: 'Erase' }).click();
  expect(calls.at(-1)).toEqual({ name: 'library.remove', input: { id: 3, now: true } });
});
