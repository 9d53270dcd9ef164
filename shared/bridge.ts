// The page's one way to the engine, the same in every host.
import type { CallName, Reply } from './contract.ts';
import type { EventName } from './events.ts';

/** What preload gives the page (`window.stratascope`); the browser host's page builds the same over HTTP. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Reply<unknown>>;
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: { name: EventName; payload: unknown }) => void): () => void;
  /** Dropped files; their paths go from preload to main and are never seen by the page. */
  offerFiles(files: File[]): void;
}
