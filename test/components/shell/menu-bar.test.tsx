// The menu bar of the browser host: gone through by keys, with what can be done now and what is on.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MenuBar } from '../../../renderer/shell/MenuBar.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount, view } from '../mount.tsx';

const bar = page.getByRole('menubar', { name: 'Application' });
const group = (name: string) => bar.getByRole('menuitem', { name });
const item = (name: RegExp) => page.getByRole('menu').getByRole('menuitem', { name });
const checkbox = (name: RegExp) => page.getByRole('menu').getByRole('menuitemcheckbox', { name });

test('it is gone through by keys, from one menu to the next', async () => {
  await mount(<MenuBar />, { logs: [aLog(1)] });
  await group('File').click();
  await expect.element(item(/^Import…/)).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(group('Edit')).toHaveAttribute('aria-expanded', 'true');
  await expect.element(item(/^Import…/)).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
});

test('what cannot be done now is there, and does nothing', async () => {
  await mount(<MenuBar />);
  await group('File').click();
  await expect.element(item(/^Import…/)).toBeEnabled();
  await expect.element(item(/^Export…/)).toHaveAttribute('aria-disabled', 'true');
});

test('what is on is checked, and is switched off again', async () => {
  await mount(<MenuBar />, { logs: [aLog(1)] });
  await group('Display').click();
  await checkbox(/^Invert Colormap/).click();
  expect(view().invert).toBe(true);
  await group('Display').click();
  await expect.element(checkbox(/^Invert Colormap/)).toHaveAttribute('aria-checked', 'true');
  await checkbox(/^Invert Colormap/).click();
  expect(view().invert).toBe(false);
});

test('its accelerators work without it', async () => {
  await mount(<MenuBar />, { logs: [aLog(1)] });
  await userEvent.keyboard('{Control>}g{/Control}');
  expect(useViewer.getState().dialog).toBe('go-to-depth');
});
