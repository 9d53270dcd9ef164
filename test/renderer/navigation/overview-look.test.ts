// Tests that the overview is drawn in a look that the engine can draw of a whole log.
import { expect, test } from 'vitest';
import { overviewLook } from '../../../renderer/navigation/overview-look.ts';
import { viewOfTrack } from '../../../renderer/state/track-look.ts';
import { display } from '../../../shared/model/display.ts';
import { comparedTracksOf } from '../../../shared/model/viewer-state.ts';
import { aLog } from '../a-log.ts';

const asked = display.parse({ aggregation: 'max', normalization: 'dynamic', colormap: 'viridis' });

test('a log without extremes is drawn in means, whatever its picture shows', () => {
  expect(overviewLook(asked, aLog(1))).toEqual({ ...asked, aggregation: 'mean' });
  expect(overviewLook(asked, aLog(1, { extremesFrom: 2 }))).toEqual(asked);
});

test('of two tracks side by side it is the first one, which is static', () => {
  const [first] = comparedTracksOf(1);
  const { normalization } = viewOfTrack({ ...asked, depthMin: 1000, depthMax: 1100 }, first!);
  expect(normalization).toBe('static');
});
