// Tests the colours of built-in colormaps and of definitions.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import {
  colormapDefinition,
  colormapNamed,
  encodeColormap,
  parseColormap,
  type ColormapShape,
} from '../../../shared/colormaps/colormap-definition.ts';
import { COLORMAP_NAMES } from '../../../shared/colormaps/colormap-names.ts';
import { contract, inputOf } from '../../../shared/contract.ts';
import { colormapRow, readColormaps } from '../../../electron/engine/store/colormap-rows.ts';
import { colormapTable, entryAt, paintedColormap } from '../../../shared/colormaps/colormaps.ts';

test('custom equals the reference service in all 256 entries', () => {
  const lines = fs
    .readFileSync(new URL('../../fixtures/reference-lut.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const expected = lines.slice(1).flatMap((line) => line.split(',').slice(1).map(Number));
  expect(expected).toHaveLength(768);
  expect([...colormapTable('custom')]).toEqual(expected);
});

test('gray is the value itself', () => {
  expect([...colormapTable('gray')]).toEqual(Array.from({ length: 768 }, (_, i) => Math.floor(i / 3)));
});

test('a definition of the default’s five stops is the default, byte for byte', () => {
  const spec = 'smooth-rgb:0=#0000ff;0.25=#ff0000;0.5=#ffff00;0.75=#808080;1=#000000';
  expect([...colormapTable(spec)]).toEqual([...colormapTable('custom')]);
});

test('in OKLab the middle of blue and yellow is as light as the middle of their lightnesses, in RGB it is grey', () => {
  const middle = (space: string): number[] => [
    ...colormapTable(`smooth-${space}:0=#0000ff;1=#ffff00`).subarray(128 * 3, 129 * 3),
  ];
  expect(middle('rgb')).toEqual([128, 128, 127]);
  // L 0.710, a -0.052, b -0.057, by the formulas of OKLab's author.
  const expected = [108, 172, 199];
  expect(Math.max(...middle('oklab').map((byte, c) => Math.abs(byte - expected[c]!)))).toBeLessThanOrEqual(1);
});

test('stepped: each colour from its stop to the next; beyond the outer stops their colours go on', () => {
  const colors = (spec: string): string[] => {
    const table = colormapTable(spec);
    return [0, 63, 64, 127, 128, 255].map((i) => Buffer.from(table.subarray(i * 3, i * 3 + 3)).toString('hex'));
  };
  expect(colors('stepped-rgb:0.1=#ff0000;0.25=#00ff00;0.5=#0000ff')).toEqual([
    ...['ff0000', 'ff0000', '00ff00', '00ff00', '0000ff', '0000ff'],
  ]);
  const [first, , , , half, last] = colors('smooth-oklab:0.25=#ff0000;0.4=#00ff00;0.5=#0000ff');
  expect([first, half, last]).toEqual(['ff0000', '0000ff', '0000ff']);
});

test('bands keep their own edges, also inverted; one that is nowhere seen is none', () => {
  const bandsOf = (spec: string, invert = false): [string, readonly number[] | undefined] => {
    const { colors, begins } = paintedColormap(spec, invert);
    return [Buffer.from(colors).toString('hex'), begins];
  };
  const thirds = 'stepped-rgb:0=#ff0000;0.3333333333333333=#00ff00;0.6666666666666666=#0000ff';
  expect(bandsOf(thirds)).toEqual(['ff000000ff000000ff', [0, 1 / 3, 2 / 3]]);
  expect(bandsOf(thirds, true)).toEqual(['0000ff00ff00ff0000', [0, 1 - 2 / 3, 1 - 1 / 3]]);
  const odd = 'stepped-rgb:0.1=#010101;0.25=#020202;0.25=#030303;0.5=#040404';
  expect(bandsOf(odd)).toEqual(['010101030303040404', [0, 0.25, 0.5]]);
  expect(bandsOf(odd, true)).toEqual(['040404030303010101', [0, 0.5, 0.75]]);
  // The top is in the band that begins there; of the bottom there is none.
  const atTop = 'stepped-rgb:0=#000000;1=#ffffff';
  expect(bandsOf(atTop)).toEqual(['000000ffffff', [0, 1]]);
  expect(bandsOf(atTop, true)).toEqual(['000000', [0]]);
  expect(paintedColormap('viridis').begins).toBeUndefined();
});

test('the table of bands is what is painted at 256 even places', () => {
  const fifths = `stepped-rgb:${[0, 1, 2, 3, 4].map((i) => `${i / 5}=#00000${i}`).join(';')}`;
  for (const invert of [false, true]) {
    const blues = [...colormapTable(fifths, invert)].filter((_, i) => i % 3 === 2);
    // 51 entries a band: each edge is on an entry.
    const expected = Array.from({ length: 256 }, (_, i) => Math.min(4, Math.floor(i / 51)));
    expect(blues).toEqual(expected.map((band) => (invert ? 4 - band : band)));
  }
});

test('in proportion the entry of a place is a 255th', () => {
  const entries = Array.from({ length: 256 }, (_, i) => entryAt(i / 255, { curve: 'linear', gamma: 1 }));
  expect(entries).toEqual(Array.from({ length: 256 }, (_, i) => i));
  expect(entryAt(0.25, { curve: 'linear', gamma: 2 })).toBe(127);
});

test('a definition is one line of text and back', () => {
  const shape: ColormapShape = {
    ...{ steps: 'smooth', interpolation: 'oklab' },
    stops: [
      { at: 0, color: '#FF8800' },
      { at: 1 / 3, color: '#000000' },
      { at: 1 / 3, color: '#ffffff' },
    ],
  };
  const text = encodeColormap(shape);
  expect(text).toBe('smooth-oklab:0=#ff8800;0.3333333333333333=#000000;0.3333333333333333=#ffffff');
  expect(encodeColormap(parseColormap(text)!)).toBe(text);
});

test.each([
  'smooth-lab:0=#000000;1=#ffffff',
  'smooth-rgb:0=#000000',
  'smooth-rgb:0=#000000;1=#fff',
  'smooth-rgb:1=#000000;0=#ffffff',
  'smooth-rgb:0=#000000;1.5=#ffffff',
  'smooth-rgb:0=#000000;=#ffffff',
  `smooth-rgb:${Array.from({ length: 65 }, (_, i) => `${i / 64}=#000000`).join(';')}`,
  'nope',
])('%s is no definition', (text) => {
  expect(parseColormap(text)).toBeUndefined();
});

test('a name is a built-in colormap’s, else the library’s own, else refused with the names there are', () => {
  const own = { name: 'mine', ...parseColormap('stepped-rgb:0=#000000;0.5=#ffffff')! };
  expect(colormapNamed('viridis', [own])).toBe('viridis');
  expect(colormapNamed('mine', [own])).toBe('stepped-rgb:0=#000000;0.5=#ffffff|mine');
  // Of the same colours, whatever they are called.
  const named = parseColormap(colormapNamed('mine', [own]))!;
  expect([named.name, encodeColormap(named)]).toEqual(['mine', 'stepped-rgb:0=#000000;0.5=#ffffff']);
  expect(() => colormapNamed('Mine', [own])).toThrow(/one of custom, gray, .*batlow, mine, but received "Mine"/);
  expect(colormapDefinition.safeParse({ ...own, name: 'gray' }).error?.issues[0]?.message).toMatch(/built-in/);
});

test('a name that an older version has kept is listed, replaced and removed by its hidden characters, and given no more', () => {
  const old = { name: 'a\u202eb', ...parseColormap('stepped-rgb:0=#000000;0.5=#ffffff')! };
  expect(contract['colormap.list'].output.parse([old])).toEqual([old]);
  expect(readColormaps([colormapRow(old)])).toEqual({ colormaps: [old], damaged: [] });
  expect(inputOf('colormap.save').safeParse({ colormap: old, replaces: old.name }).error?.issues[0]).toMatchObject({
    path: ['colormap', 'name'],
    message: expect.stringContaining('Expected a name of characters that can be seen') as unknown,
  });
  expect(inputOf('colormap.save').safeParse({ colormap: { ...old, name: 'ab' }, replaces: old.name }).success).toBe(
    true,
  );
  expect(inputOf('colormap.remove').safeParse({ name: old.name }).success).toBe(true);
});

test.each(COLORMAP_NAMES)('%s has 256 entries and inverts end for end', (name) => {
  const [table, inverted] = [colormapTable(name), colormapTable(name, true)];
  expect(table).toHaveLength(768);
  for (let i = 0; i < 256; i++) {
    expect([...inverted.subarray(i * 3, i * 3 + 3)]).toEqual([...table.subarray((255 - i) * 3, (256 - i) * 3)]);
  }
});

test('a name that ends in “inverted” is not taken for the inverted colormap', () => {
  const spec = 'smooth-rgb:0=#000000;1=#ffffff|two';
  expect([...colormapTable(spec, true).subarray(0, 3)]).toEqual([255, 255, 255]);
  expect([...colormapTable(`${spec} inverted`).subarray(0, 3)]).toEqual([0, 0, 0]);
});

test('published ends of the maps taken from tables', () => {
  const ends = (name: (typeof COLORMAP_NAMES)[number]) => {
    const table = colormapTable(name);
    return [[...table.subarray(0, 3)], [...table.subarray(765)]];
  };
  expect(ends('viridis')).toEqual([
    [68, 1, 84],
    [253, 231, 37],
  ]);
  expect(ends('batlow')).toEqual([
    [1, 25, 89],
    [250, 204, 250],
  ]);
});
