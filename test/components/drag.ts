// A drag of the mouse, button held, from the middle of an element: what is under it hears it as from a hand.
import { userEvent, type Locator } from 'vitest/browser';

interface Px {
  readonly x: number;
  readonly y: number;
}

/** By CSS pixels. `midway` looks at how things stand while the button is still down. */
export async function drag(
  handle: Locator,
  { x = 0, y = 0 }: Partial<Px>,
  midway: () => void | Promise<void> = () => undefined,
): Promise<void> {
  const from = middleOf(handle);
  await userEvent.pointer([{ coords: from }, { keys: '[MouseLeft>]' }]);
  for (const part of [0.25, 0.5, 0.75, 1])
    await userEvent.pointer({ coords: { x: from.x + x * part, y: from.y + y * part } });
  await midway();
  await userEvent.pointer('[/MouseLeft]');
}

/** In the viewport. */
function middleOf(element: Locator): Px {
  const { left, top, width, height } = element.element().getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
