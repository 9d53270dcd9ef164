// Fetches tiles in the order in which they are needed, a few at a time; what nobody wants any more is broken off.
import type { Tile } from '../../shared/tiles/tile.ts';
import { bytesOf, type HeldTiles } from './held-tiles.ts';
import { isCorrupt } from '../../shared/tiles/lost-depths.ts';
import { LineSpeed } from './line-speed.ts';

export interface WantedTile {
  /** Under which it is held. */
  readonly key: string;
  readonly load: (signal: AbortSignal) => Promise<Tile>;
}

/** A server answers so many at a time without those that come first having to wait for the others. */
const AT_ONCE = 6;
/** Until one that could not be had is asked for again. */
const PAUSE_MS = 2000;

export class TileQueue {
  readonly #held: HeldTiles;
  readonly #onTile: () => void;
  #waiting: readonly WantedTile[] = [];
  readonly #running = new Map<string, AbortController>();
  readonly #failedMs = new Map<string, number>();
  readonly #line = new LineSpeed();

  /** `onTile`: called after each tile that is held from now on. */
  constructor(held: HeldTiles, onTile: () => void) {
    this.#held = held;
    this.#onTile = onTile;
  }

  /** How long so many bytes of tiles are likely to take. */
  msFor(bytes: number): number {
    return this.#line.msFor(bytes);
  }

  /** Replaces what was wanted before. */
  want(wanted: readonly WantedTile[]): void {
    const now = performance.now();
    const isRecent = (key: string): boolean => now - (this.#failedMs.get(key) ?? -Infinity) < PAUSE_MS;
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, controller] of this.#running) {
      if (keys.has(key)) continue;
      controller.abort();
      // Wanted again before it has ended, it is fetched anew.
      this.#running.delete(key);
    }
    this.#waiting = wanted.filter(({ key }) => !this.#running.has(key) && !isRecent(key));
    this.#start();
  }

  #start(): void {
    while (this.#running.size < AT_ONCE) {
      const [next, ...others] = this.#waiting;
      if (!next) return;
      this.#waiting = others;
      if (!this.#held.has(next.key) && !this.#running.has(next.key)) void this.#load(next);
    }
  }

  async #load({ key, load }: WantedTile): Promise<void> {
    const controller = new AbortController();
    if (this.#running.size === 0) this.#line.begin();
    this.#running.set(key, controller);
    try {
      const tile = await load(controller.signal);
      if (controller.signal.aborted) return;
      this.#line.came(bytesOf(tile));
      this.#held.hold(key, tile);
      this.#failedMs.delete(key);
      this.#onTile();
    } catch (error) {
      if (controller.signal.aborted) return;
      if (isCorrupt(error)) this.#held.noteDamage(key);
      // A coarser tile stands in. Why it could not be had is told by the engine's own picture, which is asked for at rest.
      this.#failedMs.set(key, performance.now());
      setTimeout(this.#onTile, isCorrupt(error) ? 0 : PAUSE_MS);
    } finally {
      if (this.#running.get(key) === controller) this.#running.delete(key);
      this.#start();
    }
  }
}
