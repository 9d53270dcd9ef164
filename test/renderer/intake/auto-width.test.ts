// Tests what the import dialog says of the automatic width, as far as the files' widths are known.
import { expect, test } from 'vitest';
import { autoWidthText } from '../../../renderer/intake/auto-width.ts';

test.each([
  [[16], 'Automatic: 16 samples, as in the file'],
  [[150], 'Automatic: 150 samples, as in the file'],
  [[200], 'Automatic: 150 samples'],
  [[16, 16], 'Automatic: 16 samples, as in the file'],
  [[16, 200], 'Automatic: 16 to 150 samples'],
  [[16, 40], 'Automatic: 16 to 40 samples, as in the file'],
  [[undefined], 'Automatic: at most 150 samples'],
  [[16, undefined], 'Automatic: at most 150 samples'],
])('%j', (widths, text) => {
  expect(autoWidthText(widths)).toBe(text);
});
