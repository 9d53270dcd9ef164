// How fast tiles have come lately.

/** The share that is left of what was measured before, at each tile. */
const FADING = 0.9;

export class LineSpeed {
  #bytes = 0;
  #ms = 0;
  #sinceMs = 0;

  /** Something is being fetched, after nothing was. */
  begin(): void {
    this.#sinceMs = performance.now();
  }

  /** So many bytes have come since the last call. */
  came(bytes: number): void {
    const nowMs = performance.now();
    this.#bytes = this.#bytes * FADING + bytes;
    this.#ms = this.#ms * FADING + nowMs - this.#sinceMs;
    this.#sinceMs = nowMs;
  }

  /** 0 before anything has come. */
  msFor(bytes: number): number {
    return this.#bytes === 0 ? 0 : (bytes * this.#ms) / this.#bytes;
  }
}
