// Tests the printed scale on screen: by the calibration in CSS pixels, rounded, unchanged by a pan.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { scaleText, screenScale, showAtScale } from '../../../renderer/axes/screen-scale.ts';
import {
  changePreferences,
  initialViewer,
  setLibrary,
  setWindow,
  showLog,
  useViewer,
} from '../../../renderer/state/store.ts';
import { openView } from '../../../renderer/state/track-slice.ts';
import { aLog } from '../a-log.ts';

const scale = (): number | undefined => screenScale(useViewer.getState());

beforeEach(() => {
  vi.stubGlobal('window', { devicePixelRatio: 2 });
  useViewer.setState(initialViewer, true);
  setLibrary([aLog(1)]);
  showLog(1);
  changePreferences({ pxPerMm: 4 });
  // 800 CSS pixels, 200 mm.
  useViewer.setState({ pictureSize: { widthPx: 1200, heightPx: 1600 } });
});
afterEach(() => vi.unstubAllGlobals());

it('is of the picture in CSS pixels, by the calibration, in whole numbers or two digits', () => {
  setWindow({ depthMin: 1000, depthMax: 1042.37 });
  expect(scale()).toBe(212);
  setWindow({ depthMin: 1000, depthMax: 1001.111 });
  expect(scale()).toBe(5.6);
  expect([5.6, 212, 12_500].map(scaleText)).toEqual(['1:5.6', '1:212', '1:12,500']);
});

it('is nothing before there is a picture', () => {
  useViewer.setState({ pictureSize: { widthPx: 0, heightPx: 0 } });
  expect(scale()).toBeUndefined();
  expect(showAtScale(20)).toBeUndefined();
});

it('is set about the centre, and stays through a pan', () => {
  setWindow({ depthMin: 1040, depthMax: 1060 });
  expect(showAtScale(20)).toBeUndefined();
  expect(openView(useViewer.getState())).toMatchObject({
    depthMin: expect.closeTo(1048, 9) as number,
    depthMax: expect.closeTo(1052, 9) as number,
  });
  for (let i = 0; i < 7; i++) {
    const { depthMin, depthMax } = openView(useViewer.getState())!;
    setWindow({ depthMin: depthMin + 0.1, depthMax: depthMax + 0.1 });
    expect(scale()).toBe(20);
  }
  expect(showAtScale(1000)).toBe('whole-log');
  expect(scale()).toBe(500);
});
