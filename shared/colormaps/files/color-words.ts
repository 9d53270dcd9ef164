// Reads one colour of a colormap file: numbers in the file's colour model, `#rrggbb`, or a name.
import { colorsNamed, convertHsvToRgb, convertRgbToHsv } from 'culori/fn';
import { byteOf, rgbOf, type Rgb } from '../colors.ts';

export type ColorModel = 'rgb' | 'hsv' | 'cmyk';

/** Hue in degrees; saturation and value from 0 to 1. */
export interface Hsv {
  readonly h: number;
  readonly s: number;
  readonly v: number;
}

/** Names that stand for other colours in X11, which GMT follows, than on the web. */
const X11: Readonly<Record<string, Rgb>> = {
  gray: [190, 190, 190],
  grey: [190, 190, 190],
  green: [0, 255, 0],
  maroon: [176, 48, 96],
  purple: [160, 32, 240],
};

/** Reads `255/0/0`, `0-1-1` (HSV), `0/100/100/0` (CMYK in percent), `128` (grey), `#ff0000`, `red`, `gray80`. */
export function colorOfWord(word: string, model: ColorModel): Rgb | undefined {
  const lower = word.toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(lower)) return rgbOf(lower);
  const [, grey] = /^gr[ae]y(\d{1,3})$/.exec(lower) ?? [];
  if (grey !== undefined && Number(grey) <= 100) return greyOf(byteOf(Number(grey) / 100));
  if (Object.hasOwn(X11, lower)) return X11[lower];
  const named = Object.hasOwn(colorsNamed, lower) ? colorsNamed[lower as keyof typeof colorsNamed] : undefined;
  if (named !== undefined) return rgbOf(`#${named.toString(16).padStart(6, '0')}`);
  if (/^[\d.]+(-[\d.]+){2}$/.test(word)) return colorOfNumbers(word.split('-').map(Number), 'hsv');
  if (!/^[\d.]+(\/[\d.]+)*$/.test(word)) return undefined;
  const numbers = word.split('/').map(Number);
  return colorOfNumbers(numbers, numbers.length === 4 ? 'cmyk' : numbers.length === 1 ? 'rgb' : model);
}

/** RGB of 255, HSV in degrees and shares, CMYK in percent; one number is a grey. Undefined where a number is out of range. */
export function colorOfNumbers(numbers: readonly number[], model: ColorModel): Rgb | undefined {
  const [a = NaN, b = NaN, c = NaN, d] = numbers;
  if (numbers.length === 1) return isWithin([a], 255) ? greyOf(Math.round(a)) : undefined;
  if (model === 'cmyk') {
    if (d === undefined || !isWithin(numbers, 100)) return undefined;
    return [a, b, c].map((ink) => byteOf((1 - ink / 100) * (1 - d / 100))) as unknown as Rgb;
  }
  if (numbers.length !== 3) return undefined;
  if (model === 'hsv') return isWithin([a], 360) && isWithin([b, c], 1) ? rgbOfHsv({ h: a, s: b, v: c }) : undefined;
  return isWithin(numbers, 255) ? ([a, b, c].map(Math.round) as unknown as Rgb) : undefined;
}

export function rgbOfHsv(hsv: Hsv): Rgb {
  const { r, g, b } = convertHsvToRgb(hsv);
  return [byteOf(r), byteOf(g), byteOf(b)];
}

/** The colour in HSV. A grey has no hue and gets 0, the hue of red. */
export function hsvOf([r, g, b]: Rgb): Hsv {
  const { h = 0, s, v } = convertRgbToHsv({ r: r / 255, g: g / 255, b: b / 255 });
  return { h, s, v };
}

function greyOf(byte: number): Rgb {
  return [byte, byte, byte];
}

function isWithin(numbers: readonly number[], most: number): boolean {
  return numbers.every((number) => number >= 0 && number <= most);
}
