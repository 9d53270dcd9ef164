// A number typed into its field: when it is taken, when it is refused, and when it is void.
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NumberField } from '../../../renderer/controls/NumberField.tsx';
import { typedNumber } from '../../../renderer/controls/typed-number.ts';
import { mount } from '../mount.tsx';

const field = page.getByRole('textbox', { name: 'Height' });
const other = page.getByRole('button', { name: 'Elsewhere' });

/** From 1 to 10, shown with two digits; beside it something else to go to, and something that sets it. */
function Field({ commit }: { readonly commit: (value: number) => void }) {
  const [value, setValue] = useState(2.5678);
  return (
    <>
      <button type="button" onClick={() => setValue((now) => (now === 4 ? 2.5678 : 4))}>
        Set
      </button>
      <NumberField
        label="Height"
        text={value.toFixed(2)}
        unit="m"
        parse={(text) => typedNumber(text, { what: 'a height', min: 1, max: 10, unit: 'm' })}
        commit={(next) => {
          setValue(next);
          commit(next);
        }}
      />
      <button type="button">Elsewhere</button>
    </>
  );
}

async function mountField() {
  const commit = vi.fn<(value: number) => void>();
  await mount(<Field commit={commit} />);
  return commit;
}

test('Enter takes what is typed, and so does leaving', async () => {
  const commit = await mountField();
  await field.fill('3.5');
  expect(commit).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveValue('3.50');
  await field.fill('7');
  await other.click();
  await expect.element(field).toHaveValue('7.00');
  expect(commit.mock.calls).toEqual([[3.5], [7]]);
});

test('what was not changed is not taken: the number has more digits than are shown', async () => {
  const commit = await mountField();
  await field.click();
  await other.click();
  await field.fill('9');
  await field.fill('2.57');
  await userEvent.keyboard('{Enter}');
  expect(commit).not.toHaveBeenCalled();
});

test('Escape puts back what stood there, and only then is anything else’s', async () => {
  const commit = await mountField();
  const heard = vi.fn<(event: KeyboardEvent) => void>();
  window.addEventListener('keydown', heard);
  await field.fill('9');
  heard.mockClear();
  await userEvent.keyboard('{Escape}');
  await expect.element(field).toHaveValue('2.57');
  expect(heard).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(heard).toHaveBeenCalledOnce();
  expect(commit).not.toHaveBeenCalled();
  window.removeEventListener('keydown', heard);
});

test('a wrong number is said, described by what it should be, and not taken', async () => {
  const commit = await mountField();
  await field.fill('deep');
  await userEvent.keyboard('{Enter}');
  const sentence = 'Expected a height from 1 to 10 m but received “deep”';
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
  await expect.element(field).toBeInvalid();
  await expect.element(field).toHaveAccessibleDescription(sentence);
  await expect.element(field).toHaveValue('deep');
  expect(commit).not.toHaveBeenCalled();
  await field.fill('3');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

test('what was typed wrongly is gone once the number has changed, even when it comes back', async () => {
  await mountField();
  await field.fill('deep');
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toBeInvalid();
  await page.getByRole('button', { name: 'Set' }).click();
  await expect.element(field).toHaveValue('4.00');
  await page.getByRole('button', { name: 'Set' }).click();
  await expect.element(field).toHaveValue('2.57');
  await expect.element(field).toBeValid();
});

test('a field that is gone to selects what stands there', async () => {
  await mountField();
  await userEvent.tab();
  await userEvent.tab();
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('5');
  await expect.element(field).toHaveValue('5');
});
