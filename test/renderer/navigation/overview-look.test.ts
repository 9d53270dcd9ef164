// In: logs and views. Out: the strip is drawn in what the engine can draw of a whole log.
import { expect, test } from 'vitest';
import { overviewLook } from '../../../renderer/navigation/overview-look.ts';
import { look } from '../../../shared/model/display.ts';
import { aLog } from '../a-log.ts';

const asked = look.parse({ aggregation: 'max', normalization: 'dynamic', colormap: 'viridis' });

test('a log without extremes is drawn in means, whatever its picture shows', () => {
  expect(overviewLook(asked, aLog(1), false)).toEqual({ ...asked, aggregation: 'mean' });
  expect(overviewLook(asked, aLog(1, { extremesFrom: 2 }), false)).toEqual(asked);
});

test('side by side it is the static one', () => {
  expect(overviewLook(asked, aLog(1, { extremesFrom: 2 }), true)).toEqual({ ...asked, normalization: 'static' });
});
