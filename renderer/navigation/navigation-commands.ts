// The commands that move the depth window: zoom, page, go to a depth or bookmark, back and forward.
import { panWindow, smallestSpan, zoomWindow } from '../../shared/axes/depth.ts';
import type { NAVIGATION_MENU } from '../../shared/menu/navigation.ts';
import { hasLog, type CommandsOf } from '../commands/registry.ts';
import { askForBookmarks, openDrawer, openPrompt, rememberVisits, setWindow, type Viewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { stepBack, stepForward, type Visits } from '../state/visits.ts';
import { bookmarkAfter, bookmarkBefore, bookmarksOf, showBookmark } from './bookmarks.ts';

const STEP_FACTOR = 0.5;

export const NAVIGATION_COMMANDS = {
  'zoom-in': { possible: (viewer) => spanOf(viewer) > smallestOf(viewer), run: (viewer) => zoom(viewer, STEP_FACTOR) },
  'zoom-out': { possible: isPart, run: (viewer) => zoom(viewer, 1 / STEP_FACTOR) },
  'zoom-all': { possible: isPart, run: showWholeLog },
  'window-back': {
    possible: (viewer) => visitFrom(viewer, stepBack) !== undefined,
    run: (viewer) => showVisit(viewer, visitFrom(viewer, stepBack)),
  },
  'window-forward': {
    possible: (viewer) => visitFrom(viewer, stepForward) !== undefined,
    run: (viewer) => showVisit(viewer, visitFrom(viewer, stepForward)),
  },
  'go-to-depth': { possible: hasLog, run: () => openPrompt('go-to-depth') },
  'bookmark-add': { possible: hasLog, run: () => openPrompt('bookmark') },
  bookmarks: {
    possible: hasLog,
    run: () => {
      openDrawer('display');
      askForBookmarks();
    },
  },
  'bookmark-previous': {
    possible: (viewer) => neighbour(viewer, bookmarkBefore) !== undefined,
    run: (viewer) => showNeighbour(viewer, bookmarkBefore),
  },
  'bookmark-next': {
    possible: (viewer) => neighbour(viewer, bookmarkAfter) !== undefined,
    run: (viewer) => showNeighbour(viewer, bookmarkAfter),
  },
  'page-up': { possible: canGoUp, run: (viewer) => pan(viewer, -spanOf(viewer)) },
  'page-down': { possible: canGoDown, run: (viewer) => pan(viewer, spanOf(viewer)) },
  'go-top': { possible: canGoUp, run: (viewer) => pan(viewer, -Infinity) },
  'go-base': { possible: canGoDown, run: (viewer) => pan(viewer, Infinity) },
} satisfies CommandsOf<typeof NAVIGATION_MENU>;

function spanOf(viewer: Viewer): number {
  const view = openView(viewer);
  return view ? view.depthMax - view.depthMin : 0;
}

/** The smallest span, with a margin for rounding, because zooming may end a little above it. */
function smallestOf(viewer: Viewer): number {
  const log = openLog(viewer);
  return log ? smallestSpan(log) * (1 + 1e-9) : 0;
}

function isPart(viewer: Viewer): boolean {
  const log = openLog(viewer);
  return log !== undefined && spanOf(viewer) < log.depthMax - log.depthMin;
}

/** False while a field has the focus, where the paging keys move the caret. */
function canGoUp(viewer: Viewer): boolean {
  const [log, view] = [openLog(viewer), openView(viewer)];
  return !viewer.typing && log !== undefined && view !== undefined && view.depthMin > log.depthMin;
}

function canGoDown(viewer: Viewer): boolean {
  const [log, view] = [openLog(viewer), openView(viewer)];
  return !viewer.typing && log !== undefined && view !== undefined && view.depthMax < log.depthMax;
}

function zoom(viewer: Viewer, factor: number): void {
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (log && view) setWindow(zoomWindow(view, factor, (view.depthMin + view.depthMax) / 2, log, smallestSpan(log)));
}

function showWholeLog(viewer: Viewer): void {
  const log = openLog(viewer);
  if (log) setWindow(log);
}

function pan(viewer: Viewer, delta: number): void {
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (log && view) setWindow(panWindow(view, delta, log));
}

function visitFrom(viewer: Viewer, step: typeof stepBack): Visits | undefined {
  const view = openView(viewer);
  const log = openLog(viewer);
  return log && view && step(viewer.visits[log.id], view);
}

function showVisit(viewer: Viewer, next: Visits | undefined): void {
  const window = next?.windows[next.at];
  const log = openLog(viewer);
  if (!log || !next || !window) return;
  rememberVisits(log.id, next);
  setWindow(window);
}

/** The next bookmark that `find` gives; none while a field has the focus, where Alt and an arrow move the caret. */
function neighbour(viewer: Viewer, find: typeof bookmarkAfter): ReturnType<typeof bookmarkAfter> {
  const [log, view] = [openLog(viewer), openView(viewer)];
  if (viewer.typing || !log || !view) return undefined;
  return find(bookmarksOf(viewer, log), view);
}

function showNeighbour(viewer: Viewer, find: typeof bookmarkAfter): void {
  const found = neighbour(viewer, find);
  if (found) showBookmark(found);
}
