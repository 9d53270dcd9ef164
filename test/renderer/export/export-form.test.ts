// Tests what the Export dialog requests of the engine, and what it says when it cannot.
import { describe, expect, it } from 'vitest';
import { FILE_FORMATS } from '../../../electron/engine/formats.ts';
import {
  changedForm,
  firstForm,
  readForm,
  type ExportSubject,
  type FormPart,
} from '../../../renderer/export/export-form.ts';
import { exportRequest, display } from '../../../shared/model/display.ts';
import type { ExportFormat } from '../../../shared/model/file-formats.ts';
import { aLog } from '../a-log.ts';

const formats = FILE_FORMATS.write as [ExportFormat, ...ExportFormat[]];
const subject: ExportSubject = {
  log: { ...aLog(3), width: 150 },
  view: { depthMin: 1000, depthMax: 1100 },
  compared: false,
  look: display.parse({ colormap: 'gray' }),
  seen: { widthPx: 900, heightPx: 700 },
  rows: 1001,
};

function read(parts: FormPart = {}, of: Partial<ExportSubject> = {}) {
  return readForm(changedForm(firstForm(formats[0]), parts), formats, { ...subject, ...of });
}

describe('what the engine is asked for', () => {
  it('is one JPEG row per scanline at first, in the look on screen', () => {
    const { request, plan } = read();
    expect(request).toEqual({
      ...{ id: 3, depthMin: 1000, depthMax: 1100, ...subject.look },
      ...{ format: 'jpeg', quality: 90, dpi: 300, parts: false },
    });
    expect(plan).toEqual({ widthPx: 150, heightPx: 1001, files: 1 });
    // As the contract takes it.
    expect(exportRequest.parse(request)).toMatchObject({ format: 'jpeg', quality: 90 });
  });

  it.each<[string, FormPart, object]>([
    ['as seen', { size: 'seen' }, { widthPx: 900, heightPx: 700 }],
    ['a height of its own', { size: 'height', heightText: ' 50 ' }, { widthPx: 150, heightPx: 50 }],
    ['a printed scale', { size: 'scale', scale: { text: '50', isOther: true } }, { widthPx: 900, scale: 50 }],
    ['a resolution', { dpiText: '120' }, { dpi: 120 }],
    ['a caption', { caption: true }, { caption: true }],
    ['an option of the format', { options: { quality: 40 } }, { quality: 40 }],
  ])('says %s', (_, parts, expected) => {
    const { request } = read(parts);
    expect(request).toMatchObject(expected);
    expect('heightPx' in request! && 'scale' in request).toBe(false);
  });

  it('holds options of the chosen format alone', () => {
    expect(read({ format: 'png', options: { quality: 40 } }).request).not.toHaveProperty('quality');
  });

  it('says nothing of pictures where values are asked for, whatever is wrong with those fields', () => {
    const { request, sizeProblem, dpiProblem } = read({ format: 'csv', size: 'height', heightText: 'x', dpiText: 'x' });
    expect([sizeProblem, dpiProblem]).toEqual([undefined, undefined]);
    expect(request).toMatchObject({ format: 'csv', parts: false });
    for (const key of ['widthPx', 'heightPx', 'dpi', 'caption', 'quality']) expect(request).not.toHaveProperty(key);
  });

  it('is one of two that stand side by side', () => {
    const compared = true;
    expect(read({}, { compared }).request).toMatchObject({ normalization: 'static' });
    const dynamic = read({ ofTwo: 'dynamic' }, { compared });
    expect(dynamic.request).toMatchObject({ normalization: 'dynamic' });
    expect(dynamic.hasCaption).toBe(true);
    // One alone is as it is on screen.
    expect(read({ ofTwo: 'dynamic' }).request).toMatchObject({ normalization: 'static' });
  });

  it('has a caption by default where normalization is dynamic, and none where there is no room', () => {
    const dynamic = { look: { ...subject.look, normalization: 'dynamic' } } as const;
    expect(read().hasCaption).toBe(false);
    expect(read({}, dynamic)).toMatchObject({ hasCaption: true, tooNarrow: false });
    expect(read({ caption: false }, dynamic)).toMatchObject({ hasCaption: false, request: { caption: false } });
    const narrow = read({ caption: true }, { log: { ...subject.log, width: 60 } });
    expect(narrow.tooNarrow).toBe(true);
    expect(narrow.request).not.toHaveProperty('caption');
  });
});

describe('what is said in place of asking', () => {
  it.each<[string, FormPart, object]>([
    ['a height', { size: 'height', heightText: '0' }, { sizeProblem: expect.stringContaining('1') as string }],
    ['a scale', { size: 'scale', scale: { text: '', isOther: true } }, { sizeProblem: expect.any(String) as string }],
    ['a resolution', { dpiText: '20' }, { dpiProblem: expect.stringContaining('36') as string }],
  ])('that %s is wrong', (_, parts, expected) => {
    expect(read(parts)).toMatchObject({ ...expected, plan: undefined, request: undefined });
    // Not of a field that is not asked.
    expect(read({ ...parts, size: 'rows', dpiText: '300' })).toMatchObject({
      sizeProblem: undefined,
      dpiProblem: undefined,
    });
  });

  it('nothing while the rows are counted, and no request where there are none', () => {
    expect(read({}, { rows: undefined })).toMatchObject({ plan: undefined, request: undefined });
    expect(read({}, { rows: 0 })).toMatchObject({ plan: { heightPx: 0 }, request: undefined });
  });

  it('what can be had instead, until one of it is taken', () => {
    const tall = { rows: 70_000 };
    const { plan, request } = read({}, tall);
    expect(request).toBeUndefined();
    expect(plan?.instead).toMatchObject({ mostRows: 65_500, files: 2, fits: { id: 'png' } });
    expect(read({ parts: true }, tall).request).toMatchObject({ parts: true });
    expect(read({ format: 'png' }, tall).request).toMatchObject({ format: 'png', parts: false });
    expect(read({ size: 'height', heightText: '65500' }, tall).request).toMatchObject({ heightPx: 65_500 });
  });
});

describe('a change', () => {
  it('of the size takes the splitting back, for the new one may fit; of anything else it does not', () => {
    const split = changedForm(firstForm(formats[0]), { parts: true });
    expect(split.parts).toBe(true);
    for (const part of [{ format: 'png' }, { size: 'seen' }, { size: 'height', heightText: '9' }] as const) {
      expect(changedForm(split, part).parts).toBe(false);
    }
    for (const part of [
      { dpiText: '9' },
      { caption: true },
      { ofTwo: 'dynamic' },
      { options: { quality: 1 } },
    ] as const) {
      expect(changedForm(split, part)).toMatchObject({ ...part, parts: true });
    }
  });

  it('to a format that has gone is one to the first', () => {
    expect(read({ format: 'gone' }).request).toMatchObject({ format: 'jpeg' });
  });
});
