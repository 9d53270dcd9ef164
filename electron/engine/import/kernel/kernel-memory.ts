// Memory of kernels, which is used again by the next one of a thread.

/** Most memory of a kernel, 64 MiB, in pages of 64 KiB. */
export const MOST_PAGES = 1024;
/** What a usual segment needs. More is not kept. */
const MOST_KEPT_BYTES = 24 * 1024 * 1024;

/** The engine gets fresh memory page by page, as it is first written: that takes longer than to read a small file. */
let idle: WebAssembly.Memory | undefined;

/** Memory with anything in it. */
export function takeKernelMemory(): WebAssembly.Memory {
  const memory = idle ?? new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  idle = undefined;
  return memory;
}

/** Called when no kernel uses it any more. */
export function releaseKernelMemory(memory: WebAssembly.Memory): void {
  if (memory.buffer.byteLength <= MOST_KEPT_BYTES) idle = memory;
}
