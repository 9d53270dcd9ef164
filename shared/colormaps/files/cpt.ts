// Reads and writes colour palette tables (.cpt) of GMT, the Generic Mapping Tools.
import { StratascopeError } from '../../errors.ts';
import { colormapDefinition, MAX_STOPS, type ColormapDefinition } from '../colormap-definition.ts';
import { hexOf, type Rgb } from '../colors.ts';
import { colorOfNumbers, colorOfWord, hsvOf, rgbOfHsv, type ColorModel, type Hsv } from './color-words.ts';
import {
  bandPoints,
  pointsOf,
  refuseTooMany,
  sampledSlice,
  shapeOf,
  writtenPlace,
  type ColorPoint,
  type ReadColormaps,
} from './points.ts';

interface Slice {
  readonly from: number;
  readonly to: number;
  readonly colors: readonly [ColorWord, ColorWord];
}

/** The hue is kept as written: a slice from hue 300 to 0 passes through green, and RGB alone would not tell that. */
interface ColorWord {
  readonly rgb: Rgb;
  readonly hsv: Hsv;
}

/** `fileName` is for errors. `name` is the colormap's, because a table holds no name. Throws `bad_input`. */
export function readCpt(fileName: string, text: string, name: string): ReadColormaps {
  const slices: Slice[] = [];
  const keys: ColorWord[] = [];
  let model: ColorModel = 'rgb';
  let nullColor: string | undefined;
  const lines = text.split(/\r\n|\n|\r/);
  for (const [i, line] of lines.entries()) {
    const refuse = (expected: string, received: string): never => {
      throw refusal(`${fileName}, line ${i + 1}: expected ${expected} but received ${received}`);
    };
    const stated = /^#.*COLOR_MODEL\s*=\s*\+?(rgb|hsv|cmyk)/i.exec(line);
    if (stated) model = stated[1]!.toLowerCase() as ColorModel;
    // A label follows a semicolon.
    const [data = ''] = line.split(';');
    const words = data.trim().split(/\s+/);
    if (words[0] === '' || /^#(?![0-9a-f]{6}\b)/i.test(data.trim())) continue;
    if (/^[BFN]$/i.test(words[0]!)) {
      const color = wordOf(words.slice(1), model) ?? refuse('a colour', `"${data.trim()}"`);
      if (/n/i.test(words[0]!)) nullColor = hexOf(color.rgb);
      continue;
    }
    // A last word L, U or B says where GMT draws a label on its colour scale.
    if (/^[LUB]$/.test(words.at(-1)!) && words.length > 2) words.pop();
    const values = [words[0]!, words[perColor(words) + 1] ?? ''];
    const [from, to] = values.map((word) => (word === '' ? NaN : Number(word))) as [number, number];
    if (words.length === 2) {
      keys.push(wordOf(words.slice(1), model) ?? refuse('a colour', `"${words[1]}"`));
      continue;
    }
    if (!Number.isFinite(from) || !Number.isFinite(to)) {
      refuse('a value, its colour, a value, its colour', `"${data.trim()}"`);
    }
    if (from >= to) refuse('values that rise', `${from} and ${to}`);
    const before = slices.at(-1);
    if (before && Math.abs(before.to - from) > 1e-6 * Math.abs(to - from)) {
      refuse(`a slice that begins at ${before.to}, where the one before it ends,`, String(from));
    }
    const wordsOfColor = (at: number): string[] => words.slice(at, at + perColor(words));
    const first = wordOf(wordsOfColor(1), model) ?? refuse('a colour', `"${wordsOfColor(1).join(' ')}"`);
    const second = wordsOfColor(2 + perColor(words));
    const last = second.join() === '-' ? first : (wordOf(second, model) ?? refuse('a colour', `"${second.join(' ')}"`));
    slices.push({ from: before?.to ?? from, to, colors: [first, last] });
  }
  if (slices.length > 0 === keys.length > 0) {
    throw refusal(
      slices.length === 0
        ? `${fileName}: expected lines of a value, its colour, a value, its colour but found none`
        : `${fileName}: expected either slices or single colours but received both`,
    );
  }
  if (keys.length > MAX_STOPS) {
    throw refusal(`${fileName}: expected at most ${MAX_STOPS} categories but received ${keys.length}`);
  }
  refuseTooMany(fileName, slices.length, 'slices');
  const points = slices.length > 0 ? pointsOfSlices(slices, model) : bandPoints(keys.map(({ rgb }) => rgb));
  return { colormaps: [colormapDefinition.parse({ ...shapeOf(points), name })], nullColor };
}

/** How many words of a line make one colour: three numbers, four for CMYK, or one word. */
function perColor(words: readonly string[]): number {
  return words.length === 8 ? 3 : words.length === 10 ? 4 : 1;
}

function wordOf(words: readonly string[], model: ColorModel): ColorWord | undefined {
  const rgb =
    words.length === 1
      ? colorOfWord(words[0]!, model)
      : colorOfNumbers(words.map(Number), words.length === 4 ? 'cmyk' : model);
  if (!rgb) return undefined;
  const numbers = (words.length === 1 ? words[0]!.split(/[-/]/) : words).map(Number);
  const [h = NaN, s = NaN, v = NaN] = numbers;
  return { rgb, hsv: model === 'hsv' && numbers.length === 3 && !Number.isNaN(h + s + v) ? { h, s, v } : hsvOf(rgb) };
}

function pointsOfSlices(slices: readonly Slice[], model: ColorModel): ColorPoint[] {
  return slices.flatMap(({ from, to, colors: [a, b] }) => {
    const ends = [
      { at: from, rgb: a.rgb },
      { at: to, rgb: b.rgb },
    ];
    // Hues are compared as written: a full circle from 0 to 360 ends in the colour it began with.
    const isPlain = (['h', 's', 'v'] as const).every((key) => a.hsv[key] === b.hsv[key]);
    if (model !== 'hsv' || isPlain) return ends;
    const mix = (part: number) => (key: keyof Hsv) => a.hsv[key] + part * (b.hsv[key] - a.hsv[key]);
    return sampledSlice(from, to, slices.length, (part) =>
      rgbOfHsv({ h: mix(part)('h'), s: mix(part)('s'), v: mix(part)('v') }),
    );
  });
}

/** `nullColor`: `#rrggbb` for missing values. */
export function writeCpt({ name, ...shape }: ColormapDefinition, nullColor: string): string {
  const points = pointsOf(shape);
  const slices = points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    if (from.at === to.at) return [];
    return `${writtenPlace(shape, from.at)}\t${from.rgb.join('/')}\t${writtenPlace(shape, to.at)}\t${to.rgb.join('/')}`;
  });
  const ends = [`B\t${points[0]!.rgb.join('/')}`, `F\t${points.at(-1)!.rgb.join('/')}`];
  const none = `N\t${colorOfWord(nullColor, 'rgb')!.join('/')}`;
  return [`# ${name}`, '# COLOR_MODEL = RGB', ...slices, ...ends, none, ''].join('\n');
}

function refusal(message: string): StratascopeError {
  return new StratascopeError('bad_input', message);
}
