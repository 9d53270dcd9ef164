// By how much a log of a full circumference is turned: by field, by slider, back; and how azimuths are written.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OrientationSection } from '../../../renderer/axes/OrientationControl.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount, view } from '../mount.tsx';

const around = aLog(1, { geometry: 'north' });
const field = page.getByRole('textbox', { name: 'Turned' });
const slider = page.getByRole('slider', { name: 'Turned' });
const back = page.getByRole('button', { name: 'Not turned' });

test('what is typed becomes whole columns', async () => {
  await mount(<OrientationSection log={around} />, { logs: [around] });
  await expect.element(back).toBeDisabled();
  await field.fill('91');
  await userEvent.keyboard('{Enter}');
  // Nearest whole column: 2.4 degrees each.
  await expect.element(field).toHaveValue('91.2');
  await expect.element(slider).toHaveAttribute('aria-valuetext', '91.2° to the right');
  await back.click();
  await expect.element(field).toHaveValue('0');
  expect(view().azimuthOffset).toBe(0);
  await field.fill('181');
  await userEvent.keyboard('{Enter}');
  const sentence = 'Expected a turn from -180 to 180 ° but received “181”';
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
});

test('the slider goes by columns, and half a turn stays at the end it was put to', async () => {
  await mount(<OrientationSection log={around} />, { logs: [around] });
  (slider.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.element(field).toHaveValue('4.8');
  await userEvent.keyboard('{Home}');
  await expect.element(field).toHaveValue('-180');
  await userEvent.keyboard('{End}');
  await expect.element(field).toHaveValue('180');
});

test('azimuths are written as degrees or by what they are measured from', async () => {
  await mount(<OrientationSection log={aLog(1, { geometry: 'high-side' })} />, { logs: [around] });
  await expect.element(page.getByRole('radio', { name: '0–360°' })).toBeChecked();
  await page.getByRole('radio', { name: 'TOP R BOT L' }).click();
  await expect.element(page.getByRole('radio', { name: 'TOP R BOT L' })).toBeChecked();
  expect(useViewer.getState().preferences.azimuthLabels).toBe('compass');
});

test('a log that is no circumference has none', async () => {
  await mount(<OrientationSection log={aLog(1)} />, { logs: [aLog(1)] });
  await expect.element(page.getByRole('heading', { name: 'Orientation' })).not.toBeInTheDocument();
});
