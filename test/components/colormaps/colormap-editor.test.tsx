// A colormap being edited: its stops by pointer and by keys, its name, and how it is kept or not.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ColormapEditorSection } from '../../../renderer/colormaps/ColormapEditor.tsx';
import { createColormap, editColormap } from '../../../renderer/colormaps/colormap-library.ts';
import { useViewer } from '../../../renderer/state/store.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { parseColormap, type ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../../renderer/a-log.ts';
import { drag } from '../drag.ts';
import { mount, view } from '../mount.tsx';

const bar = page.getByRole('group', { name: 'Stops' });
const stops = bar.getByRole('slider');
const stop = (index: number) => stops.nth(index);
const at = (index: number): number => Number(stop(index).element().getAttribute('aria-valuenow'));
const hex = page.getByRole('textbox', { name: 'Colour as #rrggbb' });
const name = page.getByRole('textbox', { name: 'Name' });
const position = page.getByRole('textbox', { name: 'Position' });
const draft = (): ColormapDefinition | undefined => useViewer.getState().colormapEdit?.draft;

async function mountEditor(begin: () => void, answers: Answers = {}) {
  const mounted = await mount(<ColormapEditorSection />, { logs: [aLog(1)], answers });
  begin();
  await expect.element(name).toHaveFocus();
  return mounted;
}

test('stops are added, dragged, moved by keys, spaced and removed', async () => {
  await mountEditor(createColormap);
  const { width } = bar.element().firstElementChild!.getBoundingClientRect();
  await bar.dblClick({ position: { x: width * 0.25, y: 5 } });
  await expect.poll(() => stops.elements().length).toBe(3);
  await expect.element(stop(1)).toHaveFocus();
  await expect.element(page.getByRole('group', { name: 'Stop 2 of 3' })).toBeVisible();
  expect(at(1)).toBeCloseTo(25, -1);

  await drag(stop(1), { x: width / 4 });
  expect(at(1)).toBeCloseTo(50, -1);
  await userEvent.keyboard('{Home}');
  expect(at(1)).toBe(0);
  await userEvent.keyboard('{ArrowRight}');
  expect(at(1)).toBe(1);
  await position.fill('120');
  await userEvent.keyboard('{Enter}');
  const sentence = 'Expected a position from 0 to 100 % but received “120”';
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'Space Evenly' }).click();
  expect(at(1)).toBe(50);

  await page.getByRole('button', { name: 'Add' }).click();
  await expect.poll(() => stops.elements().length).toBe(4);
  await expect.element(page.getByRole('group', { name: 'Stop 2 of 4' })).toBeVisible();
  await userEvent.keyboard('{Delete}');
  await expect.poll(() => stops.elements().length).toBe(3);
  (stop(1).element() as HTMLElement).focus();
  await userEvent.keyboard('{Delete}');
  await expect.poll(() => stops.elements().length).toBe(2);
  await userEvent.keyboard('{Delete}');
  expect(stops.elements()).toHaveLength(2);
  await expect.element(page.getByRole('button', { name: 'Remove' })).toBeDisabled();
});

test('the colour of the stop that is chosen is typed, and the steps between are said', async () => {
  await mountEditor(createColormap);
  (stop(1).element() as HTMLElement).focus();
  await hex.fill('0000ff');
  await userEvent.keyboard('{Enter}');
  await expect.element(stop(1)).toHaveAttribute('aria-valuetext', '100 %, #0000ff');
  await expect.element(page.getByRole('group', { name: 'Between colours' })).toBeVisible();
  await page.getByRole('radio', { name: 'Stepped' }).click();
  await expect.element(page.getByRole('group', { name: 'Between colours' })).not.toBeInTheDocument();
  expect(draft()).toMatchObject({ steps: 'stepped' });
  await page.getByRole('button', { name: 'Reverse' }).click();
  expect(draft()?.stops[0]?.color).toBe('#0000ff');
});

test('Escape cancels, unless a field has something typed to lose first', async () => {
  await mountEditor(createColormap);
  await hex.fill('12');
  await userEvent.keyboard('{Escape}');
  await expect.element(hex).toHaveValue('#000000');
  expect(draft()).toBeDefined();
  await userEvent.keyboard('{Escape}');
  await expect.element(bar).not.toBeInTheDocument();
  expect(view().colormap).toBe('custom');
});

test('what is saved is in the library and drawn; a name that cannot be is said, and gone when it is typed anew', async () => {
  const refusal = new StratascopeError('bad_input', 'Expected another name than Taken');
  const { calls } = await mountEditor(createColormap, {
    'colormap.save': ({ colormap }) => {
      if (colormap.name === 'Taken') throw refusal;
      return [colormap];
    },
  });
  await name.fill('gray');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/Expected another name than gray/);
  await name.fill('Taken');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent(refusal.message);
  await name.fill('Two');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(bar).not.toBeInTheDocument();
  expect(view().colormap).toBe('Two');
  expect(calls.map((call) => call.name)).toEqual(['colormap.save', 'colormap.save']);
});

const own: ColormapDefinition = { name: 'Own', ...parseColormap('smooth-rgb:0=#000000;1=#ff0000')! };

function editOwn(): void {
  useViewer.setState({ colormaps: [own] });
  editColormap(own, own.name);
}

test('one that is edited is put in its own place', async () => {
  const { calls } = await mountEditor(editOwn, { 'colormap.save': ({ colormap }) => [colormap] });
  await expect.element(page.getByRole('heading', { name: 'Edit colormap' })).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(bar).not.toBeInTheDocument();
  expect(calls).toMatchObject([{ input: { replaces: 'Own', colormap: { name: 'Own' } } }]);
});

test('or saved as a new one beside it', async () => {
  const { calls } = await mountEditor(editOwn, { 'colormap.save': ({ colormap }) => [own, colormap] });
  await page.getByRole('button', { name: 'Save as New' }).click();
  await expect.element(bar).not.toBeInTheDocument();
  expect(calls).toMatchObject([{ input: { colormap: { name: 'Own 2' } } }]);
  expect(calls[0]?.input).not.toHaveProperty('replaces');
  expect(view().colormap).toBe('Own 2');
});
