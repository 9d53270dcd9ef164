// Memory that threads share and that is used again: to get fresh memory costs more than to fill it.
import type { TakeMemory } from '../../../../shared/tiles/tile-layout.ts';

/** Blocks that nobody reads any more. */
export class FreeBlocks {
  readonly #free: SharedArrayBuffer[] = [];

  /** A block of at least so many bytes, whatever is in them. */
  take(bytes: number): SharedArrayBuffer {
    const block = this.#free.pop();
    return block && block.byteLength >= bytes ? block : new SharedArrayBuffer(bytes);
  }

  release(block: SharedArrayBuffer): void {
    this.#free.push(block);
  }
}

const ALIGNMENT = 8;

/** Gives the bytes of a block one after the other, and fresh ones when it has no more. */
export function memoryIn(block: SharedArrayBuffer): TakeMemory {
  let used = 0;
  return (bytes) => {
    const from = used;
    if (from + bytes > block.byteLength) return new Uint8Array(bytes);
    used = Math.ceil((from + bytes) / ALIGNMENT) * ALIGNMENT;
    return new Uint8Array(block, from, bytes);
  };
}
