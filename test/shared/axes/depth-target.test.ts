// Tests the window that each typed depth means, and the sentence for each wrong one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDepthTarget, type DepthTargetContext } from '../../../shared/axes/depth-target.ts';

const log = { depthMin: 9000, depthMax: 9500, depthStep: 0.1, depthUnit: 'm' } as const;
const context: DepthTargetContext = {
  log,
  window: { depthMin: 9100, depthMax: 9120 },
  unit: 'm',
  text: (depth) => `${depth.toFixed(1)} m`,
};
const target = (typed: string, change: Partial<DepthTargetContext> = {}) =>
  parseDepthTarget(typed, { ...context, ...change });
const windowOf = (typed: string, change: Partial<DepthTargetContext> = {}) => {
  const found = target(typed, change);
  if ('problem' in found) throw new Error(found.problem);
  return found.window;
};
const problemOf = (typed: string, change: Partial<DepthTargetContext> = {}): string => {
  const found = target(typed, change);
  return 'problem' in found ? found.problem : '';
};

describe('a depth', () => {
  it('is brought to the middle, the span kept', () => {
    expect(windowOf('9123.5')).toEqual({ depthMin: 9113.5, depthMax: 9133.5 });
    expect(windowOf(' 9200. ')).toEqual({ depthMin: 9190, depthMax: 9210 });
  });

  it('near the log’s end comes as near to the middle as the log goes', () => {
    expect(windowOf('9001')).toEqual({ depthMin: 9000, depthMax: 9020 });
    expect(windowOf('9500.05')).toEqual({ depthMin: 9480, depthMax: 9500 });
  });

  it('outside the log says where the log is', () => {
    expect(problemOf('8999')).toBe('Expected depths from 9000.0 m to 9500.0 m, where the log is, but received “8999”');
    expect(problemOf('9501 m')).toContain('9000.0 m to 9500.0 m');
  });
});

describe('a range', () => {
  it.each(['9100-9150', '9100–9150', '9100 - 9150', '9150-9100', '9100 to 9150', '9100..9150', '9100 ... 9150'])(
    '%s is shown',
    (typed) => expect(windowOf(typed)).toEqual({ depthMin: 9100, depthMax: 9150 }),
  );

  it('may lie below zero', () => {
    const below = { log: { ...log, depthMin: -100, depthMax: 100 } };
    expect(windowOf('-50--25', below)).toEqual({ depthMin: -50, depthMax: -25 });
    expect(windowOf('-50 to -25', below)).toEqual({ depthMin: -50, depthMax: -25 });
    expect(windowOf('-25..-50', below)).toEqual({ depthMin: -50, depthMax: -25 });
    expect(windowOf('-50-25', below)).toEqual({ depthMin: -50, depthMax: 25 });
    expect(windowOf('25 - -50', below)).toEqual({ depthMin: -50, depthMax: 25 });
  });

  it('is widened to what can be shown, and cut at the log’s ends', () => {
    const small = windowOf('9100-9100.2');
    expect(small.depthMin).toBeCloseTo(9099.6, 6);
    expect(small.depthMax).toBeCloseTo(9100.6, 6);
    expect(target('9400-9600')).toEqual({ window: { depthMin: 9400, depthMax: 9500 }, clipped: true });
    expect(target('9400-9500')).toMatchObject({ clipped: false });
  });

  it('outside the log, or of one depth, is none', () => {
    expect(problemOf('8000-8100')).toContain('9000.0 m to 9500.0 m');
    expect(problemOf('9100-9100')).toBe('Expected two depths that differ but received “9100-9100”');
  });
});

describe('a step', () => {
  it('moves the window, a minus alone too', () => {
    expect(windowOf('+25')).toEqual({ depthMin: 9125, depthMax: 9145 });
    expect(windowOf('-25')).toEqual({ depthMin: 9075, depthMax: 9095 });
    expect(windowOf('− 25')).toEqual({ depthMin: 9075, depthMax: 9095 });
  });

  it('out of the log is none', () => {
    expect(problemOf('-500')).toContain('9000.0 m to 9500.0 m');
  });
});

describe('a unit', () => {
  const inFeet = { log: { ...log, depthUnit: 'ft' as const }, unit: 'ft' as const };

  it('typed wins over the one shown', () => {
    const { depthMin, depthMax } = windowOf('2750 m to 2760m', inFeet);
    expect(depthMin).toBeCloseTo(2750 / 0.3048, 6);
    expect(depthMax).toBeCloseTo(2760 / 0.3048, 6);
    expect(windowOf('9110 ft', inFeet)).toEqual({ depthMin: 9100, depthMax: 9120 });
  });

  it.each(['30000ft', '30000 ft', "30000'", '30000’', '30000 feet', '30000 Foot'])('%s is in feet', (typed) => {
    const { depthMin, depthMax } = windowOf(typed);
    expect((depthMin + depthMax) / 2).toBeCloseTo(9144, 6);
  });

  it('at the end of a range is of both', () => {
    expect(windowOf('29900-30000 ft').depthMin).toBeCloseTo(9113.52, 6);
    expect(windowOf("29900' - 30000'").depthMax).toBeCloseTo(9144, 6);
  });

  it('is the one shown where none is typed', () => {
    expect(windowOf('+100', { unit: 'ft' }).depthMin).toBeCloseTo(9130.48, 6);
  });
});

describe('what is no depth', () => {
  it.each(['9,123.4', '9123,4', '9 123.4', "9'123", '9,100-9,150'])('%s: separators are refused', (typed) =>
    expect(problemOf(typed)).toBe(
      `Expected digits without separators, and a point before decimals, as in 9123.4 but received “${typed}”`,
    ),
  );

  it.each(['deep', '9100-', '9100 km', '+25 to 30', '9100-9150-9200', '1e4', '--5'])(
    '%s: the forms are named',
    (typed) =>
      expect(problemOf(typed)).toBe(
        `Expected a depth like 9123.4, a range like 9100-9150 or a step like +25 but received “${typed}”`,
      ),
  );

  it('is nothing at first', () => {
    expect(target('  ')).toMatchObject({ empty: true });
    expect(target('x')).toMatchObject({ empty: false });
  });
});

it('whatever is typed, the window is inside the log and can be shown', () => {
  const depth = fc.double({ min: -20_000, max: 20_000, noNaN: true }).map((value) => value.toFixed(3));
  fc.assert(
    fc.property(
      depth,
      depth,
      fc.constantFrom('-', ' to ', '..', '–'),
      fc.constantFrom('', 'm', ' ft'),
      (a, b, sign, unit) => {
        const found = target(`${a}${sign}${b}${unit}`);
        if ('problem' in found) return;
        const { depthMin, depthMax } = found.window;
        expect(depthMin).toBeGreaterThanOrEqual(log.depthMin);
        expect(depthMax).toBeLessThanOrEqual(log.depthMax);
        expect(depthMax - depthMin).toBeGreaterThanOrEqual(1 - 1e-9);
      },
    ),
  );
});
