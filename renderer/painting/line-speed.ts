// How fast tiles have come lately.

/** Tiles that are looked at: enough that those that came together are among those that came alone. */
const TILES = 12;
/** Before so many have come, nothing is known: the first ones wait for a server that is still opening the log. */
const FEWEST = 8;
/** For how long that tells anything of the next ones. */
const TRUSTED_MS = 3000;

export class LineSpeed {
  readonly #came: { readonly bytes: number; readonly ms: number }[] = [];
  #sinceMs = 0;

  /** Something is being fetched, after nothing was. */
  begin(): void {
    this.#sinceMs = performance.now();
  }

  /** So many bytes have come since the last call. */
  came(bytes: number): void {
    const nowMs = performance.now();
    this.#came.push({ bytes, ms: nowMs - this.#sinceMs });
    if (this.#came.length > TILES) this.#came.shift();
    this.#sinceMs = nowMs;
  }

  /** 0 where nothing is known. */
  msFor(bytes: number): number {
    if (this.#came.length < FEWEST || performance.now() - this.#sinceMs > TRUSTED_MS) return 0;
    const sum = (of: 'bytes' | 'ms'): number => this.#came.reduce((total, each) => total + each[of], 0);
    return (bytes * sum('ms')) / sum('bytes');
  }
}
