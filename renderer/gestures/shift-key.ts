// In: an element. Out: `data-shift` on it while Shift is held: what a drag does then is shown by the cursor before it begins.

/** Returns a function that ends it. */
export function markShift(element: HTMLElement | null): () => void {
  const mark = (event: Event): void => {
    element?.toggleAttribute('data-shift', event instanceof KeyboardEvent && event.shiftKey);
  };
  const events = ['keydown', 'keyup', 'blur'] as const;
  for (const event of events) window.addEventListener(event, mark);
  return () => {
    for (const event of events) window.removeEventListener(event, mark);
  };
}
