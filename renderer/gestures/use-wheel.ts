// In: an element and what a turn of the wheel over it does. Out: that done, and nothing else: the page neither scrolls nor zooms.
import { useEffect, useRef, type RefObject } from 'react';

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
