// In: the pointer's presses and releases anywhere. Out: whether a change is made in a drag, and in which.

let count = 0;
let current: number | undefined;

/** A number of the press under way; undefined between presses. */
export function currentGesture(): number | undefined {
  return current;
}

/** Heard before the controls are, so that what a press changes belongs to it. */
export function followGestures(): void {
  const begin = (): void => {
    current = ++count;
  };
  const end = (): void => {
    // What the release itself changes still belongs to the drag.
    queueMicrotask(() => {
      current = undefined;
    });
  };
  window.addEventListener('pointerdown', begin, { capture: true });
  window.addEventListener('pointerup', end, { capture: true });
  window.addEventListener('pointercancel', end, { capture: true });
  window.addEventListener('blur', end);
}
