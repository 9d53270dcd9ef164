// Tests that each value is counted once, in its bin.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HISTOGRAM_BINS, histogramOf } from '../../../shared/picture/histogram.ts';

test('every value is counted once: in a bin, beside them, or as a null', () => {
  const value = fc.oneof(fc.float({ min: -100, max: 100 }), fc.constant(NaN));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 300 }), (values) => {
      const { counts, below, above, nulls } = histogramOf(Float32Array.from(values), -20, 20);
      expect(nulls).toBe(values.filter(Number.isNaN).length);
      expect(below).toBe(values.filter((v) => v < -20).length);
      expect(above).toBe(values.filter((v) => v > 20).length);
      expect(counts.reduce((sum, n) => sum + n, 0) + below + above + nulls).toBe(values.length);
    }),
  );
});

test('the ends lie in the first and the last bin', () => {
  const { counts } = histogramOf(Float32Array.of(0, 127.5, 128), 0, HISTOGRAM_BINS);
  expect([counts[0], counts[126], counts[127]]).toEqual([1, 0, 2]);
});
