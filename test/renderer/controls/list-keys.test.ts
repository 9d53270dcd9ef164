// Tests that keys in a list move from item to item and not past its ends.
import { expect, test } from 'vitest';
import { listTarget } from '../../../renderer/controls/list-keys.ts';

test('arrows go to the next and the one before, Home and End to the ends', () => {
  const from = (key: string): number | undefined => listTarget(key, 1, 4);
  expect(['ArrowUp', 'ArrowDown', 'Home', 'End'].map(from)).toEqual([0, 2, 0, 3]);
});

test('no further than the ends, also where none is the current one', () => {
  expect(listTarget('ArrowUp', 0, 3)).toBe(0);
  expect(listTarget('ArrowDown', 2, 3)).toBe(2);
  expect(listTarget('ArrowUp', -1, 3)).toBe(0);
  expect(listTarget('ArrowDown', -1, 3)).toBe(0);
});

test('other keys go nowhere', () => {
  expect(listTarget('PageDown', 0, 3)).toBeUndefined();
});
