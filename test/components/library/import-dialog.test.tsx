// Files on offer: what the dialog begins with, what passing through it leaves, and what is asked of the engine.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OfferedFiles } from '../../../renderer/library/ImportDialog.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import type { OfferedFile } from '../../../shared/model/status.ts';
import { mount } from '../mount.tsx';

const dialog = page.getByRole('dialog', { name: 'Import' });
const name = dialog.getByRole('textbox', { name: 'Name' });
const other = dialog.getByRole('textbox', { name: 'Other width' });
const isOther = dialog.getByRole('radio', { name: 'Other' });
const importIt = dialog.getByRole('button', { name: 'Import' });

const file = (offerId: string, fileName: string): OfferedFile => ({ offerId, fileName, bytes: 4_194_304 });

function mountDialog(files: readonly OfferedFile[], widths: Readonly<Record<string, number>> = {}) {
  return mount(<OfferedFiles />, {
    viewer: { offered: files },
    answers: {
      'import.width': (input) => {
        const width = 'offerId' in input ? widths[input.offerId] : undefined;
        return width === undefined ? {} : { width };
      },
      'import.start': () => ({}),
      'import.discard': () => ({}),
    },
  });
}

test('a file is asked for by the name it will have, and imported as the dialog says', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv')]);
  await expect.element(dialog.getByRole('list', { name: 'Files' })).toMatchTextContent(/beds\.csv.*4\.2 MB/);
  await expect.element(name).toHaveFocus();
  await expect.element(name).toHaveValue('beds');
  await userEvent.keyboard('Well A');
  await other.fill('75');
  await dialog.getByRole('combobox', { name: 'Interpolation' }).selectOptions('nearest');
  await dialog.getByRole('radio', { name: 'ft' }).click();
  await importIt.click();
  await expect.element(dialog).not.toBeInTheDocument();
  const options = { name: 'Well A', width: 75, interpolation: 'nearest', depthUnit: 'ft' };
  expect(calls.at(-1)).toMatchObject({ name: 'import.start', input: { offerIds: ['a'], options } });
  // The next import starts from the last choice.
  expect(useViewer.getState().importOptions).toMatchObject({ width: 75, interpolation: 'nearest', depthUnit: 'ft' });
});

test('passing through the dialog with Tab changes no answer', async () => {
  await mountDialog([file('a', 'beds.csv')], { a: 200 });
  const automatic = dialog.getByRole('radio', { name: 'Automatic: 150 samples' });
  await expect.element(automatic).toBeChecked();
  (other.element() as HTMLElement).focus();
  await expect.element(automatic).toBeChecked();
  await userEvent.keyboard('7');
  await expect.element(isOther).toBeChecked();
});

test('it says what the automatic width comes to, as soon as that is known', async () => {
  await mountDialog([file('a', 'sectors.csv'), file('b', 'wide.csv')], { a: 16, b: 200 });
  await expect.element(dialog.getByRole('radio', { name: 'Automatic: 16 to 150 samples' })).toBeChecked();
  await expect.element(name).not.toBeInTheDocument();
  await expect.element(importIt).toHaveFocus();
});

test('a width that cannot be is said, and asked for again instead of importing', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv')]);
  await other.fill('0');
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^Expected a width in whole numbers from/);
  await importIt.click();
  await expect.element(other).toHaveFocus();
  expect(calls.map((call) => call.name)).toEqual(['import.width']);
  await dialog.getByRole('radio', { name: 'As in the file' }).click();
  await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
  await expect.element(dialog.getByRole('combobox', { name: 'Interpolation' })).toBeDisabled();
});

test('closing it takes the files off offer', async () => {
  const { calls } = await mountDialog([file('a', 'beds.csv'), file('b', 'other.csv')]);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(calls.at(-1)).toEqual({ name: 'import.discard', input: { offerIds: ['a', 'b'] } });
});
