// Tests what is asked of whoever paints, and that only what was asked for is told as painted.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PaintEvents } from '../../../renderer/painting/painter-client.ts';
import type { ShownPicture } from '../../../renderer/painting/picture-on-canvas.ts';
import { createPicturePainter, type PicturePainter } from '../../../renderer/painting/picture-painter.ts';
import type { PaintedPicture } from '../../../renderer/painting/picture-timing.ts';
import type { PictureTarget } from '../../../renderer/painting/picture-target.ts';
import { display } from '../../../shared/model/display.ts';
import { aLog } from '../a-log.ts';

const { painters, byEngine } = vi.hoisted(() => ({
  painters: [] as { shown: ShownPicture[]; events: PaintEvents; isLost: boolean; isClosed: boolean }[],
  byEngine: [] as ShownPicture[],
}));
vi.mock('../../../renderer/painting/painter-client.ts', () => ({
  paintInWorker: (_: HTMLCanvasElement, events: PaintEvents) => {
    const painter = { shown: [] as ShownPicture[], events, isLost: false, isClosed: false };
    painters.push(painter);
    return {
      isLost: () => painter.isLost,
      show: (shown: ShownPicture) => painter.shown.push(shown),
      close: () => (painter.isClosed = true),
    };
  },
}));
vi.mock('../../../renderer/painting/engine-pictures.ts', () => ({
  paintByEngine: () => ({
    isLost: () => false,
    show: (shown: ShownPicture) => byEngine.push(shown),
    close: () => undefined,
  }),
}));

const target: PictureTarget = {
  ...{ log: aLog(1), depthMin: 1400, depthMax: 1490, look: display.parse({}), widthPx: 600, heightPx: 901, ratio: 1.5 },
  ...{ lossless: true, tilesMB: 64 },
};
const moved = (by: number): PictureTarget => ({ ...target, depthMin: 1400 + by, depthMax: 1490 + by });
const painted = (): PaintedPicture | undefined =>
  (performance.getEntriesByName('test', 'measure') as PerformanceMeasure[])[0]?.detail as PaintedPicture | undefined;

let painter: PicturePainter;
let told: unknown[];
const make = (canvas: object): void => {
  painter = createPicturePainter(canvas as HTMLCanvasElement, 'test', {
    onShown: () => told.push('shown'),
    onFailed: (error) => told.push(error),
  });
};
beforeEach(() => {
  vi.stubGlobal('document', { baseURI: 'http://127.0.0.1:1/' });
  vi.stubGlobal('window', { OffscreenCanvas: class {}, devicePixelRatio: 1 });
  vi.stubGlobal('localStorage', undefined);
  painters.length = byEngine.length = 0;
  told = [];
  make({ transferControlToOffscreen: () => undefined });
});
afterEach(() => {
  painter.close();
  vi.unstubAllGlobals();
});

test('each picture is asked for once, in device pixels, with the address of the engine’s own', () => {
  painter.show(target);
  painter.show({ ...target });
  painter.show(moved(1));
  const [{ shown }] = painters as [(typeof painters)[number]];
  expect(shown.map(({ depthMin, widthPx, heightPx }) => [depthMin, widthPx, heightPx])).toEqual([
    [1400, 900, 1352],
    [1401, 900, 1352],
  ]);
  expect(shown[0]!.frameUrl).toMatch(/^http:\/\/127.0.0.1:1\/frame\/1\?depthMin=1400&.*format=png/);
  expect(shown[1]!.order).toBeGreaterThan(shown[0]!.order);
  expect(shown[0]!.heldBytes).toBe(64e6);
});

test('the engine’s own is a JPEG with the full resolution of colour, unless exact colours are wanted', () => {
  painter.show(target);
  painter.show({ ...target, lossless: false });
  const addresses = painters[0]!.shown.map(({ frameUrl }) => new URL(frameUrl).searchParams);
  expect(addresses.map((asked) => [asked.get('format'), asked.get('quality')])).toEqual([
    ['png', null],
    ['jpeg', '95'],
  ]);
});

test('what is painted is entered in the User Timing; what was not asked for, or is older than that, is not', () => {
  painter.show(target);
  painter.show(moved(1));
  const [{ shown, events }] = painters as [(typeof painters)[number]];
  events.onPainted(shown[1]!.order, 'draft', performance.now());
  expect(painted()).toMatchObject({ id: 1, depthMin: 1401, quality: 'draft' });
  events.onPainted(shown[0]!.order, 'full', performance.now());
  expect(painted()).toMatchObject({ depthMin: 1401, quality: 'draft' });
  events.onPainted(shown[1]!.order, 'full', performance.now());
  expect(painted()).toMatchObject({ depthMin: 1401, quality: 'full' });
  expect(told).toEqual(['shown', 'shown']);
});

test('a failure is told, and the same picture is asked for again', () => {
  painter.show(target);
  const [{ shown, events }] = painters as [(typeof painters)[number]];
  const error = new Error('no');
  events.onFailed(error);
  expect(told).toEqual([error]);
  expect(painter.retry()).toBe(true);
  expect(shown.map(({ depthMin }) => depthMin)).toEqual([1400, 1400]);
});

test('a canvas whose worker has ended is asked for nothing more, and that is told', () => {
  painter.show(target);
  const [made] = painters as [(typeof painters)[number]];
  made.isLost = true;
  expect(painter.retry()).toBe(false);
  expect(made.shown).toHaveLength(1);
});

test('a page without canvases for workers shows the engine’s own pictures', () => {
  painter.close();
  make({});
  painter.show(target);
  expect(byEngine.map(({ depthMin }) => depthMin)).toEqual([1400]);
});
