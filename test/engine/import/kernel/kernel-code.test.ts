// Tests that the compiled kernel in the repository is what its sources compile to.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelCode } from '../../../../resources/scripts/build-kernel.ts';

test('kernel-code.ts is of the sources that stand beside it', () => {
  const file = new URL('../../../../electron/engine/import/kernel/kernel-code.ts', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(kernelCode());
});
