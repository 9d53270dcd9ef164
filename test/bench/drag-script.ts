// Real input events on the page of a log, a phase at a time: pans, turns of the wheel, leaps, drags of its colours.
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from 'playwright';

/** As many as frames of the screen. */
const INPUTS_PER_SECOND = 60;
const SECONDS = 5;
const LEAPS = 12;
/** Longer than a sharp picture may take. */
const REST_MS = 600;

export const PHASES = ['panning', 'zooming', 'leaping', 'limit', 'stop', 'dynamic'] as const;
export type Phase = (typeof PHASES)[number];

interface Point {
  readonly x: number;
  readonly y: number;
}

export class DragScript {
  readonly #page: Page;
  readonly #cdp: CDPSession;
  readonly #pace: number;

  private constructor(page: Page, cdp: CDPSession, pace: number) {
    this.#page = page;
    this.#cdp = cdp;
    this.#pace = pace;
  }

  /** With a `pace` of 0.1 a phase takes half a second. */
  static async begin(page: Page, pace: number): Promise<DragScript> {
    return new DragScript(page, await page.context().newCDPSession(page), pace);
  }

  /** Presses on the overview where the log has not been read yet, and lets the window rest after each. */
  async leap(): Promise<void> {
    const strip = (await this.#page.getByTestId('overview-picture').boundingBox())!;
    for (let i = 0; i < LEAPS; i++) {
      // By the golden section, so that none is near another.
      const share = 0.1 + 0.8 * ((i * 0.618) % 1);
      const at = { x: strip.x + strip.width / 2, y: strip.y + strip.height * share };
      const held = { button: 'left', clickCount: 1 } as const;
      this.#mouse('mousePressed', at, { ...held, buttons: 1 });
      await setTimeout(REST_MS);
      this.#mouse('mouseReleased', at, held);
    }
  }

  /** Opens what the phase drags; not measured. */
  async prepare(phase: Phase): Promise<void> {
    const page = this.#page;
    if (phase === 'stop') {
      await page.getByRole('menuitem', { name: 'Display' }).click();
      await page.getByRole('menuitem', { name: 'New Colormap…' }).click();
      // Those at the ends stay there.
      await page.getByRole('button', { name: 'Add' }).click();
    }
    if (phase === 'dynamic') {
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await page.getByRole('radio', { name: 'Dynamic' }).check();
    }
  }

  async play(phase: Phase): Promise<void> {
    const page = this.#page;
    const wave = (share: number, times: number): number => Math.sin(share * times * 2 * Math.PI);
    if (phase === 'panning') {
      const picture = page.getByTestId('picture');
      const { height } = (await picture.boundingBox())!;
      await this.#drag(picture, (share) => ({ x: 0, y: wave(share, 2) * height * 0.45 }));
    } else if (phase === 'zooming') {
      const at = await middleOf(page.getByTestId('picture'));
      // In, and as far out again.
      await this.#each((share) => this.#mouse('mouseWheel', at, { deltaX: 0, deltaY: share <= 0.5 ? -24 : 24 }));
    } else if (phase === 'leaping') {
      const span = page.getByTestId('depth-span');
      const { height } = (await span.locator('..').boundingBox())!;
      await this.#drag(span, (share) => ({ x: 0, y: wave(share, 1) * height * 0.25 }));
    } else {
      const handle = {
        limit: page.getByRole('slider', { name: 'Low' }),
        stop: page.getByRole('slider', { name: /^Stop 2 / }).first(),
        dynamic: page.getByRole('slider', { name: 'Height' }),
      }[phase];
      // The height's slider has fewer steps.
      const times = phase === 'dynamic' ? 4 : 2;
      await this.#drag(handle, (share) => ({ x: Math.abs(wave(share, times)) * 80, y: 0 }));
    }
  }

  async #drag(target: Locator, offsetAt: (share: number) => Point): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const from = await middleOf(target);
    const held = { button: 'left', buttons: 1 } as const;
    this.#mouse('mouseMoved', from);
    this.#mouse('mousePressed', from, { ...held, clickCount: 1 });
    await this.#each((share) => {
      const { x, y } = offsetAt(share);
      this.#mouse('mouseMoved', { x: from.x + x, y: from.y + y }, held);
    });
    this.#mouse('mouseReleased', from, { button: 'left', clickCount: 1 });
  }

  /** `act` is told the share of the time that is gone, at times that do not depend on how long it takes. */
  async #each(act: (share: number) => void): Promise<void> {
    const startMs = performance.now();
    const count = Math.round(SECONDS * this.#pace * INPUTS_PER_SECOND);
    for (let i = 1; i <= count; i++) {
      const waitMs = startMs + (i * 1000) / INPUTS_PER_SECOND - performance.now();
      if (waitMs > 0) await setTimeout(waitMs);
      act(i / count);
    }
  }

  #mouse(type: string, at: Point, more: object = {}): void {
    // Not waited for: a hand does not wait either.
    this.#cdp
      .send('Input.dispatchMouseEvent', { type: type as 'mouseMoved', x: at.x, y: at.y, ...more })
      .catch(() => undefined);
  }
}

async function middleOf(target: Locator): Promise<Point> {
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}
