// A depth typed to go to: where it leads is said before it is gone to, and what was gone to is offered again.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { StagePrompts } from '../../../renderer/shell/Dialogs.tsx';
import { setWindow, useViewer } from '../../../renderer/state/store.ts';
import { aLog } from '../../renderer/a-log.ts';
import { run } from '../../renderer/run-commands.ts';
import { mount, view } from '../mount.tsx';

const log = aLog(1);
const prompt = page.getByRole('dialog', { name: 'Go to depth' });
const field = prompt.getByRole('textbox');
const outcome = prompt.getByRole('status');
const before = page.getByRole('button', { name: 'Before' });

async function mountPrompt(): Promise<void> {
  await mount(
    <>
      <button type="button">Before</button>
      <StagePrompts log={log} />
    </>,
    { logs: [log] },
  );
  (before.element() as HTMLElement).focus();
  run('go-to-depth');
  await expect.element(field).toHaveFocus();
}

test('a typed depth says where it leads before it is gone to, and a wrong one what was expected', async () => {
  await mountPrompt();
  await expect.element(outcome).toHaveTextContent('In m, unless m or ft follows.');
  await field.fill('1,010');
  await userEvent.keyboard('{Enter}');
  await expect.element(outcome).toMatchTextContent(/^Expected digits without separators/);
  await expect.element(field).toBeInvalid();
  await field.fill('500');
  await expect.element(field).toBeValid();
  await expect.element(outcome).toMatchTextContent(/1000\.0 m to 1100\.0 m/);
  await field.fill('3313.65-3346.46 ft');
  await expect.element(outcome).toHaveTextContent('1010.0 m to 1020.0 m');
  expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
  await userEvent.keyboard('{Enter}');
  await expect.element(prompt).not.toBeInTheDocument();
  await expect.element(before).toHaveFocus();
  expect(view().depthMin).toBeCloseTo(1010, 1);
  expect(view().depthMax).toBeCloseTo(1020, 1);
});

test('what was gone to is offered again', async () => {
  await mountPrompt();
  await userEvent.keyboard('1010-1020{Enter}');
  await expect.element(prompt).not.toBeInTheDocument();
  setWindow(log);
  run('go-to-depth');
  await prompt.getByRole('group', { name: 'Recent' }).getByRole('button', { name: '1010-1020' }).click();
  await expect.element(prompt).not.toBeInTheDocument();
  expect(view()).toMatchObject({ depthMin: 1010, depthMax: 1020 });
});

test('Escape leaves everything as it was, a press beside it the focus where that was', async () => {
  await mountPrompt();
  await userEvent.keyboard('1010{Escape}');
  await expect.element(prompt).not.toBeInTheDocument();
  await expect.element(before).toHaveFocus();
  expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
  run('go-to-depth');
  await expect.element(field).toHaveFocus();
  await before.click();
  await expect.element(prompt).not.toBeInTheDocument();
  await expect.element(before).toHaveFocus();
});

test('a range that reaches beyond the log says how far it goes', async () => {
  await mountPrompt();
  await field.fill('1050-2000');
  await expect.element(outcome).toHaveTextContent('1050.0 m to 1100.0 m, as far as the log goes');
  await field.fill('1000-1100');
  await expect.element(outcome).toHaveTextContent('1000.0 m to 1100.0 m: what is shown now');
  expect(useViewer.getState().recentTargets).toEqual([]);
});
