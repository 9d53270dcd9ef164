// The depths at the ends of the window, typed: what moves it, and what is refused.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DepthWindowFields } from '../../../renderer/axes/DepthWindowFields.tsx';
import { changePreferences, setWindow } from '../../../renderer/state/store.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount, view } from '../mount.tsx';

const log = aLog(1);
const top = page.getByRole('textbox', { name: 'Top' });
const base = page.getByRole('textbox', { name: 'Base' });
const shown = () => [view().depthMin, view().depthMax];

test('typing a depth moves the window; a wrong one is refused and said', async () => {
  await mount(<DepthWindowFields log={log} />, { logs: [log] });
  await top.fill('1010');
  await userEvent.keyboard('{Enter}');
  await base.fill('1050.5');
  await userEvent.keyboard('{Enter}');
  expect(shown()).toEqual([1010, 1050.5]);
  await top.fill('deep');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent('“deep”');
  expect(shown()).toEqual([1010, 1050.5]);
});

test('neither end goes beyond the log, nor past the other one', async () => {
  await mount(<DepthWindowFields log={log} />, { logs: [log] });
  setWindow({ depthMin: 1020, depthMax: 1040 });
  for (const [field, typed] of [
    [top, '999'],
    [top, '1040'],
    [base, '1101'],
    [base, '1020'],
  ] as const) {
    await field.fill(typed);
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toBeInvalid();
    await userEvent.keyboard('{Escape}');
  }
  expect(shown()).toEqual([1020, 1040]);
});

test('what was typed wrongly is gone once the window has moved, even when it comes back', async () => {
  await mount(<DepthWindowFields log={log} />, { logs: [log] });
  await top.fill('deep');
  await userEvent.keyboard('{Enter}');
  await expect.element(top).toBeInvalid();
  setWindow({ depthMin: 1025, depthMax: 1075 });
  await expect.element(top).toHaveValue('1025.0');
  setWindow({ depthMin: 1000, depthMax: 1100 });
  await expect.element(top).toHaveValue('1000.0');
  await expect.element(top).toBeValid();
});

test('depths are shown and typed in the unit chosen', async () => {
  await mount(<DepthWindowFields log={log} />, { logs: [log] });
  changePreferences({ depthUnit: 'ft' });
  await expect.element(top).toHaveValue('3280.84');
  await top.fill('3300');
  await userEvent.keyboard('{Enter}');
  expect(view().depthMin).toBeCloseTo(3300 * 0.3048, 9);
});
