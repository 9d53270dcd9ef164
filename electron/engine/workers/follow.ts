// What long tasks tell and are told while they run, and what an import comes to.
import type { ImageLog } from '../../../shared/model/image-log.ts';

export interface Follow<P> {
  readonly onProgress?: (progress: P) => void;
  readonly signal?: AbortSignal;
}

export interface ImportOutcome {
  /** Those that stand alone, widest image first; companions are not among them. */
  readonly logs: readonly ImageLog[];
  /** True if the library had them already, so that nothing was imported. */
  readonly known: boolean;
}
