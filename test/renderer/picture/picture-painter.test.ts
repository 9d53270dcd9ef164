// Tests which frames are requested and which of their rows are painted as the window moves.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FrameRequest } from '../../../renderer/bridge/frame-client.ts';
import { createPicturePainter, type PicturePainter } from '../../../renderer/picture/picture-painter.ts';
import type { PaintedPicture } from '../../../renderer/picture/picture-timing.ts';
import type { PictureTarget } from '../../../renderer/picture/picture-target.ts';
import type { DepthWindow } from '../../../shared/axes/depth.ts';
import { display } from '../../../shared/model/display.ts';

interface Asked {
  readonly request: FrameRequest;
  readonly answer: () => Promise<void>;
  readonly fail: () => Promise<void>;
}

const { asked } = vi.hoisted(() => ({ asked: [] as Asked[] }));
vi.mock('../../../renderer/bridge/frame-client.ts', () => ({
  loadFrame: (request: FrameRequest) =>
    new Promise((resolve, reject) => {
      const bitmap = { of: request, width: request.widthPx, height: request.heightPx, close: () => undefined };
      const settled = (act: () => void) => async () => {
        act();
        await vi.advanceTimersByTimeAsync(0);
      };
      asked.push({
        request,
        answer: settled(() => resolve(bitmap)),
        fail: settled(() => reject(new Error('no'))),
      });
    }),
}));

const target: PictureTarget = {
  ...{
    id: 1,
    log: { depthMin: 1000, depthMax: 2000, width: 150, geometry: 'columns' },
    depthMin: 1400,
    depthMax: 1490,
  },
  ...{ look: display.parse({}), turnedColumns: 0, widthPx: 600, heightPx: 900, ratio: 1 },
};
const moved = (by: number, from = target): PictureTarget => ({
  ...from,
  depthMin: from.depthMin + by,
  depthMax: from.depthMax + by,
});
const windowIn = ({ depthMin, depthMax }: DepthWindow): DepthWindow => ({ depthMin, depthMax });
const windowOf = ({ depthMin, depthMax }: { depthMin?: number | undefined; depthMax?: number | undefined }): string =>
  `${depthMin},${depthMax}`;

let painter: PicturePainter;
/** What was drawn last: of which frame, from which pixel row on. */
let drawn: { readonly of: FrameRequest; readonly y: number } | undefined;
/** Where each piece drawn begins. */
let pieces: { frame: number[]; backdrop: number[] };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint, 16));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  vi.stubGlobal('getComputedStyle', () => ({ backgroundColor: '#fff' }));
  asked.length = 0;
  drawn = undefined;
  pieces = { frame: [], backdrop: [] };
  const context = {
    canvas: { width: target.widthPx, height: target.heightPx },
    drawImage: ({ of }: { of: FrameRequest }, ...at: number[]) => {
      // The backdrop's has no window.
      if (of.depthMin === undefined) pieces.backdrop.push(at[4]!);
      else {
        drawn = { of, y: at[1]! };
        pieces.frame.push(at[0]!);
      }
    },
    fillRect: () => undefined,
  };
  const canvas = { width: 0, height: 0, getContext: () => context };
  painter = createPicturePainter(canvas as unknown as HTMLCanvasElement, 'picture', {
    onShown: () => undefined,
    onFailed: () => undefined,
  });
});

afterEach(() => {
  painter.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What User Timing has of the canvas: `current` if it is what was asked for last. */
function painted(): (PaintedPicture & { current: boolean }) | undefined {
  const [asked] = performance.getEntriesByName('picture', 'mark');
  const [shown] = performance.getEntriesByName('picture', 'measure') as PerformanceMeasure[];
  return shown && { ...(shown.detail as PaintedPicture), current: shown.startTime === asked?.startTime };
}

const nextFrame = (): Promise<unknown> => vi.advanceTimersByTimeAsync(17);

async function show(next: PictureTarget): Promise<void> {
  painter.show(next);
  await nextFrame();
}

/** At rest: its sharp frame, the backdrop and a draft with margins are there. */
async function rest(at: PictureTarget): Promise<void> {
  await show(at);
  await asked[0]!.answer();
  await vi.advanceTimersByTimeAsync(200);
  for (let i = 1; i < asked.length; i++) await asked[i]!.answer();
  await nextFrame();
  expect(painted()).toMatchObject({ quality: 'full', current: true });
  asked.length = 0;
}

it('a pan inside the draft is painted at once, its own rows of it, and asks for nothing', async () => {
  await rest(target);
  await show(moved(1));
  expect(asked).toEqual([]);
  expect(drawn).toMatchObject({ of: { format: 'rgb', depthMin: 1355, depthMax: 1535, heightPx: 1800 }, y: -460 });
  expect(painted()).toMatchObject({ id: 1, ...windowIn(moved(1)), quality: 'draft', current: true });
});

it('a pan near the margin asks for one more draft, once, with most of it where the pan goes', async () => {
  await rest(target);
  for (const by of [10, 20, 21, 22]) await show(moved(by));
  expect(asked.map(({ request }) => windowOf(request))).toEqual(['1375,1600']);
  expect(painted()).toMatchObject({ ...windowIn(moved(22)), current: true });
  await asked[0]!.answer();
  await nextFrame();
  expect(drawn).toMatchObject({ of: { depthMin: 1375 }, y: -470 });
});

it('a zoom asks for each window, and its frame is painted as what it is', async () => {
  await rest(target);
  const zoomed = { ...target, depthMax: 1480 };
  await show(zoomed);
  await show({ ...target, depthMax: 1470 });
  expect(asked.map(({ request }) => windowOf(request))).toEqual(['1400,1480', '1400,1470']);
  expect(painted()).toMatchObject({ ...windowIn(target), quality: 'full', current: false });
  await asked[0]!.answer();
  await nextFrame();
  expect(painted()).toMatchObject({ ...windowIn(zoomed), quality: 'draft', current: false });
});

it('another look or log takes nothing of the draft', async () => {
  await rest(target);
  await show({ ...target, look: display.parse({ colormap: 'viridis' }) });
  expect(asked.map(({ request }) => request.colormap)).toEqual(['viridis']);
  expect(painted()?.current).toBe(false);
  drawn = undefined;
  await show({ ...target, id: 2 });
  expect(asked.map(({ request }) => request.id)).toEqual([1, 2]);
  expect(drawn).toBeUndefined();
  expect(painted()?.current).toBe(false);
});

it('a draft that comes after the hand has turned round replaces none that still covers the window', async () => {
  await rest(target);
  for (const by of [10, 20, 30, 20, 10, 0, -10, -20, -30]) await show(moved(by));
  expect(asked.map(({ request }) => windowOf(request))).toEqual(['1375,1600', '1290,1515']);
  await asked[0]!.answer();
  await nextFrame();
  expect(drawn).toMatchObject({ of: { depthMin: 1355 }, y: -150 });
  expect(painted()).toMatchObject({ ...windowIn(moved(-30)), current: true });
});

it('a window shown is never followed by an older one, whenever frames come', async () => {
  await rest(target);
  for (const by of [10, 20, 30, 40]) await show(moved(by));
  await show(moved(130));
  await asked[0]!.answer();
  await nextFrame();
  // The draft of the pan covers up to 1600; the leap after it went beyond.
  expect(painted()).toMatchObject({ ...windowIn(moved(40)), current: false });
});

it('a turn is painted at once, in two pieces, backdrop and all, and asks for nothing', async () => {
  await rest(target);
  pieces = { frame: [], backdrop: [] };
  painter.show({ ...target, turnedColumns: 50 });
  expect(painted()?.current).toBe(false);
  await nextFrame();
  expect(asked).toEqual([]);
  expect(pieces).toEqual({ frame: [200, -400], backdrop: [] });
  expect(painted()).toMatchObject({ turnedColumns: 50, quality: 'full', current: true });
  // Beyond the frames there is only the backdrop.
  await show({ ...moved(300), turnedColumns: 50 });
  expect(pieces.backdrop).toEqual([200, -400]);
  expect(asked.map(({ request }) => request.azimuthOffset)).toEqual([0]);
});

it('what was asked for before a turn is the sharp frame after it', async () => {
  await show(target);
  await asked[0]!.answer();
  await vi.advanceTimersByTimeAsync(200);
  await show({ ...target, turnedColumns: 1 });
  await asked[1]!.answer();
  await nextFrame();
  expect(painted()).toMatchObject({ turnedColumns: 1, quality: 'full', current: true });
  expect(asked.map(({ request }) => request.format)).toEqual(['rgb', 'png', undefined, 'rgb']);
});

it('a draft that could not be had is asked for again by the next move', async () => {
  await rest(target);
  for (const by of [10, 20]) await show(moved(by));
  await asked[0]!.fail();
  await show(moved(21));
  expect(asked.map(({ request }) => windowOf(request))).toEqual(['1375,1600', '1376,1601']);
});

it('on a dense screen a draft is ranked by the pixel rows of the sharp frame', async () => {
  const dense = { ...target, ratio: 2 };
  await show(dense);
  expect(asked[0]!.request).toMatchObject({ heightPx: 900, pixelDepth: 90 / 1800 });
  await asked[0]!.answer();
  await vi.advanceTimersByTimeAsync(200);
  expect(asked[1]!.request).toMatchObject({ format: 'png', heightPx: 1800 });
  expect(asked[1]!.request.pixelDepth).toBeUndefined();
});

it('of a day of dragging, User Timing keeps what is asked for and what is shown, and nothing of a picture that is gone', async () => {
  const seen: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntriesByName('picture', 'measure')));
  observer.observe({ entryTypes: ['measure'] });
  await rest(target);
  for (let i = 1; i <= 5; i++) await show(moved(i));
  // Painted anew, but nothing else than before.
  painter.retry();
  await nextFrame();
  expect(
    performance
      .getEntriesByName('picture')
      .map(({ entryType }) => entryType)
      .sort(),
  ).toEqual(['mark', 'measure']);
  await vi.waitFor(() => expect(seen).toHaveLength(7));
  observer.disconnect();
  for (const { duration } of seen) expect(duration).toBeGreaterThanOrEqual(0);
  painter.close();
  expect(performance.getEntriesByName('picture')).toEqual([]);
});
