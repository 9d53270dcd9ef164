// A name in whose place another is typed: which keys take it, and which keep the old.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NameField } from '../../../renderer/controls/RenameField.tsx';
import { mount } from '../mount.tsx';

const field = page.getByRole('textbox', { name: 'New name of beds' });

async function mountField() {
  const done = vi.fn<(name: string | undefined, byKey: boolean) => void>();
  await mount(
    <>
      <NameField label="New name of beds" name="beds" maxLength={20} done={done} />
      <button type="button">Elsewhere</button>
    </>,
  );
  await expect.element(field).toHaveFocus();
  return done;
}

test('the name is selected at once, and Enter takes what is typed over it', async () => {
  const done = await mountField();
  await userEvent.keyboard('  Well A {Enter}');
  expect(done.mock.calls).toEqual([['Well A', true]]);
});

test('leaving takes it as well, and says that the focus has gone elsewhere', async () => {
  const done = await mountField();
  await field.fill('Well B');
  await page.getByRole('button', { name: 'Elsewhere' }).click();
  expect(done.mock.calls).toEqual([['Well B', false]]);
});

test.for(['Other{Escape}', '{Backspace}{Enter}', '   {Enter}', '{Enter}'])('%s keeps the old one', async (keys) => {
  const done = await mountField();
  await userEvent.keyboard(keys);
  expect(done.mock.calls).toEqual([[undefined, true]]);
});
