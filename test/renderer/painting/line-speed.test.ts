// Tests what is known of the speed of a line, and for how long.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LineSpeed } from '../../../renderer/painting/line-speed.ts';

let line: LineSpeed;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  line = new LineSpeed();
});
afterEach(() => void vi.useRealTimers());

function come(count: number, bytes: number, everyMs: number): void {
  line.begin();
  for (let i = 0; i < count; i++) {
    vi.advanceTimersByTime(everyMs);
    line.came(bytes);
  }
}

test('nothing is known of the first tiles', () => {
  come(7, 1000, 500);
  expect(line.msFor(1e6)).toBe(0);
  come(1, 1000, 500);
  expect(line.msFor(1000)).toBe(500);
});

test('the latest tiles tell, and those that come together tell no more than they all', () => {
  come(12, 1000, 500);
  come(12, 1000, 10);
  expect(line.msFor(1000)).toBe(10);
  for (let i = 0; i < 12; i++) come(1, 1000, i % 6 === 0 ? 600 : 0);
  expect(line.msFor(1000)).toBe(100);
});

test('pauses between fetches are not counted, and after one nothing is known', () => {
  come(6, 1000, 10);
  vi.advanceTimersByTime(60_000);
  come(6, 1000, 10);
  expect(line.msFor(1000)).toBe(10);
  vi.advanceTimersByTime(3001);
  expect(line.msFor(1000)).toBe(0);
});
