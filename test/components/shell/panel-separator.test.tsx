// The border of a panel: resized by keys and by dragging, never beyond its room, put back by a double-click.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PANEL_PX } from '../../../shared/model/viewer-state.ts';
import { PanelSeparator } from '../../../renderer/shell/PanelSeparator.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { drag } from '../drag.ts';
import { mount } from '../mount.tsx';

const logs = page.getByRole('separator', { name: 'Width of the image logs' });
const display = page.getByRole('separator', { name: 'Width of the display' });
const width = (border: typeof logs): number => Number(border.element().getAttribute('aria-valuenow'));
const { initial, least } = PANEL_PX.logsPx;

/** In a row as tall as a window; the panels themselves are not here. */
function mountBorders() {
  return mount(
    <div style={{ display: 'flex', justifyContent: 'space-around', height: 400 }}>
      <PanelSeparator panel="logsPx" />
      <PanelSeparator panel="displayPx" />
    </div>,
  );
}

test('a panel is resized by keys, and a double-click puts it back', async () => {
  await mountBorders();
  (logs.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(logs).toHaveAttribute('aria-valuenow', String(initial + 16));
  await userEvent.keyboard('{Home}');
  expect(width(logs)).toBe(least);
  await userEvent.keyboard('{ArrowLeft}');
  expect(width(logs)).toBe(least);
  await userEvent.keyboard('{End}');
  expect(logs.element().getAttribute('aria-valuemax')).toBe(String(width(logs)));
  await logs.dblClick();
  await expect.element(logs).toHaveAttribute('aria-valuenow', String(initial));
});

test('it follows the pointer, pixel by pixel', async () => {
  await mountBorders();
  await drag(logs, { x: 40 });
  await expect.element(logs).toHaveAttribute('aria-valuenow', String(initial + 40));
  expect(useViewer.getState().preferences.panels.logsPx).toBe(initial + 40);
});

test('the panel at the right grows to the left', async () => {
  await mountBorders();
  const before = width(display);
  await drag(display, { x: 20 });
  expect(width(display)).toBe(before - 20);
  (display.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(width(display)).toBe(before - 4);
});
