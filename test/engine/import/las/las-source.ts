// A LAS file in memory, which hands out its bytes in chunks of one size, all of them in the same memory.
import type { ByteSource } from '../../../../electron/engine/import/readers/log-reader.ts';

export function lasSource(content: string | Uint8Array, name = 'a.las', chunk = 65_536): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    stream: () => inChunks(bytes, chunk),
    readAt: async (offset, length) => bytes.slice(offset, offset + length),
  };
}

export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
  }
}
