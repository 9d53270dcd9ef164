// Tests that depths are shown and typed in the chosen unit, and kept in the log's own.
import { beforeEach, expect, it } from 'vitest';
import {
  depthNumber,
  depthText,
  displayUnit,
  lengthText,
  spanText,
  typedDepth,
} from '../../../renderer/axes/depth-text.ts';
import { changePreferences, initialViewer, useViewer } from '../../../renderer/state/store.ts';
import { aLog } from '../a-log.ts';

const metric = aLog(1);
const imperial = aLog(2, { depthUnit: 'ft', depthMin: 9000.1, depthMax: 9546, depthStep: 0.1 });

beforeEach(() => useViewer.setState(initialViewer, true));

it('a log is shown in its own unit until one is chosen', () => {
  expect(displayUnit(imperial, { depthUnit: 'log' })).toBe('ft');
  expect(displayUnit(imperial, { depthUnit: 'm' })).toBe('m');
  expect(depthText(9123.4, imperial)).toBe('9123.4 ft');
  changePreferences({ depthUnit: 'm' });
  expect(depthText(9123.4, imperial)).toBe('2780.812 m');
  expect(depthText(1010, metric)).toBe('1010.0 m');
  expect(spanText(imperial, imperial)).toBe('2743.230–2909.621 m');
});

it('converted depths tell scanlines apart', () => {
  const scanlines = Array.from({ length: 50 }, (_, i) => depthNumber(1000 + i * metric.depthStep, metric, 'ft'));
  expect(new Set(scanlines).size).toBe(50);
  expect(scanlines[0]).toBe('3280.84');
});

it('lengths have the digits that matter', () => {
  expect(lengthText(2, metric, 'm')).toBe('2 m');
  expect(lengthText(2, metric, 'ft')).toBe('6.562 ft');
});

it('what is typed in one unit is a depth in the other', () => {
  const expected = { what: 'a top', min: metric.depthMin, max: metric.depthMax };
  expect(typedDepth('3300', metric, 'ft', expected)).toEqual({ value: 3300 * 0.3048 });
  expect(typedDepth('1050', metric, 'm', expected)).toEqual({ value: 1050 });
  // As it is written, rounded: still the end of the log.
  expect(typedDepth(depthNumber(1000, metric, 'ft'), metric, 'ft', expected)).toEqual({
    value: expect.closeTo(1000, 2) as number,
  });
  expect(typedDepth('1050', metric, 'ft', expected)).toEqual({
    problem: 'Expected a top from 3280.84 to 3608.92 ft but received “1050”',
  });
});

it('what is typed never leaves the bounds that it was written for', () => {
  const log = aLog(3, { depthMin: 1000.004, depthMax: 1099.996 });
  const ends = ['m', 'ft'] as const;
  for (const unit of ends) {
    const typed = typedDepth(depthNumber(log.depthMin, log, unit), log, unit, {
      what: 'a top',
      min: log.depthMin,
      max: log.depthMax,
    });
    expect(typed).toEqual({ value: expect.any(Number) as number });
    expect('value' in typed && typed.value).toBeGreaterThanOrEqual(log.depthMin);
  }
});
