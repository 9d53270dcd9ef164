// What is read under the cursor where a part of the log's file is damaged.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ReadOut } from '../../../renderer/reading/ReadOut.tsx';
import { moveCursor, takeValues } from '../../../renderer/reading/reading-slice.ts';
import { useViewer } from '../../../renderer/state/store.ts';
import { DAMAGED_ROW } from '../../../shared/picture/values-frame.ts';
import { aLog } from '../../renderer/a-log.ts';
import { mount } from '../mount.tsx';

test('it says that it is damaged, which no null is', async () => {
  const log = aLog(1, { width: 2 });
  await mount(<ReadOut log={log} />, { logs: [log], viewer: { pictureSize: { widthPx: 200, heightPx: 3 } } });
  takeValues(useViewer.getState().tracks[0]!.id, {
    ...{ id: 1, width: 2, heightPx: 3, rows: 1001, depthMin: 1000, depthMax: 1100 },
    scanlines: Uint32Array.of(9, DAMAGED_ROW, 9),
    values: Float32Array.of(60, 60, NaN, NaN, NaN, 60),
    entries: Uint8Array.of(61, 61, 0, 0, 0, 61),
  });
  const read = (name: string) => page.getByTestId(`read-${name}`);
  moveCursor({ x: 0.1, y: 0.1 });
  await expect.element(read('value')).toHaveTextContent('60');
  moveCursor({ x: 0.1, y: 0.5 });
  await expect.element(read('value')).toHaveTextContent('damaged');
  await expect.element(read('displayed')).toHaveTextContent('—');
  await expect.element(read('level')).toHaveTextContent('file damaged here');
  // It is told when the cursor rests.
  await expect.element(page.getByRole('status')).toMatchTextContent(/Value damaged, .*file damaged here$/);
  moveCursor({ x: 0.1, y: 0.9 });
  await expect.element(read('value')).toHaveTextContent('no value');
});
