// Tests which values are requested, for wide logs and tall screens, too, and that a refusal is reported.
import { afterEach, expect, test, vi } from 'vitest';
import {
  initialReading,
  missValues,
  outdateValues,
  takeValues,
  useReading,
  valuesOf,
} from '../../../renderer/reading/reading-slice.ts';
import { fetchWindowValues } from '../../../renderer/reading/window-values.ts';
import { parseFrameUrl } from '../../../shared/model/frame-url.ts';
import { logView } from '../../../shared/model/viewer-state.ts';
import { MAX_WIDTH } from '../../../shared/model/image-log.ts';
import type { FrameRequest } from '../../../shared/model/display.ts';
import { mostValuesRows, valuesFrameBytes } from '../../../shared/picture/values-frame.ts';

const asked: FrameRequest[] = [];
vi.mock('../../../renderer/bridge/fetch-frame.ts', () => ({
  answerOf: (url: string) => {
    const [path, query] = url.split('?');
    const request = parseFrameUrl(path!.split('/')[1]!, new URLSearchParams(query));
    asked.push(request);
    return Promise.resolve({
      headers: new Headers({ 'x-rows': '7' }),
      arrayBuffer: () => Promise.resolve(new ArrayBuffer(valuesFrameBytes(request.heightPx!, MAX_WIDTH))),
    });
  },
}));

vi.mock('../../../renderer/bridge/page-key.ts', () => ({ keyHeaders: () => ({}) }));

afterEach(() => useReading.setState(initialReading, true));

const view = logView.parse({ depthMin: 100, depthMax: 200 });
const { signal } = new AbortController();

test('of a wide log on a tall screen no more rows are asked for than there can be', async () => {
  const most = mostValuesRows(MAX_WIDTH);
  const tall = await fetchWindowValues({ id: 1, width: MAX_WIDTH }, view, most + 500, signal);
  expect(asked.at(-1)).toMatchObject({ heightPx: most, format: 'values' });
  expect(tall).toMatchObject({ heightPx: most, rows: 7 });
  // Ranked as the picture is.
  expect(asked.at(-1)!.pixelDepth).toBe(100 / (most + 500));
  await fetchWindowValues({ id: 1, width: MAX_WIDTH }, view, 900, signal);
  expect(asked.at(-1)).toMatchObject({ heightPx: 900 });
});

test('entries of a stepped colormap are its bands, so it is what is asked with', async () => {
  const ask = (colormap: string) =>
    fetchWindowValues({ id: 1, width: MAX_WIDTH }, { ...view, colormap, invert: true }, 10, signal);
  const bands = 'stepped-rgb:0=#000000;0.25=#ff0000;0.5=#ffffff';
  expect(await ask(bands)).toMatchObject({ bands: 3 });
  expect(asked.at(-1)).toMatchObject({ colormap: bands, invert: true });
  expect((await ask('viridis')).bands).toBeUndefined();
});

test('what could not be had is said until the next window is asked for', async () => {
  takeValues('image', await fetchWindowValues({ id: 1, width: MAX_WIDTH }, view, 10, signal));
  outdateValues('image');
  missValues('image', 'No');
  expect(valuesOf(useReading.getState(), 'image')).toEqual({ problem: 'No', current: false });
  outdateValues('image');
  expect(valuesOf(useReading.getState(), 'image')).toEqual({ current: false });
});
