// The window as a box on the whole log: its ends and itself moved by keys and by the pointer, however small it is.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DepthSlider } from '../../../renderer/navigation/DepthSlider.tsx';
import { WindowButtons } from '../../../renderer/navigation/WindowButtons.tsx';
import { setWindow } from '../../../renderer/state/store.ts';
import { OpenView } from '../../../renderer/state/OpenView.tsx';
import { smallestSpan } from '../../../shared/axes/depth.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { aLog } from '../../renderer/a-log.ts';
import { drag } from '../drag.ts';
import { mount, view } from '../mount.tsx';

/** 5 px to the metre. */
const HEIGHT_PX = 500;
const log = aLog(1);
const top = page.getByRole('slider', { name: 'Top depth' });
const base = page.getByRole('slider', { name: 'Base depth' });
const box = page.getByTestId('depth-span');

function mountSlider(of: ImageLog = log) {
  return mount(
    <>
      <WindowButtons />
      <div style={{ position: 'relative', width: 40, height: HEIGHT_PX, margin: 40 }}>
        <OpenView>{(window) => <DepthSlider log={of} window={window} heightPx={HEIGHT_PX} />}</OpenView>
      </div>
    </>,
    { logs: [of] },
  );
}

test('the slider is moved by keys', async () => {
  await mountSlider();
  (base.element() as HTMLElement).focus();
  await userEvent.keyboard('{PageUp}');
  const paged = view().depthMax;
  expect(paged).toBeLessThan(1100);
  await userEvent.keyboard('{ArrowUp}');
  expect(view().depthMax).toBeLessThan(paged);
  expect(view().depthMin).toBe(1000);
  await expect.element(base).toHaveAttribute('aria-valuenow', String(view().depthMax));
  await expect.element(top).toHaveAttribute('aria-valuemax', String(view().depthMax));
  await userEvent.keyboard('{End}');
  expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
});

test('its ends and the box itself go as far as they are dragged', async () => {
  await mountSlider();
  await drag(top, { y: 200 });
  expect(view().depthMin).toBeCloseTo(1040, 0);
  expect(view().depthMax).toBe(1100);
  const lower = view();
  await drag(box, { y: -100 });
  expect(view().depthMin).toBeCloseTo(lower.depthMin - 20, 0);
  expect(view().depthMax - view().depthMin).toBeCloseTo(lower.depthMax - lower.depthMin, 6);
  await drag(base, { y: -50 });
  expect(view().depthMax).toBeCloseTo(1070, 0);
});

test('the box of the smallest window can be held at each part, and the ends go as far as they are dragged', async () => {
  const long = aLog(1, { rows: 90_001, depthMax: 10_000, depthStep: 0.1 });
  await mountSlider(long);
  const perPx = 9000 / HEIGHT_PX;
  setWindow({ depthMin: 5000, depthMax: 5000 + smallestSpan(long) });
  const small = view();
  await expect.element(top).toHaveAttribute('aria-valuenow', '5000');
  expect(box.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(10);
  await drag(base, { y: 40 });
  expect(view().depthMin).toBe(small.depthMin);
  expect(view().depthMax).toBeCloseTo(small.depthMax + 40 * perPx, 3);
  await drag(top, { y: -20 });
  expect(view().depthMin).toBeCloseTo(small.depthMin - 20 * perPx, 3);
});

test('the buttons zoom about the middle, as far as there is log', async () => {
  await mountSlider();
  const [nearer, farther] = ['Zoom in', 'Zoom out'].map((name) => page.getByRole('button', { name }));
  await expect.element(farther!).toBeDisabled();
  await nearer!.click();
  expect(view()).toMatchObject({ depthMin: 1025, depthMax: 1075 });
  await nearer!.click();
  await page.getByRole('button', { name: 'Whole log' }).click();
  expect(view()).toMatchObject({ depthMin: 1000, depthMax: 1100 });
  await expect.element(page.getByRole('button', { name: 'Back' })).toBeDisabled();
});
