// Which window a picture shows, and the colours read off the canvas itself.
import { expect, type Locator, type Page } from '@playwright/test';
import { colormapTable } from '../../shared/colormaps/colormaps.ts';
import { beds } from '../fixtures/make-log.ts';
import { paintedOn, sharpOn, type CanvasName } from './painted.ts';

export interface Shown {
  readonly depthMin: number;
  readonly depthMax: number;
}
type Rgb = readonly [number, number, number];

/** Per channel: what JPEG at quality 95 leaves of a flat area, and the eye does not see. */
const TOLERANCE = 8;

export function pictureOf(page: Page): Locator {
  return page.getByRole('img', { name: /^Picture of / });
}

/** Waits until the sharp frame of the window asked for is on the canvas. */
export async function settled(page: Page, canvas?: CanvasName): Promise<Shown> {
  await sharpOn(page, canvas);
  return shownWindow(page, canvas);
}

export async function shownWindow(page: Page, canvas?: CanvasName): Promise<Shown> {
  const { depthMin = NaN, depthMax = NaN } = (await paintedOn(page, canvas)) ?? {};
  return { depthMin, depthMax };
}

/** Waits for another window than `before` to be shown, sharp. */
export async function settledElsewhere(page: Page, before: Shown): Promise<Shown> {
  await expect.poll(() => shownWindow(page), { message: 'another window is shown' }).not.toEqual(before);
  return settled(page);
}

/** The picture, or another canvas of the page, at a share (0..1) of its width and height. */
export async function colourAt(page: Page, x: number, y: number, canvas: Locator = pictureOf(page)): Promise<Rgb> {
  return canvas.evaluate(
    (canvas: HTMLCanvasElement, at) => {
      const [px, py] = [Math.floor(at.x * canvas.width), Math.floor(at.y * canvas.height)];
      // It is a worker's canvas, and shows what that has painted last.
      const copy = new OffscreenCanvas(1, 1).getContext('2d')!;
      copy.drawImage(canvas, -px, -py);
      const [r = 0, g = 0, b = 0] = copy.getImageData(0, 0, 1, 1).data;
      return [r, g, b] as const;
    },
    { x, y },
  );
}

/** Waits for the canvas to have, at (x, y), the colour of `value` in a 0..255 range. */
export async function expectValueAt(
  page: Page,
  [x, y]: readonly [number, number],
  value: number,
  { colormap = 'custom', invert = false }: { colormap?: string; invert?: boolean } = {},
): Promise<void> {
  const wanted = colourOf(value, colormap, invert);
  await expectColour(() => colourAt(page, x, y), wanted, `at ${x}, ${y} the colour of ${value} in ${colormap}`);
}

/** Waits for a colour that is read off a canvas to be the one that is wanted, but for what JPEG leaves of it. */
export async function expectColour(read: () => Promise<Rgb>, wanted: readonly number[], what: string): Promise<void> {
  const difference = async (): Promise<number> => {
    return Math.max(...(await read()).map((channel, i) => Math.abs(channel - wanted[i]!)));
  };
  await expect.poll(difference, { message: `${what}: ${wanted.join(', ')}` }).toBeLessThanOrEqual(TOLERANCE);
}

export function colourOf(value: number, colormap: string = 'custom', invert = false): Rgb {
  const table = colormapTable(colormap, invert);
  const at = Math.floor(value) * 3;
  return [table[at]!, table[at + 1]!, table[at + 2]!];
}

/** Waits for the picture of `beds` (test/fixtures) to be right in every bed shown: just inside its ends and between. */
export async function expectBeds(
  page: Page,
  { depthMin, depthMax }: Shown,
  look: { colormap?: string; invert?: boolean } = {},
): Promise<void> {
  const rows = [0, 100, 200, 300].flatMap((first) => [first + 4, first + 50, first + 95]);
  const places = rows.map((row) => ({ row, y: (beds.top + row * beds.step - depthMin) / (depthMax - depthMin) }));
  const shown = places.filter(({ y }) => y > 0.01 && y < 0.99);
  expect(shown.length, 'rows to look at').toBeGreaterThan(0);
  for (const { row, y } of shown) {
    await expectValueAt(page, [0.2, y], beds.value(row, 0), look);
    await expectValueAt(page, [0.8, y], beds.value(row, beds.width - 1), look);
  }
}

/** Of the gallery; it is closed again. */
export async function chooseColormap(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Colormap: / }).click();
  await page.getByRole('listbox', { name: 'Colormaps' }).getByRole('option', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `Colormap: ${name}` })).toBeVisible();
}
