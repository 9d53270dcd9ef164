// Tests what is read at a place: column, azimuth, value, and the scanlines it is made of.
import { describe, expect, test } from 'vitest';
import { cursorStep, type WindowValues } from '../../../renderer/reading/reading-slice.ts';
import { alone, columnProfile, rowProfile } from '../../../renderer/reading/profile-data.ts';
import {
  columnAt,
  columnName,
  columnText,
  depthAt,
  exactValueText,
  readValue,
  rowAt,
} from '../../../renderer/reading/read-out.ts';
import { readingTexts } from '../../../renderer/reading/texts.ts';
import { DAMAGED_ROW } from '../../../shared/picture/values-frame.ts';
import { aLog } from '../a-log.ts';

const look = { aggregation: 'mean', smooth: false } as const;

/** Four columns; rows of: 16 scanlines, one, none between them, none in a gap. */
const values: WindowValues = {
  ...{ id: 1, width: 4, heightPx: 4, rows: 17, depthMin: 100, depthMax: 104 },
  scanlines: Uint32Array.of(16, 1, 0, 0),
  values: Float32Array.of(0, 1, NaN, 3, 10, 11, 12, 13, 10, 11, 12, 13, NaN, NaN, NaN, NaN),
  entries: Uint8Array.of(0, 1, 0, 3, 10, 11, 12, 13, 10, 11, 12, 13, 0, 0, 0, 0),
};
const cursor = (row: number) => ({ x: 0, y: (row + 0.5) / 4 });

describe('where the cursor is', () => {
  const circle = aLog(1, { width: 4, geometry: 'north' });

  test('a column on screen is a stored one, turned where the log is a circumference', () => {
    expect([0, 0.24, 0.25, 0.99, 1].map((x) => columnAt(x, circle, 0))).toEqual([0, 0, 1, 3, 3]);
    // Turned by one to the right, the first on screen is the last one stored.
    expect([0, 0.3, 0.99].map((x) => columnAt(x, circle, 90))).toEqual([3, 0, 2]);
    expect([0, 0.3, 0.99].map((x) => columnAt(x, circle, -90))).toEqual([1, 2, 0]);
    expect(columnAt(0, aLog(1, { width: 4 }), 90)).toBe(0);
  });

  test('it is named by its number, or by its azimuth', () => {
    expect(columnText(0, aLog(1))).toBe('1 of 150');
    expect(columnText(1, circle)).toBe('135.0°');
    expect(columnName(1, circle)).toBe('azimuth 135.0°');
    expect(columnName(1, aLog(1))).toBe('column 2');
  });

  test('rows and depths span the picture', () => {
    expect([0, 0.26, 1].map((y) => rowAt(y, 4))).toEqual([0, 1, 3]);
    expect(depthAt(0.5, { depthMin: 100, depthMax: 104 })).toBe(102);
  });
});

describe('what is read there', () => {
  test('of how many scanlines it is, and by which aggregation', () => {
    expect(readValue(values, cursor(0), 1, look, 4)).toMatchObject({
      value: 1,
      entry: 1,
      level: 'mean of 16 scanlines',
    });
    const level = (aggregation: 'min' | 'max') => readValue(values, cursor(0), 1, { ...look, aggregation }, 4).level;
    expect([level('min'), level('max')]).toEqual(['minimum of 16 scanlines', 'maximum of 16 scanlines']);
    expect(readValue(values, cursor(1), 3, look, 4)).toMatchObject({ value: 13, entry: 13, level: '1 scanline' });
  });

  test('a row that was filled lies between scanlines, or there is none', () => {
    expect(readValue(values, cursor(2), 3, look, 4)).toMatchObject({ value: 13, level: 'between scanlines' });
    expect(readValue(values, cursor(3), 3, look, 4)).toMatchObject({ value: NaN, level: 'no scanline here' });
  });

  test('where a smooth picture enlarges, a single scanline is blended with the next', () => {
    const enlarged = { ...values, rows: 2 };
    expect(readValue(enlarged, cursor(1), 0, { ...look, smooth: true }, 4).level).toBe('between scanlines');
    expect(readValue(values, cursor(1), 0, { ...look, smooth: true }, 4).level).toBe('1 scanline');
  });

  test('where a pixel shows several columns, that it is of one of them', () => {
    const level = (row: number, widthPx: number) => readValue(values, cursor(row), 1, look, widthPx).level;
    expect(level(0, 3)).toBe('1 of 2 columns, mean of 16 scanlines');
    expect(level(1, 1)).toBe('1 of 4 columns, 1 scanline');
    expect(level(1, 5)).toBe('1 scanline');
    expect(level(3, 1)).toBe('no scanline here');
  });

  test('of a stepped colormap which of its bands it is drawn in', () => {
    const stepped = readValue({ ...values, bands: 7 }, cursor(0), 3, look, 4);
    expect(stepped).toMatchObject({ entry: 3, bands: 7 });
    expect([readingTexts.entry(stepped, false), readingTexts.entry(stepped, true)]).toEqual([
      '4 of 7',
      '4 of 7 (rank)',
    ]);
    // Beside one of ranks how many there are is said once.
    const beside = { entry: 1, bands: 7, isRank: true };
    expect(readingTexts.entries([{ ...stepped, isRank: false }, beside])).toBe('4 · 2 of 7 (rank)');
    const smooth = readValue(values, cursor(0), 3, look, 4);
    expect(readingTexts.entry(smooth, false)).toBe('3');
    const both = [false, true].map((isRank) => ({ ...smooth, isRank }));
    expect(readingTexts.entries(both)).toBe('3 · 3 (rank)');
  });

  test('a damaged row is told from one without a value', () => {
    const damaged = { ...values, scanlines: Uint32Array.of(16, 1, DAMAGED_ROW, 0) };
    const [row, gap] = [2, 3].map((at) => readValue(damaged, cursor(at), 1, look, 2));
    expect(row).toMatchObject({ isDamaged: true, level: 'file damaged here' });
    expect(gap).toMatchObject({ isDamaged: false, level: 'no scanline here' });
  });

  test('a null among values is one', () => {
    expect(readValue(values, cursor(0), 2, look, 4).value).toBeNaN();
  });

  test('values are written with the digits a float32 has', () => {
    expect([0.1, 172.9166717529297, 120, 1e9].map((v) => exactValueText(Math.fround(v)))).toEqual([
      '0.1',
      '172.917',
      '120',
      '1000000000',
    ]);
  });
});

describe('profiles', () => {
  test('a row is in the order of the screen, with nulls', () => {
    const circle = aLog(1, { width: 4, geometry: 'high-side' });
    expect(rowProfile(values, 0, circle, 0)).toEqual([0, 1, null, 3]);
    expect(rowProfile(values, 0, circle, 90)).toEqual([3, 0, 1, null]);
    expect(rowProfile(values, 0, aLog(1, { width: 4 }), 90)).toEqual([0, 1, null, 3]);
  });

  test('a column is that of the store', () => {
    expect(columnProfile(values, 1)).toEqual([1, 11, 11, null]);
  });

  test('a value between nulls is found: no line goes through it', () => {
    expect(alone([1, null, 2, null, 3, 4])).toEqual([0, 2]);
  });
});

describe('the crosshair by keys', () => {
  const grid = { columns: 4, rows: 100 };
  const at = (x: number, y: number) => ({ x: (x + 0.5) / 4, y: (y + 0.5) / 100 });

  test('goes by a column or a row, ten with Shift, and stays inside', () => {
    const step = (key: string, shiftKey = false) => cursorStep({ key, shiftKey }, at(1, 50), grid);
    expect(step('ArrowLeft')).toEqual(at(0, 50));
    expect(step('ArrowDown')).toEqual(at(1, 51));
    expect(step('ArrowUp', true)).toEqual(at(1, 40));
    expect(step('ArrowRight', true)).toEqual(at(3, 50));
    expect(step('a')).toBeUndefined();
  });
});
