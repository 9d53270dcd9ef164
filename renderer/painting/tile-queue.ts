// Fetches tiles in the order in which they are needed, a few at a time; what nobody wants any more is broken off.
import type { Tile } from '../../shared/tiles/tile.ts';
import type { HeldTiles } from './held-tiles.ts';

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

  /** `onTile`: called after each tile that is held from now on. */
  constructor(held: HeldTiles, onTile: () => void) {
    this.#held = held;
    this.#onTile = onTile;
  }

  /** Replaces what was wanted before. */
  want(wanted: readonly WantedTile[]): void {
    const now = performance.now();
    const isRecent = (key: string): boolean => now - (this.#failedMs.get(key) ?? -Infinity) < PAUSE_MS;
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, controller] of this.#running) if (!keys.has(key)) controller.abort();
    this.#waiting = wanted.filter(({ key }) => !this.#running.has(key) && !isRecent(key));
    this.#start();
  }

  #start(): void {
    while (this.#running.size < AT_ONCE) {
      const [next, ...others] = this.#waiting;
      if (!next) return;
      this.#waiting = others;
      if (!this.#held.has(next.key)) void this.#load(next);
    }
  }

  async #load({ key, load }: WantedTile): Promise<void> {
    const controller = new AbortController();
    this.#running.set(key, controller);
    try {
      this.#held.hold(key, await load(controller.signal));
      this.#failedMs.delete(key);
    } catch {
      // A coarser tile stands in. Why it could not be had is told by the engine's own picture, which is asked for at rest.
      if (!controller.signal.aborted) this.#failedMs.set(key, performance.now());
    } finally {
      this.#running.delete(key);
      this.#start();
    }
    if (this.#held.has(key)) this.#onTile();
  }
}
