// Tests that typed numbers are read exactly, and what is said of other text.
import { describe, expect, it } from 'vitest';
import { typedNumber } from '../../../renderer/controls/typed-number.ts';

const depth = { what: 'a top', min: 9000.1, max: 9546, unit: 'm', text: (d: number) => d.toFixed(1) };

describe('typed numbers', () => {
  it('takes decimals, exponents and blanks around', () => {
    expect(typedNumber(' 9123.45 ', depth)).toEqual({ value: 9123.45 });
    expect(typedNumber('9.1e3', depth)).toEqual({ value: 9100 });
    expect(typedNumber('-.5', { what: 'a low value' })).toEqual({ value: -0.5 });
  });

  it.each(['abc', '', '0x10', '12 13', '9123,4', 'Infinity', 'NaN', '9e999'])('refuses %j', (text) => {
    expect(typedNumber(text, depth)).toHaveProperty('problem');
  });

  it('says what was expected and what came', () => {
    expect(typedNumber('abc', depth)).toEqual({ problem: 'Expected a top from 9000.1 to 9546.0 m but received “abc”' });
    expect(typedNumber('', depth)).toEqual({ problem: 'Expected a top from 9000.1 to 9546.0 m but received nothing' });
    expect(typedNumber('x', { what: 'a low value' })).toEqual({ problem: 'Expected a low value but received “x”' });
  });

  it('holds to its bounds, inclusive, and to whole numbers', () => {
    expect(typedNumber('9000.1', depth)).toEqual({ value: 9000.1 });
    expect(typedNumber('9000', depth)).toHaveProperty('problem');
    const width = { what: 'a width', min: 2, max: 4096, integer: true, unit: 'samples' };
    expect(typedNumber('4096', width)).toEqual({ value: 4096 });
    expect(typedNumber('2.5', width)).toEqual({
      problem: 'Expected a width in whole numbers from 2 to 4096 samples but received “2.5”',
    });
  });
});
