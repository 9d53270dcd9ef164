// Helpers for elements: handle wheel events without scrolling the page, and mark an element while Shift is held.
import { useEffect, useRef, type RefObject } from 'react';

/** Calls `onTurn` at each turn of the wheel over the element; the page itself neither scrolls nor zooms then. */
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
    // React's wheel listeners are passive and could not keep the page from zooming.
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [ref]);
}

/** Sets `data-shift` while Shift is held, so that the cursor shows what a drag would do. Returns its end. */
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
