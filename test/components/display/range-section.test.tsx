// The range of values: limits typed, chosen, dragged on the histogram and moved by keys, and all of it reset.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { RangeSection } from '../../../renderer/display/DisplaySections.tsx';
import { takeValues } from '../../../renderer/reading/reading-slice.ts';
import { changeView, frameFailed, setLibrary, useViewer } from '../../../renderer/state/store.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { aLog } from '../../renderer/a-log.ts';
import { drag } from '../drag.ts';
import { mount, view } from '../mount.tsx';

const low = page.getByRole('textbox', { name: 'Low' });
const high = page.getByRole('textbox', { name: 'High' });
const limits = page.getByRole('combobox', { name: 'Range' });
const lowLimit = page.getByRole('slider', { name: 'Low limit' });
const highLimit = page.getByRole('slider', { name: 'High limit' });
const plot = page.getByRole('img', { name: /^Histogram of the window/ });
const reset = page.getByRole('button', { name: 'Reset' });
const at = (limit: typeof lowLimit): number => Number(limit.element().getAttribute('aria-valuenow'));

/** Ten values each of 0, 60, 120 and 210, as they are read off the picture of a window. */
const READ = Float32Array.from({ length: 40 }, (_, i) => [0, 60, 120, 210][i % 4]!);

async function mountSection(log: ImageLog = aLog(1)): Promise<void> {
  const histogram = { low: 0, high: 255, counts: [10, 10, 10, 10], below: 0, above: 0, nulls: 0, scanlines: 1 };
  await mount(<RangeSection log={log} />, { logs: [log], answers: { 'log.histogram': () => histogram } });
  takeValues(useViewer.getState().tracks[0]!.id, {
    ...{ id: log.id, width: 40, heightPx: 1, rows: 1, depthMin: log.depthMin, depthMax: log.depthMax },
    ...{ scanlines: Uint32Array.of(1), values: READ, entries: new Uint8Array(40) },
  });
  await expect.element(plot).toHaveAccessibleName(/: 40 values from /);
}

test('a range of one’s own is shown with every digit typed', async () => {
  await mountSection();
  await high.fill('1234.567');
  await userEvent.keyboard('{Enter}');
  await expect.element(limits).toHaveValue('manual');
  await expect.element(high).toHaveValue('1234.567');
  await limits.selectOptions('Minimum to maximum');
  await expect.element(high).toHaveValue('255');
  expect(view().range).toBeUndefined();
});

test('equal limits would be a step: they are refused', async () => {
  await mountSection();
  await low.fill('255');
  await userEvent.keyboard('{Enter}');
  const sentence = 'Expected a low value below the high one, 255, but received 255';
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
  await userEvent.keyboard('{Escape}');
  await high.fill('0');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^Expected a high value above the low one, 0,/);
  expect(view().range).toBeUndefined();
});

test('limits are dragged on the histogram, the picture following, and cannot cross', async () => {
  await mountSection();
  expect(at(highLimit)).toBe(255);
  const { left, width } = plot.element().getBoundingClientRect();
  const from = highLimit.element().getBoundingClientRect();
  await drag(highLimit, { x: left + width / 2 - (from.left + from.width / 2) }, () => {
    // Live: while the button is still down.
    expect(view().range?.[1]).toBeGreaterThan(120);
    expect(view().range?.[1]).toBeLessThan(135);
  });
  await expect.element(limits).toHaveValue('manual');
  await drag(highLimit, { x: -width });
  expect(at(highLimit)).toBeGreaterThan(0);
  expect(at(highLimit)).toBeLessThan(2);
  await plot.dblClick({ position: { x: width * 0.6, y: 30 } });
  await expect.element(limits).toHaveValue('automatic');
});

test('limits are moved by keys', async () => {
  await mountSection();
  (lowLimit.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(at(lowLimit)).toBeLessThan(0);
  await userEvent.keyboard('{End}');
  expect(at(lowLimit)).toBeLessThan(255);
  expect(at(lowLimit)).toBeGreaterThan(250);
  (highLimit.element() as HTMLElement).focus();
  const before = at(highLimit);
  await userEvent.keyboard('{PageUp}');
  expect(at(highLimit)).toBeGreaterThan(before);
});

test('everything is reset at once, and then there is nothing to reset', async () => {
  await mountSection();
  await expect.element(reset).toBeDisabled();
  (highLimit.element() as HTMLElement).focus();
  await userEvent.keyboard('{PageDown}');
  changeView({ invert: true, curve: 'log', gamma: 2 });
  await reset.click();
  await expect.element(limits).toHaveValue('automatic');
  expect(view()).toMatchObject({ invert: false, curve: 'linear', gamma: 1 });
  await expect.element(reset).toBeDisabled();
});

test('a window without a value says so', async () => {
  const log = aLog(2, { valueMin: null, valueMax: null, p01: null, p99: null });
  await mountSection(log);
  takeValues(useViewer.getState().tracks[0]!.id, {
    ...{ id: log.id, width: 2, heightPx: 1, rows: 1, depthMin: log.depthMin, depthMax: log.depthMax },
    ...{ scanlines: Uint32Array.of(1), values: Float32Array.of(NaN, NaN), entries: new Uint8Array(2) },
  });
  await expect.element(page.getByText('No values in this window')).toBeVisible();
});

test('of a log whose file is away nothing is counted, which is said until the file is back', async () => {
  const place = { path: '/stick/beds.strata', isAway: true, isReadOnly: false };
  const away = aLog(3, { place });
  const Shown = () => <RangeSection log={useViewer(({ logs }) => logs[0]!)} />;
  const histogram = { low: 0, high: 255, counts: [10, 0, 5], below: 0, above: 0, nulls: 0, scanlines: 1 };
  const { calls } = await mount(<Shown />, { logs: [away], answers: { 'log.histogram': () => histogram } });
  await expect.element(page.getByText('Not counted: the file of this log is away')).toBeVisible();
  await expect.element(page.getByText('Counting…')).not.toBeInTheDocument();
  expect(calls).toEqual([]);
  frameFailed('Its file is not there');
  setLibrary([{ ...away, place: { ...place, isAway: false } }]);
  // Both the picture, with the values of its window, and the histogram of the whole log are asked for now.
  await expect.element(page.getByText('Counting…')).toBeVisible();
  expect(useViewer.getState().frame).toEqual({ kind: 'loading' });
  await expect.poll(() => calls).toEqual([{ name: 'log.histogram', input: { id: 3 } }]);
});

test('where the picture could not be drawn nothing is counted either', async () => {
  await mount(<RangeSection log={aLog(4)} />, { logs: [aLog(4)], viewer: { frame: { kind: 'failed', message: '' } } });
  await expect.element(page.getByText('Not counted: the picture cannot be drawn')).toBeVisible();
});
