// Tests that the labels above a picture stand above their columns.
import { describe, expect, it } from 'vitest';
import { columnTicks, referenceX } from '../../../renderer/axes/column-ticks.ts';

const north = { geometry: 'north', width: 180 } as const;
const top = { geometry: 'high-side', width: 180 } as const;
const core = { geometry: 'columns', width: 150 } as const;
const written = (ticks: readonly { x: number; label: string }[]): string =>
  ticks.map(({ x, label }) => `${label}@${Math.round(x)}`).join(' ');

describe('a full circumference', () => {
  it('has degrees from 0 to 360, as many as there is room for', () => {
    expect(written(columnTicks(north, 360, 0, 'degrees'))).toBe(
      '0@0 45@45 90@90 135@135 180@180 225@225 270@270 315@315 360@360',
    );
    expect(columnTicks(north, 720, 0, 'degrees').map(({ label }) => label)).toContain('30');
    expect(written(columnTicks(north, 120, 0, 'degrees'))).toBe('0@0 90@30 180@60 270@90 360@120');
  });

  it('has directions: of the compass, or of the hole', () => {
    expect(written(columnTicks(north, 160, 0, 'compass'))).toBe('N@0 E@40 S@80 W@120 N@160');
    expect(columnTicks(north, 720, 0, 'compass').map(({ label }) => label)).toEqual([
      'N',
      'NE',
      'E',
      'SE',
      'S',
      'SW',
      'W',
      'NW',
      'N',
    ]);
    expect(written(columnTicks(top, 160, 0, 'compass'))).toBe('TOP@0 R@40 BOT@80 L@120 TOP@160');
  });

  it('turns with the log, by whole columns', () => {
    expect(written(columnTicks(north, 160, 90, 'compass'))).toBe('W@0 N@40 E@80 S@120 W@160');
    expect(written(columnTicks(north, 160, -90, 'compass'))).toBe('E@0 S@40 W@80 N@120 E@160');
    // 3 degrees are 1.5 columns of 2: 2 columns, 4 degrees.
    expect(written(columnTicks(north, 180, 3, 'degrees'))).toBe('0@2 90@47 180@92 270@137');
    expect(referenceX(top, 160, 90)).toBe(40);
  });
});

describe('any other log', () => {
  it('has column numbers: the first, the last, round ones between, each above the middle of its column', () => {
    expect(written(columnTicks(core, 600, 0, 'degrees'))).toBe(
      '1@2 20@78 40@158 60@238 80@318 100@398 120@478 140@558 150@598',
    );
    expect(written(columnTicks({ ...core, width: 2 }, 600, 0, 'compass'))).toBe('1@150 2@450');
  });

  it('is not turned', () => {
    expect(columnTicks(core, 600, 90, 'degrees')).toEqual(columnTicks(core, 600, 0, 'degrees'));
  });
});
