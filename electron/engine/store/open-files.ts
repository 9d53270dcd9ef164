// The files of logs that are open for reading: those of a drag stay open, others are let go of after a second.
import type { LibraryFolder } from './library-folder.ts';
import { StrataReader } from './strata/strata-reader.ts';

const IDLE_MS = 1000;
const MOST_OPEN = 16;

export class OpenFiles {
  readonly #folder: LibraryFolder;
  /** Least recently used first. */
  readonly #open = new Map<string, StrataReader>();
  #sinceUse = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(folder: LibraryFolder) {
    this.#folder = folder;
  }

  /** For this turn of the event loop alone. @throws what StrataReader throws. */
  reader(file: string): StrataReader {
    const known = this.#open.get(file);
    const reader = known ?? new StrataReader(this.#folder.pathOf(file));
    this.#open.delete(file);
    this.#open.set(file, reader);
    const [oldest] = this.#open;
    if (this.#open.size > MOST_OPEN && oldest) this.#close(oldest[0]);
    this.#sinceUse = performance.now();
    this.#timer ??= setInterval(() => this.#letGo(), IDLE_MS).unref();
    return reader;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    for (const file of [...this.#open.keys()]) this.#close(file);
  }

  #letGo(): void {
    if (performance.now() - this.#sinceUse >= IDLE_MS) this.close();
  }

  #close(file: string): void {
    this.#open.get(file)?.close();
    this.#open.delete(file);
  }
}
