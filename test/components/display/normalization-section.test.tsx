// Static or dynamic, how strongly, with which gamma and curve: each control and what it changes.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AggregationSection, NormalizationSection } from '../../../renderer/display/DisplaySections.tsx';
import { changePreferences } from '../../../renderer/state/store.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount, view } from '../mount.tsx';

const log = aLog(1);
const modes = page.getByRole('radiogroup', { name: 'Normalization' });
const isDynamic = modes.getByRole('radio', { name: 'Dynamic' });
const gamma = page.getByRole('textbox', { name: 'Gamma' });

test('height and strength are there while there is something dynamic', async () => {
  await mount(<NormalizationSection log={log} />, { logs: [log] });
  const strength = page.getByRole('slider', { name: 'Strength' });
  await expect.element(strength).not.toBeInTheDocument();
  await isDynamic.click();
  await expect.element(modes).toHaveAccessibleDescription(/rank/);
  await expect.element(strength).toHaveAttribute('aria-valuetext', '100 %');
  (strength.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(view().blend).toBe(0.95);
  await userEvent.keyboard('{Home}');
  expect(view()).toMatchObject({ normalization: 'dynamic', blend: 0 });
});

test('side by side both are shown, and neither is to be chosen', async () => {
  await mount(<NormalizationSection log={log} />, { logs: [log] });
  const compare = page.getByRole('switch', { name: 'Side by side' });
  await compare.click();
  await expect.element(compare).toBeChecked();
  await expect.element(isDynamic).toBeDisabled();
  await expect.element(modes).toHaveAccessibleDescription('Both are shown.');
  await expect.element(page.getByRole('slider', { name: 'Height' })).toBeVisible();
});

test('the height is in the unit that depths are shown in, and kept in the log’s own', async () => {
  await mount(<NormalizationSection log={log} />, { logs: [log] });
  await isDynamic.click();
  changePreferences({ depthUnit: 'ft' });
  const height = page.getByRole('textbox', { name: 'Height' });
  await expect.element(height).toHaveValue('6.562');
  await height.fill('10');
  await userEvent.keyboard('{Enter}');
  expect(view().dynamicHeight).toBeCloseTo(3.048, 9);
});

test('equal steps of the gamma’s slider are equal factors, and its field takes what lies between', async () => {
  await mount(<NormalizationSection log={log} />, { logs: [log] });
  const slider = page.getByRole('slider', { name: 'Gamma' });
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{Home}');
  expect(view().gamma).toBe(0.25);
  await userEvent.keyboard('{End}');
  expect(view().gamma).toBe(4);
  await gamma.fill('1.234');
  await userEvent.keyboard('{Enter}');
  expect(view().gamma).toBe(1.234);
  await expect.element(slider).toHaveAttribute('aria-valuetext', '1.234');
  await gamma.fill('5');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^Expected a gamma from 0.25 to 4/);
});

test('the curve is logarithmic or not', async () => {
  await mount(<NormalizationSection log={log} />, { logs: [log] });
  const logarithmic = page.getByRole('checkbox', { name: 'Logarithmic' });
  await logarithmic.click();
  expect(view().curve).toBe('log');
  await logarithmic.click();
  expect(view().curve).toBe('linear');
});

test('what a pixel shows is chosen, and said what it is good for', async () => {
  await mount(<AggregationSection />, { logs: [log] });
  const maximum = page.getByRole('radio', { name: 'Maximum' });
  await maximum.click();
  await expect.element(maximum).toBeChecked();
  await expect.element(maximum).toHaveAccessibleDescription(/thin high streaks/);
  expect(view().aggregation).toBe('max');
  await userEvent.keyboard('{ArrowUp}');
  expect(view().aggregation).toBe('min');
});
