// Ten seconds of real input events on the page of a log: pans, turns of the wheel, drags of the slider.
import { setTimeout } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';

/** More than frames of the screen, with which the browser hands them on: none goes by without one. */
const INPUTS_PER_SECOND = 75;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** With a `pace` of 0.1 it takes a second. */
export async function playDrag(page: Page, pace: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const middleOf = async (target: Locator): Promise<Point & { height: number }> => {
    const { x, y, width, height } = (await target.boundingBox())!;
    return { x: x + width / 2, y: y + height / 2, height };
  };
  const mouse = (type: string, at: Point, more: object = {}): void => {
    // Not waited for: a hand does not wait either.
    cdp.send('Input.dispatchMouseEvent', { type: type as 'mouseMoved', ...at, ...more }).catch(() => undefined);
  };
  /** `act` is told the share of the time that is gone, at times that do not depend on how long it takes. */
  const play = async (seconds: number, act: (share: number) => void): Promise<void> => {
    const startMs = performance.now();
    const count = Math.round(seconds * pace * INPUTS_PER_SECOND);
    for (let i = 1; i <= count; i++) {
      const waitMs = startMs + (i * 1000) / INPUTS_PER_SECOND - performance.now();
      if (waitMs > 0) await setTimeout(waitMs);
      act(i / count);
    }
  };
  const held = { button: 'left', buttons: 1 } as const;
  const drag = async (seconds: number, from: Point, offsetPx: (share: number) => number): Promise<void> => {
    mouse('mouseMoved', from);
    mouse('mousePressed', from, { ...held, clickCount: 1 });
    await play(seconds, (share) => mouse('mouseMoved', { x: from.x, y: from.y + offsetPx(share) }, held));
    mouse('mouseReleased', from, { button: 'left', clickCount: 1 });
  };

  const picture = await middleOf(page.getByTestId('picture'));
  await drag(4, picture, (share) => Math.sin(share * 4 * Math.PI) * picture.height * 0.45);
  await play(3, (share) => mouse('mouseWheel', picture, { deltaX: 0, deltaY: share < 0.5 ? 24 : -24 }));
  const span = page.getByTestId('depth-span');
  const track = await middleOf(span.locator('..'));
  await drag(3, await middleOf(span), (share) => Math.sin(share * 2 * Math.PI) * track.height * 0.4);
  await setTimeout(500);
  await cdp.detach();
}
