// A colour, chosen or typed: what is taken, and what is said of the rest.
import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ColorField } from '../../../renderer/controls/ColorField.tsx';
import { mount } from '../mount.tsx';

const hex = page.getByRole('textbox', { name: 'No value as #rrggbb' });
const system = page.getByLabelText('No value', { exact: true });

function Field() {
  const [color, setColor] = useState('#102030');
  return <ColorField label="No value" color={color} onChange={setColor} />;
}

test('a colour is typed with or without its sign, in any case, and shown in both fields', async () => {
  await mount(<Field />);
  await hex.fill('FF8800');
  await userEvent.keyboard('{Enter}');
  await expect.element(hex).toHaveValue('#ff8800');
  await expect.element(system).toHaveValue('#ff8800');
  await system.fill('#00ff00');
  await expect.element(hex).toHaveValue('#00ff00');
});

test('what is no colour is said and not taken; Escape puts back what was', async () => {
  await mount(<Field />);
  await hex.fill('green');
  await userEvent.keyboard('{Enter}');
  const sentence = 'Expected a colour like #ff8800 but received “green”';
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
  await expect.element(hex).toHaveAccessibleDescription(sentence);
  await expect.element(system).toHaveValue('#102030');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await expect.element(hex).toHaveValue('#102030');
});
