// Tests the plans of exports: what does not fit is said and never made smaller.
import { describe, expect, it } from 'vitest';
import { captionRows } from '../../../shared/picture/caption-layout.ts';
import type { ExportFormat } from '../../../shared/model/file-formats.ts';
import { FILE_FORMATS } from '../../../electron/engine/formats.ts';
import * as plan from '../../../renderer/export/export-plan.ts';
import type { ExportPlan, ExportSource, ExportWish } from '../../../renderer/export/export-plan.ts';

const [jpeg, png, csv] = FILE_FORMATS.write as [ExportFormat, ExportFormat, ExportFormat];
const planExport = (wish: ExportWish, source: ExportSource): ExportPlan =>
  plan.planExport(wish, source, FILE_FORMATS.write);

const wish: ExportWish = { format: jpeg, size: 'rows', heightPx: 2000, scale: 200, dpi: 300, parts: false };
const source: ExportSource = {
  rows: 5460,
  width: 150,
  seen: { widthPx: 900, heightPx: 700 },
  window: { depthMin: 1000, depthMax: 1545.9 },
  depthUnit: 'm',
};
const long = { ...source, rows: 1_000_000 };

describe('export sizes', () => {
  it('follow the choice', () => {
    expect(planExport(wish, source)).toEqual({ widthPx: 150, heightPx: 5460, files: 1 });
    expect(planExport({ ...wish, size: 'seen' }, source)).toEqual({ widthPx: 900, heightPx: 700, files: 1 });
    expect(planExport({ ...wish, size: 'height' }, source)).toEqual({ widthPx: 150, heightPx: 2000, files: 1 });
  });

  it('say where a JPEG or a PNG ends', () => {
    expect(planExport(wish, { ...source, rows: 65_500 }).instead).toBeUndefined();
    expect(planExport(wish, { ...source, rows: 65_501 })).toMatchObject({
      heightPx: 65_501,
      instead: { mostRows: 65_500, files: 2, fits: png },
    });
    expect(planExport({ ...wish, format: png }, { ...source, rows: 65_501 }).instead).toBeUndefined();
    expect(planExport({ ...wish, format: png }, long)).toMatchObject({
      heightPx: 1_000_000,
      instead: { mostRows: 666_666 },
    });
  });

  it('are split only at one row per scanline', () => {
    expect(planExport({ ...wish, parts: true }, long)).toEqual({ widthPx: 150, heightPx: 1_000_000, files: 16 });
    const tall = { ...wish, size: 'height', heightPx: 100_000, parts: true } as const;
    expect(planExport(tall, source)).toMatchObject({ files: 1, instead: { mostRows: 65_500 } });
  });

  it('are true to a printed scale, as wide as seen', () => {
    const printed = { ...wish, size: 'scale' } as const;
    // 545.9 m at 1:200 are 2.7295 m of paper, 107.46 inches.
    expect(planExport(printed, source)).toEqual({ widthPx: 900, heightPx: 32_238, files: 1 });
    const feet = { ...source, depthUnit: 'ft', window: { depthMin: 0, depthMax: 1000 } } as const;
    expect(planExport({ ...printed, scale: 240, dpi: 100 }, feet)).toMatchObject({ heightPx: 5000 });
    expect(planExport({ ...printed, scale: 10, parts: true }, source)).toMatchObject({ heightPx: 644_764, files: 10 });
  });

  it('count the caption of every file', () => {
    const label = 'dynamic, 2 m, strength 100 %';
    const captioned = { ...source, width: 900, captionOf: () => label };
    const captionPx = captionRows(label, 900);
    const rows = 65_500 - captionPx;
    expect(planExport(wish, { ...captioned, rows })).toEqual({ widthPx: 900, heightPx: rows, files: 1 });
    expect(planExport(wish, { ...captioned, rows: rows + 1 }).instead).toEqual({
      mostRows: rows,
      files: 2,
      fits: png,
    });
    // As many files as the pictures alone would fill, and the captions beside.
    const [bare, split] = [
      { ...captioned, captionOf: undefined, rows: 131_000 },
      { ...captioned, rows: 131_000 },
    ];
    const parts = { ...wish, parts: true };
    expect([planExport(parts, bare).files, planExport(parts, split).files]).toEqual([2, 3]);
    // Too narrow for one, there is none.
    expect(planExport(wish, { ...captioned, width: 50, rows: 65_500 }).files).toBe(1);
  });

  it('offer a lower picture with the caption that it would have', () => {
    const asked: (number | undefined)[] = [];
    const captionOf = (pixelDepth: number | undefined): string => (asked.push(pixelDepth), 'a');
    planExport(wish, { ...long, captionOf });
    expect(asked).toEqual([undefined, expect.closeTo(545.9 / 65_500, 9)]);
  });

  it('offer another format only where that holds it all', () => {
    expect(planExport(wish, long).instead).not.toHaveProperty('fits');
    const boundless = { ...png, id: 'other', name: 'Other', limits: {} };
    expect(plan.planExport(wish, long, [jpeg, png, csv, boundless]).instead).toMatchObject({ fits: boundless });
    expect(plan.planExport({ ...wish, format: boundless }, long, [boundless])).toMatchObject({ files: 1 });
  });

  it('do not limit values', () => {
    expect(planExport({ ...wish, format: csv, size: 'seen' }, long)).toEqual({
      widthPx: 150,
      heightPx: 1_000_000,
      files: 1,
    });
  });
});
