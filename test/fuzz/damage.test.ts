// Tests that flipped bits, kills and faults lose nothing and are never answered wrongly. More by `npm run fuzz`.
import { expect, test } from 'vitest';
import { FAULTS, tryFault } from './fuzz-faults.ts';
import { flipBits } from './fuzz-flips.ts';
import { killChanges } from './fuzz-kills.ts';

test('300 flipped bits', { timeout: 600_000 }, async () => {
  const { right, refused, failures } = await flipBits(1, 300);
  expect(failures).toEqual([]);
  expect(right + refused).toBe(300);
  expect(Math.min(right, refused)).toBeGreaterThan(0);
});

test('40 kills in imports, removals, restoring, moves of old logs and notes', { timeout: 900_000 }, async () => {
  const { before, after, failures } = await killChanges(1, 40);
  expect(failures).toEqual([]);
  const count = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
  expect(count(before) + count(after)).toBe(40);
});

test.each(Object.keys(FAULTS))('%s', { timeout: 600_000 }, async (fault) => {
  expect(await tryFault(fault, true)).toEqual([]);
});
