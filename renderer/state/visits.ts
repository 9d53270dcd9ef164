// In: the windows of a log that were rested at. Out: the same with another, or with the one before or after shown again.
import type { DepthWindow } from '../../shared/axes/depth.ts';

/** Oldest first; `at` is the one shown, or shown last. */
export interface Visits {
  readonly windows: readonly DepthWindow[];
  readonly at: number;
}

const MOST = 50;
const NONE: Visits = { windows: [], at: -1 };

/** What lay ahead is forgotten, as in a browser. The window shown again is no new visit. */
export function visit(visits: Visits = NONE, { depthMin, depthMax }: DepthWindow): Visits {
  if (isShown(visits, { depthMin, depthMax })) return visits;
  const windows = [...visits.windows.slice(0, visits.at + 1), { depthMin, depthMax }].slice(-MOST);
  return { windows, at: windows.length - 1 };
}

/** From a window that has not rested yet it goes back to the last one that has, and forward can come to it again. */
export function stepBack(visits: Visits | undefined, shown: DepthWindow): Visits | undefined {
  const now = visit(visits, shown);
  return now.at > 0 ? { ...now, at: now.at - 1 } : undefined;
}

export function stepForward(visits: Visits | undefined, shown: DepthWindow): Visits | undefined {
  if (!visits || !isShown(visits, shown) || visits.at + 1 >= visits.windows.length) return undefined;
  return { ...visits, at: visits.at + 1 };
}

function isShown({ windows, at }: Visits, { depthMin, depthMax }: DepthWindow): boolean {
  const shown = windows[at];
  return shown !== undefined && shown.depthMin === depthMin && shown.depthMax === depthMax;
}
