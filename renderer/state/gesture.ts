// Numbers the pointer's presses, so that all changes made in one drag can become one undo step.

let count = 0;
let current: number | undefined;

/** The number of the current press; undefined between presses. */
export function currentGesture(): number | undefined {
  return current;
}

/** Listens in the capture phase, before any control, so that changes made by a press are counted as its own. */
export function followGestures(): void {
  const begin = (): void => {
    current = ++count;
  };
  const end = (): void => {
    // Deferred, so that a change made by the release still belongs to the drag.
    queueMicrotask(() => {
      current = undefined;
    });
  };
  window.addEventListener('pointerdown', begin, { capture: true });
  window.addEventListener('pointerup', end, { capture: true });
  window.addEventListener('pointercancel', end, { capture: true });
  window.addEventListener('blur', end);
}
