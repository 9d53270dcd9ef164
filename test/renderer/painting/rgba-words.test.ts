// Tests that each pixel's bytes get into its word, whatever the number of pixels.
import { expect, test } from 'vitest';
import { toRgbaWords } from '../../../renderer/painting/rgba-words.ts';

test.each([0, 1, 2, 3, 4, 5, 7, 8, 601])('%i pixels', (pixels) => {
  const rgb = Uint8Array.from({ length: pixels * 3 + 4 }, (_, i) => (i * 37 + 200) % 256);
  const words = new Uint32Array(pixels);
  toRgbaWords(rgb, words, pixels);
  const bytes = [...new Uint8Array(words.buffer)];
  expect(bytes.filter((_, i) => i % 4 !== 3)).toEqual([...rgb.subarray(0, pixels * 3)]);
  expect(bytes.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
});
