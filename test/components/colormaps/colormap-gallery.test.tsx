// The gallery of colormaps: searched, chosen from, and what can be done with the library's own.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { VisionNotice } from '../../../renderer/colormaps/Vision.tsx';
import { ColormapSection } from '../../../renderer/display/DisplaySections.tsx';
import { changeView, useViewer } from '../../../renderer/state/store.ts';
import { parseColormap, type ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount, view } from '../mount.tsx';
import type { Answers } from '../../fixtures/fake-bridge.ts';

const chosen = page.getByRole('button', { name: /^Colormap: / });
const search = page.getByRole('combobox', { name: 'Search colormaps' });
const list = page.getByRole('listbox', { name: 'Colormaps' });
const names = (): string[] =>
  list
    .getByRole('option')
    .elements()
    .map((option) => option.getAttribute('aria-label')!);

const definition = (name: string): ColormapDefinition => ({
  name,
  ...parseColormap('smooth-rgb:0=#000000;1=#ff0000')!,
});

async function openGallery(own: readonly ColormapDefinition[] = [], answers: Answers = {}) {
  const mounted = await mount(
    <>
      <ColormapSection />
      <VisionNotice />
    </>,
    { logs: [aLog(1)], viewer: { colormaps: own }, answers },
  );
  await chosen.click();
  await expect.element(search).toHaveFocus();
  return mounted;
}

test('the gallery is searched and chosen from by keys alone', async () => {
  await openGallery();
  await expect.element(list.getByRole('option', { name: 'custom' })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('ir');
  await expect.poll(names).toEqual(['viridis']);
  await userEvent.keyboard('zzz');
  await expect.element(page.getByText('No colormap is called “irzzz”.')).toBeVisible();
  await search.fill('');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(page.getByRole('button', { name: 'Colormap: afmhot' })).toHaveFocus();
  await expect.element(list).not.toBeInTheDocument();
  expect(view().colormap).toBe('afmhot');
});

test('it is inverted in the gallery as outside it', async () => {
  await openGallery();
  await page.getByRole('switch', { name: 'Inverted' }).click();
  expect(view().invert).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(chosen).toHaveFocus();
  await expect.element(page.getByRole('switch', { name: 'Invert', exact: true })).toBeChecked();
});

test('a press chooses, and leaves the keys to the search', async () => {
  await openGallery([definition('Own')]);
  await page.getByRole('group', { name: 'Library' }).getByRole('option', { name: 'Own' }).click();
  expect(view().colormap).toBe('Own');
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(view().colormap).not.toBe('Own');
});

test('one of the library’s own is deleted only after asking, and the default takes its place', async () => {
  const { calls } = await openGallery([definition('Own')], { 'colormap.remove': () => [] });
  const remove = page.getByRole('button', { name: 'Delete' });
  await expect.element(remove).toBeDisabled();
  await list.getByRole('option', { name: 'Own' }).click();
  await remove.click();
  const question = page.getByRole('alertdialog', { name: 'Delete “Own” from the library?' });
  await expect.element(question.getByRole('button', { name: 'Keep' })).toHaveFocus();
  await question.getByRole('button', { name: 'Keep' }).click();
  await expect.element(search).toHaveFocus();
  expect(calls).toEqual([]);
  await remove.click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect.element(page.getByRole('button', { name: 'Colormap: custom' })).toBeVisible();
  await expect.element(search).toHaveFocus();
  expect(calls).toEqual([{ name: 'colormap.remove', input: { name: 'Own' } }]);
  expect(names()).not.toContain('Own');
});

test('a file that is no colormap is said where it is wrong; one that is, is in the library', async () => {
  let own: ColormapDefinition[] = [];
  await openGallery([], { 'colormap.save': ({ colormap }) => (own = [...own, colormap]) });
  const input = page.getByLabelText('Colormap files to import');
  const file = (name: string, text: string) => new File([text], name);
  await input.upload(file('bad.cpt', '0 red 1 reddish\n'));
  const sentence = 'bad.cpt, line 1: expected a colour but received "reddish"';
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
  await input.upload(file('bands.cpt', '0 red 100 red\n100 blue 200 blue\nN 1/2/3\n'));
  await expect.element(page.getByText('Imported bands.')).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  expect(view().colormap).toBe('bands');
  await page.getByRole('button', { name: 'Use It' }).click();
  expect(view().nullColor).toBe('#010203');
  await expect.element(page.getByRole('button', { name: 'Use It' })).not.toBeInTheDocument();
  await input.upload(file('bands.cpt', '0 red 1 blue\n'));
  await expect.element(page.getByText('Imported bands 2.')).toBeVisible();
});

test('one that is gone is said, and drawn in the default', async () => {
  await openGallery();
  await userEvent.keyboard('{Escape}');
  changeView({ colormap: 'Shared' });
  const sentence = '“Shared” is not in the library any more: drawn in custom.';
  await expect.element(page.getByText(sentence)).toBeVisible();
});

test('the eyes it is seen with are said, and there is a way back', async () => {
  await openGallery();
  await page.getByRole('combobox', { name: 'As seen with' }).selectOptions('Protanopia');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByText('As seen with protanopia')).toBeVisible();
  await page.getByRole('button', { name: 'Show Normally' }).click();
  await expect.element(page.getByText('As seen with protanopia')).not.toBeInTheDocument();
  expect(useViewer.getState().vision).toBe('normal');
});
