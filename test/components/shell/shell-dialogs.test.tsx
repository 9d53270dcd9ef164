// The sheet of shortcuts and the About dialog: what is in them, and how they go.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { run } from '../../renderer/run-commands.ts';
import { mount } from '../mount.tsx';

const before = page.getByRole('button', { name: 'Before' });

async function mountDialogs(): Promise<void> {
  await mount(
    <>
      <button type="button">Before</button>
      <OpenDialog />
    </>,
    { viewer: { version: '1.2.3' } },
  );
  (before.element() as HTMLElement).focus();
}

test('the sheet shows the keys of the menu and those that no menu has, and gives the focus back', async () => {
  await mountDialogs();
  run('shortcuts');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const keysOf = (what: string) => sheet.getByText(what, { exact: true }).element().nextSibling?.textContent;
  await expect.element(sheet).toBeVisible();
  expect(keysOf('Command Palette')).toMatch(/K|P/);
  expect(keysOf('Rename')).toBe('F2');
  expect(keysOf('Choose, rename, delete a log')).toBe('↑ ↓, F2, Delete');
  expect(keysOf('Width of a panel')).toBe('← → on its border');
  await userEvent.keyboard('{Escape}');
  await expect.element(sheet).not.toBeInTheDocument();
  await expect.element(before).toHaveFocus();
});

test('About says which version it is, and closes where it is pressed beside', async () => {
  await mountDialogs();
  run('about');
  const about = page.getByRole('dialog', { name: 'About Stratascope' });
  await expect.element(about).toMatchTextContent(/Stratascope 1\.2\.3/);
  await page.elementLocator(document.body).click({ position: { x: 5, y: 5 }, force: true });
  await expect.element(about).not.toBeInTheDocument();
});
