// The command palette: found by a few letters, run by Enter, what was used last first, the focus where it belongs.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ColormapSection } from '../../../renderer/display/DisplaySections.tsx';
import { LogList } from '../../../renderer/library/LogList.tsx';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { openLog } from '../../../renderer/state/track-slice.ts';
import { aLog } from '../../renderer/a-log.ts';
import { run } from '../../renderer/run-commands.ts';
import { mount, view } from '../mount.tsx';

const palette = page.getByRole('dialog', { name: 'Command palette' });
const option = (name: RegExp) => palette.getByRole('option', { name });
const invert = page.getByRole('switch', { name: 'Invert' });

async function openPalette(): Promise<void> {
  run('palette');
  await expect.element(palette.getByRole('combobox')).toHaveFocus();
}

async function mountPalette(): Promise<void> {
  const logs = [aLog(2, { name: 'other' }), aLog(1, { name: 'beds' })];
  await mount(
    <>
      <LogList />
      <ColormapSection />
      <OpenDialog />
    </>,
    { logs },
  );
  (invert.element() as HTMLElement).focus();
  await openPalette();
}

test('what cannot be done now is not in it', async () => {
  await mountPalette();
  // The whole log is shown: there is nothing to zoom out to.
  await expect.element(option(/^Zoom In/)).toBeInTheDocument();
  await expect.element(option(/^Zoom Out/)).not.toBeInTheDocument();
  await userEvent.keyboard('no such thing');
  await expect.element(palette).toMatchTextContent(/Nothing is called that/);
  await userEvent.keyboard('{Escape}');
  await expect.element(palette).not.toBeInTheDocument();
  await expect.element(invert).toHaveFocus();
});

test('a command is found by a few letters, and comes first the next time', async () => {
  await mountPalette();
  await userEvent.keyboard('inv{Enter}');
  await expect.element(palette).not.toBeInTheDocument();
  expect(view().invert).toBe(true);
  await openPalette();
  await expect.element(palette.getByRole('option').first()).toMatchTextContent(/Invert Colormap/);
});

test('an image log is found by its name, and opened', async () => {
  await mountPalette();
  await userEvent.keyboard('beds{Enter}');
  await expect.element(palette).not.toBeInTheDocument();
  expect(openLog(useViewer.getState())?.name).toBe('beds');
});

test('the arrow keys go round, and a press runs as well', async () => {
  await mountPalette();
  await userEvent.keyboard('range');
  const options = palette.getByRole('option');
  await expect.element(options.first()).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(options.last()).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(options.first()).toHaveAttribute('aria-selected', 'true');
  await option(/^Range from Minimum to Maximum/).click();
  await expect.element(palette).not.toBeInTheDocument();
  expect(view().percentile).toEqual([0, 100]);
});

test('what it opens has the focus', async () => {
  await mountPalette();
  await userEvent.keyboard('rename{Enter}');
  await expect.element(page.getByRole('textbox', { name: 'New name of other' })).toHaveFocus();
});
