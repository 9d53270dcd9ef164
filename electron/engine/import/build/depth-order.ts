// Checks that the depths of a file keep ascending or keep descending; refuses turns and repeats.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { PlaceKind } from '../readers/log-reader.ts';

/** The first two depths decide between ascending and descending. */
export class DepthOrder {
  readonly #fileName: string;
  #last: number | undefined;
  /** 1 ascending, -1 descending, 0 undecided. */
  #direction = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  /** Checks the next depth. @throws StratascopeError `unreadable_file`, which names the place. */
  check(depth: number, place: number, kind: PlaceKind): void {
    const last = this.#last;
    this.#last = depth;
    if (last === undefined) return;
    const step = Math.sign(depth - last);
    if (this.#direction === 0) this.#direction = step;
    if (step !== 0 && step === this.#direction) return;
    const expected = this.#direction === 0 ? 'changing' : this.#direction > 0 ? 'increasing' : 'decreasing';
    throw new StratascopeError(
      'unreadable_file',
      `${this.#fileName}: expected ${expected} depth but received ${depth} after ${last} at ${kind} ${place}`,
    );
  }

  /** Continues behind a depth, up to which all have been checked elsewhere and go in the same direction. */
  skipTo(depth: number): void {
    this.#last = depth;
  }
}
