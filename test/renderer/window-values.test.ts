// In: a view and the answer of a host. Out: the values asked for are those of the picture shown, and are read as they were sent.
import { expect, onTestFinished, test, vi } from 'vitest';
import { moveCursor, outdateValues, takeValues, initialReading, useReading } from '../../renderer/reading.ts';
import { fetchWindowValues } from '../../renderer/window-values.ts';
import { logView } from '../../shared/model.ts';
import { valuesFrame, valuesFrameBytes } from '../../shared/values-frame.ts';

const view = logView.parse({ depthMin: 100, depthMax: 200, colormap: 'gray', gamma: 2, normalization: 'dynamic' });

function answerWith(response: Response): { urls: string[] } {
  const urls: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => (urls.push(url), response));
  onTestFinished(() => void vi.unstubAllGlobals());
  return { urls };
}

test('a window is asked for in its look and at its height, and its parts are told apart', async () => {
  const bytes = new ArrayBuffer(valuesFrameBytes(2, 3));
  const sent = valuesFrame(bytes, 2, 3);
  sent.scanlines.set([4, 5]);
  sent.values.set([1.5, 2, 3, 4, 5, NaN]);
  sent.entries.set([1, 2, 3, 4, 5, 6]);
  const { urls } = answerWith(new Response(bytes, { headers: { 'x-rows': '9' } }));
  const got = await fetchWindowValues({ id: 7, width: 3 }, view, 2, new AbortController().signal);
  expect(got).toEqual({ id: 7, width: 3, heightPx: 2, rows: 9, depthMin: 100, depthMax: 200, ...sent });
  const { pathname, searchParams } = new URL(urls[0]!, 'http://host/');
  expect(pathname).toBe('/frame/7');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    ...{ format: 'values', heightPx: '2', depthMin: '100', depthMax: '200' },
    ...{ colormap: 'custom', gamma: '2', normalization: 'dynamic' },
  });
});

test('a refusal is its sentence', async () => {
  answerWith(Response.json({ code: 'bad_input', detail: 'No image data found' }, { status: 400 }));
  const asked = fetchWindowValues({ id: 7, width: 3 }, view, 2, new AbortController().signal);
  await expect(asked).rejects.toThrow('No image data found');
});

test('values stay until others come, but are known to be of the window before; a cursor that stays changes nothing', () => {
  onTestFinished(() => useReading.setState(initialReading, true));
  const shown = {
    ...{ id: 1, width: 1, heightPx: 1, rows: 1, depthMin: 0, depthMax: 1 },
    ...valuesFrame(new ArrayBuffer(valuesFrameBytes(1, 1)), 1, 1),
  };
  takeValues('main', shown);
  outdateValues('main');
  expect(useReading.getState().panes.main).toEqual({ shown, current: false });
  moveCursor({ x: 0.5, y: 0.5 });
  const before = useReading.getState();
  moveCursor({ x: 0.5, y: 0.5 });
  outdateValues('main');
  expect(useReading.getState()).toBe(before);
  moveCursor(undefined);
  expect(useReading.getState()).toMatchObject({ cursor: undefined, lastCursor: { x: 0.5, y: 0.5 } });
});
