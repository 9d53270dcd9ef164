// In: the viewer's state. Out: the commands that go to a depth, to a window visited before, or to a bookmark.
import { bookmarkAfter, bookmarkBefore, showBookmark } from './bookmarks.ts';
import type { Command } from '../commands/registry.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { setWindow, useViewer, type Viewer } from '../state/store.ts';
import type { DialogName } from '../state/window-slice.ts';
import { stepBack, stepForward, type Visits } from '../state/visits.ts';

export const NAVIGATION_COMMANDS: Readonly<Record<string, Command>> = {
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
    run: ({ bookmarksAsked }) => useViewer.setState({ drawer: 'display', bookmarksAsked: bookmarksAsked + 1 }),
  },
  'bookmark-previous': {
    possible: (viewer) => neighbour(viewer, bookmarkBefore) !== undefined,
    run: (viewer) => showNeighbour(viewer, bookmarkBefore),
  },
  'bookmark-next': {
    possible: (viewer) => neighbour(viewer, bookmarkAfter) !== undefined,
    run: (viewer) => showNeighbour(viewer, bookmarkAfter),
  },
};

/** The panel that may lie over the stage would lie over it too. */
function openPrompt(dialog: DialogName): void {
  useViewer.setState({ dialog, drawer: undefined });
}

function hasLog(viewer: Viewer): boolean {
  return openLog(viewer) !== undefined;
}

function visitFrom(viewer: Viewer, step: typeof stepBack): Visits | undefined {
  const view = openView(viewer);
  return viewer.openId === undefined || !view ? undefined : step(viewer.visits[viewer.openId], view);
}

function showVisit(viewer: Viewer, next: Visits | undefined): void {
  const window = next?.windows[next.at];
  if (viewer.openId === undefined || !next || !window) return;
  useViewer.setState({ visits: { ...viewer.visits, [viewer.openId]: next } });
  setWindow(window);
}

/** Alt and an arrow move the caret in a field. */
function neighbour(viewer: Viewer, find: typeof bookmarkAfter): ReturnType<typeof bookmarkAfter> {
  const [log, view] = [openLog(viewer), openView(viewer)];
  return viewer.typing || !log || !view ? undefined : find(log.bookmarks, view);
}

function showNeighbour(viewer: Viewer, find: typeof bookmarkAfter): void {
  const found = neighbour(viewer, find);
  if (found) showBookmark(found);
}
