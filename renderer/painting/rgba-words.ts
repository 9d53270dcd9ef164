// Turns RGB bytes into the words of a canvas.

const OPAQUE = 0xff000000;

/**
 * `rgb`: bytes of shape [pixels, 3], at an address that is a multiple of 4; `words`: one a pixel, R in its lowest byte, as
 * every platform of Chromium is little-endian. Four pixels are three words of bytes, which take a third of the time of these.
 */
export function toRgbaWords(rgb: Uint8Array, words: Uint32Array, pixels: number): void {
  const whole = pixels - (pixels % 4);
  const from = new Uint32Array(rgb.buffer, rgb.byteOffset, (whole * 3) / 4);
  for (let i = 0, at = 0; i < whole; i += 4, at += 3) {
    const [a, b, c] = [from[at]!, from[at + 1]!, from[at + 2]!];
    words[i] = a | OPAQUE;
    words[i + 1] = (a >>> 24) | (b << 8) | OPAQUE;
    words[i + 2] = (b >>> 16) | (c << 16) | OPAQUE;
    words[i + 3] = (c >>> 8) | OPAQUE;
  }
  for (let i = whole; i < pixels; i++) {
    words[i] = rgb[i * 3]! | (rgb[i * 3 + 1]! << 8) | (rgb[i * 3 + 2]! << 16) | OPAQUE;
  }
}
