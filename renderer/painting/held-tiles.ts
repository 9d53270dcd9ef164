// The tiles that the page holds, of all logs together, in bounded memory: those used last.
import type { Tile } from '../../shared/tiles/tile.ts';

export class HeldTiles {
  #mostBytes: number;
  /** Least recently used first, as a Map keeps the order of insertion. */
  readonly #tiles = new Map<string, Tile>();
  readonly #damaged = new Set<string>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get mostBytes(): number {
    return this.#mostBytes;
  }

  set mostBytes(bytes: number) {
    this.#mostBytes = bytes;
    this.#makeRoom(undefined);
  }

  /** Remembers that a tile cannot be had, because its part of the file is damaged. */
  noteDamage(key: string): void {
    this.#damaged.add(key);
  }

  isDamaged(key: string): boolean {
    return this.#damaged.has(key);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** As `get`, of what is only looked at: it counts as no use. */
  peek(key: string): Tile | undefined {
    return this.#tiles.get(key);
  }

  has(key: string): boolean {
    return this.#tiles.has(key);
  }

  get(key: string): Tile | undefined {
    const tile = this.#tiles.get(key);
    if (tile) {
      this.#tiles.delete(key);
      this.#tiles.set(key, tile);
    }
    return tile;
  }

  /** Makes room by letting go of those that were used the longest ago. */
  hold(key: string, tile: Tile): void {
    this.#drop(key);
    this.#tiles.set(key, tile);
    this.#bytes += bytesOf(tile);
    this.#makeRoom(key);
  }

  #makeRoom(kept: string | undefined): void {
    for (const oldest of this.#tiles.keys()) {
      if (this.#bytes <= this.#mostBytes || oldest === kept) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const tile = this.#tiles.get(key);
    if (!tile) return;
    this.#tiles.delete(key);
    this.#bytes -= bytesOf(tile);
  }
}

/** At level 0 both ends of rows are one array. */
export function bytesOf({ samples, depths, depthEnds }: Tile): number {
  return samples.byteLength + depths.byteLength + (depthEnds === depths ? 0 : depthEnds.byteLength);
}
