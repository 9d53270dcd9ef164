// Tests that an engine without WebAssembly, or without its SIMD, does without the kernel.
import { afterEach, expect, test, vi } from 'vitest';
import { KERNEL_CODE } from '../../../../electron/engine/import/kernel/kernel-code.ts';

const ASKED = { readField: () => NaN, readWholeRecord: () => 0 };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function start() {
  vi.resetModules();
  const { startKernel } = await import('../../../../electron/engine/import/kernel/kernel.ts');
  return startKernel(ASKED);
}

test('a kernel starts with memory of its own that is bounded', async () => {
  const kernel = (await start())!;
  expect(() => kernel.memory.grow(1024)).toThrow(RangeError);
  expect(kernel.memory.buffer.byteLength).toBeLessThan(2 ** 20);
});

test('an engine that refuses the module has none', async () => {
  vi.stubGlobal('WebAssembly', {
    Module: class {
      constructor() {
        throw new Error('invalid value type Simd128');
      }
    },
  });
  expect(await start()).toBeUndefined();
});

test('an engine without WebAssembly has none', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  expect(await start()).toBeUndefined();
});

test('the module is small', () => {
  expect(Buffer.from(KERNEL_CODE, 'base64').length).toBeLessThan(25_000);
});
