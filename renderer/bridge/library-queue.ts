// Asks the library one thing after the other, so that a list says what all changes before it have left.

/** What was asked of a library is not asked of another one, which has other logs under the same ids. */
let place = 0;
let last: Promise<unknown> = Promise.resolve();

/** Runs when all before it have ended; undefined where another library is shown by then. */
export function inTurn<T>(task: () => Promise<T>): Promise<T | undefined> {
  const asked = place;
  const ended = last.then(() => (asked === place ? task() : undefined));
  last = ended.catch(() => undefined);
  return ended;
}

/** Another library is shown: what waits to be asked is dropped. */
export function leaveLibrary(): void {
  place += 1;
  last = Promise.resolve();
}
