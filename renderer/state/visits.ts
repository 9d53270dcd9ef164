// The list of a log's visited depth windows, with steps back and forward, as in a browser's history.
import type { DepthWindow } from '../../shared/axes/depth.ts';

/** Visited windows, oldest first; `at` is the index of the one shown last. */
export interface Visits {
  readonly windows: readonly DepthWindow[];
  readonly at: number;
}

const MOST = 50;
const NONE: Visits = { windows: [], at: -1 };

/** Adds a window and forgets those ahead of it, as a browser does. Adding the current window changes nothing. */
export function visit(visits: Visits = NONE, { depthMin, depthMax }: DepthWindow): Visits {
  if (isShown(visits, { depthMin, depthMax })) return visits;
  const windows = [...visits.windows.slice(0, visits.at + 1), { depthMin, depthMax }].slice(-MOST);
  return { windows, at: windows.length - 1 };
}

/** Adds the window shown, if it is not recorded yet, so that forward returns to it, and goes one back. */
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
