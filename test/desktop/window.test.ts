// Tests where the window opens, and the progress bar on the application's icon.
import { expect, test } from 'vitest';
import { placeOnScreen } from '../../electron/desktop/window-place.ts';
import { taskbarProgress } from '../../electron/desktop/taskbar.ts';
import { job as schema, type Job } from '../../shared/model/status.ts';

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: -1280, y: 0, width: 1280, height: 1024 },
];
const size = { width: 1000, height: 700, maximized: false };

test.each([
  ['on the first display', 100, 100],
  ['on the second', -1200, 50],
  ['across both', -300, 10],
  ['with its right end beyond', 1700, 300],
])('a window %s stays there', (_, x, y) => {
  expect(placeOnScreen({ x, y, ...size }, screens)).toEqual({ x, y, ...size });
});

test.each([
  ['on a display that is gone', 2500, 100],
  ['with too little of it left', 1850, 100],
  ['with its title bar above', 100, -60],
  ['with its title bar below', 100, 1030],
])('a window %s is centred at its size', (_, x, y) => {
  expect(placeOnScreen({ x, y, ...size }, screens)).toEqual(size);
});

const job = (part: Partial<Job>): Job =>
  schema.parse({
    jobId: 'j',
    kind: 'import',
    title: 'log.csv',
    state: 'running',
    rowsDone: 0,
    unitsDone: 0,
    unitsTotal: 100,
    unit: 'bytes',
    elapsedMs: 0,
    ...part,
  });

test('the bar is the mean of what is under way, and gone when nothing is', () => {
  expect(taskbarProgress([])).toBe(-1);
  expect(taskbarProgress([job({ state: 'done', unitsDone: 100 }), job({ state: 'failed' })])).toBe(-1);
  expect(taskbarProgress([job({ unitsDone: 50 }), job({ state: 'queued', unitsTotal: 1_000_000 })])).toBe(0.25);
  expect(taskbarProgress([job({ unitsDone: 50 }), job({ state: 'done', unitsDone: 100 })])).toBe(0.5);
  expect(taskbarProgress([job({ unitsTotal: 0 })])).toBe(2);
});
