// In: the screen the window is on. Out: device pixels per CSS pixel.
import { useSyncExternalStore } from 'react';

/** Follows the window from one screen to another, and the page's own zoom. */
export function useDevicePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => window.devicePixelRatio);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
