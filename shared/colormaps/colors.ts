// Colours as bytes and as `#rrggbb`, and the colour between two others in RGB or OKLab.
import { convertLrgbToOklab, convertLrgbToRgb, convertOklabToLrgb, convertRgbToLrgb } from 'culori/fn';

/** Red, green and blue as bytes, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The bytes of a colour as `#rrggbb`. */
export function rgbOf(hex: string): Rgb {
  const bytes = parseInt(hex.slice(1), 16);
  return [bytes >> 16, (bytes >> 8) & 255, bytes & 255];
}

/** A colour in bytes as `#rrggbb`. */
export function hexOf(rgb: Rgb): string {
  return `#${rgb.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour at `part`, 0 to 1, of the way from `a` to `b`. */
export function interpolateColors(a: Rgb, b: Rgb, part: number, space: 'oklab' | 'rgb'): Rgb {
  if (space === 'rgb')
    return [0, 1, 2].map((c) => truncated(between(a[c]! / 255, b[c]! / 255, part))) as unknown as Rgb;
  const [from, to] = [oklabOf(a), oklabOf(b)];
  const mixed = { l: between(from.l, to.l, part), a: between(from.a, to.a, part), b: between(from.b, to.b, part) };
  const { r, g, b: blue } = convertLrgbToRgb(convertOklabToLrgb(mixed));
  return [byteOf(r), byteOf(g), byteOf(blue)];
}

/** A share of 0 to 1 as a byte; a share outside of 0 to 1, as OKLab may give, is clamped. */
export function byteOf(share: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, share)));
}

function between(a: number, b: number, part: number): number {
  return part * (b - a) + a;
}

function truncated(share: number): number {
  return Math.floor(share * 255);
}

function oklabOf([r, g, b]: Rgb): { l: number; a: number; b: number } {
  return convertLrgbToOklab(convertRgbToLrgb({ r: r / 255, g: g / 255, b: b / 255 }));
}
