// What the wheel does over an element, and the mark that the Shift key leaves on one while it is held.
import { useEffect, useRef, type RefObject } from 'react';

/** `onTurn` is called at each turn over the element, and nothing else is done: the page neither scrolls nor zooms. */
export function useWheel(ref: RefObject<HTMLElement | null>, onTurn: (event: WheelEvent) => void): void {
  const latest = useRef(onTurn);
  useEffect(() => {
    latest.current = onTurn;
  });
  useEffect(() => {
    const element = ref.current;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current(event);
    };
    // React listens to wheels passively: the page could not be kept from zooming.
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [ref]);
}

/** `data-shift` while Shift is held: the cursor shows what a drag would do before it begins. Returns a function that ends it. */
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
