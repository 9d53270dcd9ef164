// The printed scale: chosen, typed, refused where there is too little log; and the screen measured with a ruler.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ScaleCalibration } from '../../../renderer/axes/ScaleCalibration.tsx';
import { ScaleSelect } from '../../../renderer/axes/ScaleSelect.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount, view } from '../mount.tsx';

const log = aLog(1);
/** CSS pixels of the picture. */
const HEIGHT_PX = 756;
const picture = { pictureSize: { widthPx: 400, heightPx: HEIGHT_PX * window.devicePixelRatio } };
const button = page.getByRole('button', { name: /^Printed scale/ });
const span = () => view().depthMax - view().depthMin;

test('a usual scale sets the window about its middle, and is shown', async () => {
  await mount(<ScaleSelect />, { logs: [log], viewer: picture });
  await button.click();
  await page.getByRole('button', { name: '1:40', exact: true }).click();
  await expect.element(button).toHaveTextContent('1:40');
  await expect.element(page.getByRole('group', { name: 'Usual scales' })).not.toBeInTheDocument();
  expect(span()).toBeCloseTo((40 * HEIGHT_PX) / (96 / 25.4) / 1000, 6);
  expect((view().depthMin + view().depthMax) / 2).toBeCloseTo(1050, 6);
});

test('any other is typed, with or without its 1', async () => {
  await mount(<ScaleSelect />, { logs: [log], viewer: picture });
  for (const [typed, scale] of [
    ['1:33', '1:33'],
    ['75', '1:75'],
  ] as const) {
    await button.click();
    await page.getByRole('textbox', { name: 'Scale 1:' }).fill(typed);
    await userEvent.keyboard('{Enter}');
    await expect.element(button).toHaveTextContent(scale);
  }
});

test('a scale that cannot be had is said beside what is shown instead', async () => {
  await mount(<ScaleSelect />, { logs: [log], viewer: picture });
  await button.click();
  await page.getByRole('button', { name: '1:40', exact: true }).click();
  await button.click();
  await page.getByRole('button', { name: '1:500', exact: true }).click();
  await expect.element(page.getByRole('status')).toMatchTextContent(/too short/);
  expect(span()).toBe(100);
});

test('without a picture there is none to choose', async () => {
  await mount(<ScaleSelect />, { logs: [log] });
  await expect.element(button).toBeDisabled();
});

test('the bar that was measured makes the scale true, and can be put back', async () => {
  await mount(
    <>
      <ScaleSelect />
      <ScaleCalibration />
    </>,
    { logs: [log], viewer: picture },
  );
  await button.click();
  await page.getByRole('button', { name: '1:40', exact: true }).click();
  const length = page.getByRole('textbox', { name: /^Measure this bar/ });
  await expect.element(length).toHaveValue('105.8');
  await length.fill('80');
  await userEvent.keyboard('{Enter}');
  // 5 px to the millimetre: what was 40 is larger on paper than thought.
  await expect.element(button).toHaveTextContent(`1:${Math.round((40 * 5 * 25.4) / 96)}`);
  await page.getByRole('button', { name: 'Reset to 96 dpi' }).click();
  await expect.element(button).toHaveTextContent('1:40');
  await length.fill('3');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^Expected a length of the bar from 8 to 800 mm/);
  expect(useViewer.getState().preferences.pxPerMm).toBeCloseTo(96 / 25.4, 9);
});

test('the menu leads to where the screen is measured', async () => {
  await mount(<ScaleSelect />, { logs: [log], viewer: picture });
  await button.click();
  await page.getByRole('button', { name: 'Calibrate to a ruler…' }).click();
  expect(useViewer.getState()).toMatchObject({ dialog: 'settings', settingsTab: 'general' });
});
