// Tests reading and writing colormap files of each format, and the errors for files that hold none.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLORMAP_FORMATS } from '../../../shared/colormaps/files/formats.ts';
import { readColormaps, writeColormap } from '../../../shared/colormaps/files/index.ts';
import { shapeOfBuiltIn } from '../../../shared/colormaps/files/points.ts';
import { encodeColormap, type ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { COLORMAP_NAMES } from '../../../shared/colormaps/colormap-names.ts';
import { colormapTable } from '../../../shared/colormaps/colormaps.ts';

function only(fileName: string, text: string): ColormapDefinition {
  const { colormaps } = readColormaps(fileName, text);
  expect(colormaps).toHaveLength(1);
  return colormaps[0]!;
}

const stopsOf = (definition: ColormapDefinition): string => encodeColormap(definition);
const tableOf = (definition: ColormapDefinition): Uint8Array => colormapTable(encodeColormap(definition));
const furthest = (a: Uint8Array, b: Uint8Array): number => Math.max(...a.map((byte, i) => Math.abs(byte - b[i]!)));

test('CPT: slices of values, their range from 0 to 1, the null colour', () => {
  const text = [
    '#\tA table with a hinge at 0',
    '# COLOR_MODEL = RGB',
    '# HARD_HINGE',
    '-2\tblack\t-1\t20/30/53',
    '-1\t20/30/53\t0\t#f5ffff ; the sea',
    '0\t0/97/71\t2\twhite\tL',
    'B black',
    'F 255 255 255',
    'N 128/127/126',
  ].join('\r\n');
  expect(readColormaps('sea.cpt', text).nullColor).toBe('#807f7e');
  const sea = only('sea.cpt', text);
  expect(sea.name).toBe('sea');
  expect(stopsOf(sea)).toBe('smooth-rgb:0=#000000;0.25=#141e35;0.5=#f5ffff;0.5=#006147;1=#ffffff');
});

test('CPT: three columns a colour, and slices of one colour are bands', () => {
  const text = '0 255 0 0 10 255 0 0\n10 0 255 0 30 0 255 0\n30 gray50 40 -\n';
  expect(stopsOf(only('bands.cpt', text))).toBe('stepped-rgb:0=#ff0000;0.25=#00ff00;0.75=#808080');
});

const seven = Array.from({ length: 8 }, (_, i) => i);

test('bands keep their edges to the last digit, in every format', () => {
  const read = only(
    'x.cpt',
    seven
      .slice(1)
      .map((to) => `${to - 1} 0/0/${to} ${to} -`)
      .join('\n'),
  );
  expect(read.stops.map(({ at }) => at)).toEqual(seven.slice(0, 7).map((i) => i / 7));
  for (const format of COLORMAP_FORMATS) {
    const text = writeColormap(read, format, '#ffffff');
    expect(stopsOf(only(`x.${format.replace('paraview-', '')}`, text))).toBe(stopsOf(read));
  }
  const categories = only(
    'x.cpt',
    seven
      .slice(0, 7)
      .map((i) => `${i} 0/0/${i}`)
      .join('\n'),
  );
  expect(categories.stops.map(({ at }) => at)).toEqual(seven.slice(0, 7).map((i) => i / 7));
});

test('64 bands are bands, however narrow one is beside the others', () => {
  const edges = Array.from({ length: 65 }, (_, i) => 2 ** (i / 2));
  const map = only(
    'x.cpt',
    edges
      .slice(1)
      .map((to, i) => `${edges[i]} ${i + 1} ${to} -`)
      .join('\n'),
  );
  expect([map.steps, map.stops.length]).toEqual(['stepped', 64]);
  const span = edges[64]! - 1;
  expect(map.stops.map(({ at }) => at)).toEqual(edges.slice(0, 64).map((edge) => (edge - 1) / span));
});

test('an edge drawn as steep as can be is one', () => {
  const text = JSON.stringify([
    { Name: 'steep', ColorSpace: 'RGB', RGBPoints: [0, 1, 0, 0, 3, 1, 0, 0, 3.000001, 0, 0, 1, 7, 0, 0, 1] },
  ]);
  const { steps, stops } = only('x.json', text);
  expect([steps, stops.map(({ at }) => at)]).toEqual(['stepped', [0, 3 / 7]]);
});

test('CPT: a categorical table is bands of one width', () => {
  expect(stopsOf(only('c.cpt', '0 red\n1 blue;label\n2 0/0/0\n3 white\nN white\n'))).toBe(
    'stepped-rgb:0=#ff0000;0.25=#0000ff;0.5=#000000;0.75=#ffffff',
  );
});

test('CPT: names are those of X11', () => {
  const read = readColormaps('x.cpt', '0 green 1 Maroon\n1 Maroon 2 gray90\nN gray\n');
  expect(stopsOf(read.colormaps[0]!)).toBe('smooth-rgb:0=#00ff00;0.5=#b03060;1=#e6e6e6');
  expect(read.nullColor).toBe('#bebebe');
});

test('CPT: in HSV the hues between are gone through', () => {
  const rainbow = only('rainbow.cpt', '# COLOR_MODEL = hsv\n0\tmagenta\t1\tred\n');
  expect(rainbow.stops.map((stop) => stop.color)).toEqual([
    ...['#ff00ff', '#0000ff', '#00ffff', '#00ff00', '#ffff00', '#ff0000'],
  ]);
  const circle = only('circle.cpt', '# COLOR_MODEL = hsv\n0\t0-1-1\t1\t360-1-1\nN\t0-0-0.75\n');
  expect(circle.stops).toHaveLength(7);
  const table = tableOf(rainbow);
  const at = (i: number): number[] => [...table.subarray(i * 3, i * 3 + 3)];
  expect(at(0)).toEqual([255, 0, 255]);
  expect(at(255)).toEqual([255, 0, 0]);
  const [red, green, blue] = at(127) as [number, number, number];
  // Hue 150.
  expect(red).toBeLessThan(12);
  expect(green).toBeGreaterThan(240);
  expect(Math.abs(blue - 128)).toBeLessThan(12);
  const numbers = tableOf(only('x.cpt', '# COLOR_MODEL = +HSV\n0 300 1 1 1 0 1 1\n'));
  expect(furthest(table, numbers)).toBe(0);
});

test.each([
  ['a.cpt', '0 red 1 blue\n2 red 3 blue', /line 2: expected a slice that begins at 1.*received 2/],
  ['a.cpt', '0 red 1 blue\n1 blue 0.5 red', /line 2: expected values that rise but received 1 and 0.5/],
  ['a.cpt', '# x\n0 reddish 1 blue', /line 2: expected a colour but received "reddish"/],
  ['a.cpt', '0 300/0/0 1 blue', /line 1: expected a colour but received "300\/0\/0"/],
  ['a.cpt', Array.from({ length: 65 }, (_, i) => `${i} ${i}`).join('\n'), /at most 64 categories but received 65/],
  ['a.cpt', 'hello', /line 1: expected a value, its colour/],
  ['a.cpt', '', /a.cpt: expected lines of a value/],
  ['a.csv', 'x,r,g,b\n0,0,0,0\n1,a,0,0', /line 3: expected position,red,green,blue.*"1,a,0,0"/],
  ['a.csv', '0,#000000\n1,#ffffff\n0.5,#ff0000', /line 3: expected rising positions but received 0.5 after 1/],
  ['a.csv', '0,0,0,0\n1,0,0,256', /line 2: expected colours of 0 to 255/],
  ['a.csv', '0,0,0,0', /at least two lines/],
  ['a.json', '{"stops": 3, "name": "a"}', /a.json, .*(stops|interpolation)/],
  ['a.json', '[{"RGBPoints": [0, 0, 0]}]', /four numbers a point but received 3/],
  ['a.json', '[{"RGBPoints": [0, 0, 0, 0, 1, 0, 2, 0]}]', /point 2: expected colours of 0 to 1/],
  ['a.json', '[{', /expected JSON/],
  ['a.xml', '<ColorMaps>\n<ColorMap>\n</ColorMaps>', /line \d: expected XML/],
  ['a.xml', '<a/>', /expected <ColorMap>/],
  ['a.xml', '<ColorMap><Point x="0" r="0" g="0" b="0"/></ColorMap>', /at least two <Point>/],
  [
    'a.xml',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///c">]><ColorMap name="&b;"/>',
    /^a.xml: expected a colormap in plain XML.*External entities/,
  ],
  ['a.txt.bin', 'what', /expected a colormap as CPT.*"what"/],
])('%s %j is refused in one sentence', (fileName, text, message) => {
  expect(() => readColormaps(fileName, text)).toThrow(message);
});

const many = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

test.each([
  ['a.csv', many(100_000, () => '0.1,0.2,0'), /^a.csv: expected at most 4096 lines but received 100000$/],
  ['a.cpt', many(4097, (i) => `${i} 1 2 3 ${i + 1} 4 5 6`), /^a.cpt: expected at most 4096 slices but received 4097$/],
  [
    'a.json',
    JSON.stringify([{ ColorSpace: 'Lab', RGBPoints: Array.from({ length: 4097 * 4 }, () => 0) }]),
    /^a.json, a: expected at most 4096 points but received 4097$/,
  ],
  [
    'a.xml',
    `<ColorMap>${many(4097, (i) => `<Point x="${i}" r="0" g="0" b="0"/>`)}</ColorMap>`,
    /^a.xml, a: expected at most 4096 points but received 4097$/,
  ],
])('more than 4,096 colours in %s are refused', (fileName, text, message) => {
  expect(() => readColormaps(fileName, text)).toThrow(message);
});

test('4,096 of them are read, in whatever space', () => {
  const points = Array.from({ length: 4096 }, (_, i) => [i, (i % 7) / 6, (i % 5) / 4, (i % 3) / 2]).flat();
  const text = JSON.stringify([{ ColorSpace: 'Lab', RGBPoints: points }]);
  expect(only('a.json', text).stops).toHaveLength(64);
  expect(
    only(
      'a.csv',
      many(4096, (i) => `${i % 256},0,${i % 3}`),
    ).stops,
  ).toHaveLength(64);
});

test('ParaView JSON: several colormaps, their names, any range of values', () => {
  const text = JSON.stringify([
    { Name: 'one', ColorSpace: 'RGB', RGBPoints: [-5, 0, 0, 0, 0, 1, 0, 0, 15, 1, 1, 1], NanColor: [1, 1, 0] },
    { Name: 'viridis', ColorSpace: 'Step', RGBPoints: [0, 0, 0, 1, 1, 0, 1, 0, 2, 0, 1, 0] },
    { IndexedColors: [1, 0, 0, 0, 0, 1] },
  ]);
  const { colormaps, nullColor } = readColormaps('maps.json', text);
  expect(nullColor).toBe('#ffff00');
  expect(colormaps.map((map) => [map.name, stopsOf(map)])).toEqual([
    ['one', 'smooth-rgb:0=#000000;0.25=#ff0000;1=#ffffff'],
    ['viridis (file)', 'stepped-rgb:0=#0000ff;0.5=#00ff00'],
    ['maps 3', 'stepped-rgb:0=#ff0000;0.5=#0000ff'],
  ]);
});

test('a colormap is called as its file, without what nobody sees and without half of a pair', () => {
  const named = (stem: string): string => only(`${stem}.csv`, '0,0,0\n255,255,255').name;
  expect(named('a\u202e\u200bb\tc')).toBe('a  b c');
  expect(named(`${'x'.repeat(52)}\u{1f600}`)).toBe('x'.repeat(52));
  expect(named('\u200b')).toBe('Colormap');
});

test('ParaView: CIELAB between blue and red is purple of even lightness, not the dark one of RGB', () => {
  const text = '[{"Name":"lab","ColorSpace":"Lab","RGBPoints":[0,0,0,1,1,1,0,0]}]';
  const middle = [...tableOf(only('lab.json', text)).subarray(127 * 3, 128 * 3)];
  // As other programs have the middle of blue and red in CIELAB.
  const expected = [202, 0, 136];
  expect(Math.max(...middle.map((byte, c) => Math.abs(byte - expected[c]!)))).toBeLessThan(5);
});

test('ParaView XML', () => {
  const text = `<ColorMaps><ColorMap name="a &amp; b" space="RGB">
    <Point x="1" o="1" r="0" g="0" b="0"/><Point x="3" o="1" r="1" g="0.5" b="0"/><NaN r="0" g="0" b="1"/>
  </ColorMap></ColorMaps>`;
  expect(readColormaps('x.xml', text).nullColor).toBe('#0000ff');
  const map = only('x.xml', text);
  expect([map.name, stopsOf(map)]).toEqual(['a & b', 'smooth-rgb:0=#000000;1=#ff8000']);
});

test.each([
  ['position,red,green,blue\n10,0,0,0\n20,255,128,0\n50,255,255,255\n'],
  ['10;#000000\n20;#ff8000\n50;#ffffff'],
  ['# colours of 1\n10 0 0 0\n20 1 0.502 0\n50 1 1 1'],
])('CSV %j', (text) => {
  expect(stopsOf(only('x.csv', text))).toBe('smooth-rgb:0=#000000;0.25=#ff8000;1=#ffffff');
});

test('CSV: colours of bytes of 0 and 1 are not read as colours of up to 1', () => {
  const dark = only('x.csv', '0,#000000\n1,#010001');
  expect(stopsOf(only('x.csv', writeColormap(dark, 'csv', '#ffffff')))).toBe('smooth-rgb:0=#000000;1=#010001');
});

test('CSV: colours alone are evenly spaced', () => {
  expect(stopsOf(only('x.csv', 'r,g,b\n0,0,0\n255,0,0\n255,255,255'))).toBe(
    'smooth-rgb:0=#000000;0.5=#ff0000;1=#ffffff',
  );
});

test.each(COLORMAP_NAMES)('%s as a table of 256 colours is kept to within a step of a byte', (name) => {
  const table = colormapTable(name);
  const lines = Array.from({ length: 256 }, (_, i) => [...table.subarray(i * 3, i * 3 + 3)].join(','));
  const read = only('table.csv', lines.join('\n'));
  expect(read.stops.length).toBeLessThanOrEqual(64);
  // One by leaving stops out and one by truncating to bytes.
  expect(furthest(tableOf(read), table)).toBeLessThanOrEqual(2);
  expect(furthest(colormapTable(encodeColormap(shapeOfBuiltIn(name))), table)).toBeLessThanOrEqual(2);
});

const color = fc.integer({ min: 0, max: 0xffffff }).map((bytes) => `#${bytes.toString(16).padStart(6, '0')}`);
const definition = (steps: 'smooth' | 'stepped', interpolation: 'rgb' | 'oklab', most: number) =>
  fc
    .array(fc.record({ at: fc.integer({ min: 1, max: 999 }).map((at) => at / 1000), color }), {
      minLength: 2,
      maxLength: most,
    })
    .map((stops): ColormapDefinition => ({
      ...{ name: 'a "b" <c> & d', steps, interpolation },
      stops: stops.toSorted((a, b) => a.at - b.at).map((stop, i) => (i === 0 ? { ...stop, at: 0 } : stop)),
    }));

test.each(COLORMAP_FORMATS)('%s: what is written is read again as the same colours', (format) => {
  const ending = `x.${format.replace('paraview-', '')}`;
  const comesBack = (map: ColormapDefinition, most: number): void => {
    const { colormaps, nullColor } = readColormaps(ending, writeColormap(map, format, '#123456'));
    expect(nullColor).toBe(format === 'csv' ? undefined : '#123456');
    expect(colormaps[0]!.name).toBe(['csv', 'cpt'].includes(format) ? 'x' : map.name);
    expect(furthest(tableOf(colormaps[0]!), tableOf(map))).toBeLessThanOrEqual(most);
  };
  fc.assert(fc.property(definition('stepped', 'rgb', 64), (map) => comesBack(map, 0)));
  // Edges are moved by a millionth for ParaView; truncating may show that.
  fc.assert(fc.property(definition('smooth', 'rgb', 31), (map) => comesBack(map, 1)));
  fc.assert(
    fc.property(definition('smooth', 'oklab', 4), (map) => comesBack(map, format === 'json' ? 0 : 3)),
    {
      numRuns: 30,
    },
  );
});
