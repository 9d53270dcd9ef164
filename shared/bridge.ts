// The interface through which the page reaches the engine; the desktop and the browser host each implement it.
import type { CallName, Reply } from './contract.ts';
import type { EventName } from './events.ts';

/** What preload gives the page (`window.stratascope`); the browser host's page builds the same over HTTP. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Reply<unknown>>;
  /** Calls `listener` at every event of the engine. Returns a function that ends the subscription. */
  subscribe(listener: (event: { name: EventName; payload: unknown }) => void): () => void;
  /**
   * Offers dropped files for import. On the desktop preload gives main their paths, each with a token that it has made; the
   * page sees no path, and hears of the tokens when the files are on offer.
   */
  offerFiles(files: File[]): void;
}
