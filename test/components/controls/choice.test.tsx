// One of several, and yes or no: answered by pointer and by keys.
import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Choice, Toggle } from '../../../renderer/controls/Choice.tsx';
import { mount } from '../mount.tsx';

function Unit() {
  const [unit, setUnit] = useState('m');
  return ['m', 'ft'].map((each) => (
    <Choice key={each} name="unit" chosen={unit === each} choose={() => setUnit(each)}>
      {each}
    </Choice>
  ));
}

test('of several choices one is chosen: by its words, and by the arrow keys', async () => {
  await mount(<Unit />);
  await page.getByText('ft').click();
  await expect.element(page.getByRole('radio', { name: 'ft' })).toBeChecked();
  await expect.element(page.getByRole('radio', { name: 'm' })).not.toBeChecked();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(page.getByRole('radio', { name: 'm' })).toBeChecked();
});

function Smooth({ disabled = false }: { readonly disabled?: boolean }) {
  const [checked, setChecked] = useState(false);
  return <Toggle label="Smooth" hint="when enlarged" checked={checked} disabled={disabled} onChange={setChecked} />;
}

test('a switch goes by its label and by the space bar, and is described by its hint', async () => {
  await mount(<Smooth />);
  const toggle = page.getByRole('switch', { name: 'Smooth' });
  await expect.element(toggle).toHaveAccessibleDescription('when enlarged');
  await page.getByText('Smooth', { exact: true }).click();
  await expect.element(toggle).toBeChecked();
  await userEvent.keyboard(' ');
  await expect.element(toggle).not.toBeChecked();
});

test('a switch that cannot be moved stays', async () => {
  await mount(<Smooth disabled />);
  await page.getByText('Smooth', { exact: true }).click({ force: true });
  await expect.element(page.getByRole('switch', { name: 'Smooth' })).not.toBeChecked();
});
