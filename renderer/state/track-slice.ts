// State of the tracks on the depth axis and of each log's view; every change of either can be undone.
import { clampWindow, smallestSpan, type DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { logView, type LogView, type Track } from '../../shared/model/viewer-state.ts';
import { currentGesture } from './gesture.ts';
import { recordTracks, recordView, renameColormap, type Moment } from './history.ts';
import type { HistoryFields } from './history-slice.ts';
import type { LibraryFields } from './library-slice.ts';
import type { SetFields } from './slice.ts';

export interface TrackFields {
  /** The tracks on screen, from left to right; none if no log is open. */
  readonly tracks: readonly Track[];
  /** Views by image id; the open log always has one. */
  readonly views: Readonly<Record<string, LogView>>;
}

export const trackFields: TrackFields = { tracks: [], views: {} };

type Read = () => LibraryFields & TrackFields & HistoryFields;

/** The log of the first track, which header, panels and commands are about. */
export function openLog({ tracks, logs }: Pick<TrackFields & LibraryFields, 'tracks' | 'logs'>): ImageLog | undefined {
  const id = tracks[0]?.logId;
  return id === undefined ? undefined : logs.find((log) => log.id === id);
}

export function openView({ tracks, views }: TrackFields): LogView | undefined {
  const id = tracks[0]?.logId;
  return id === undefined ? undefined : views[id];
}

/** The view of a log at first: all of it, in the default look. */
export function firstView({ depthMin, depthMax }: ImageLog): LogView {
  return logView.parse({ depthMin, depthMax });
}

export function trackChanges(set: SetFields<TrackFields & HistoryFields>, get: Read) {
  /** All changes of a log's view go through here, so that they can be undone. */
  function changeViewOf(id: number, change: Partial<LogView>): void {
    const { views, history } = get();
    const view = views[id];
    if (!view) return;
    set({
      views: { ...views, [id]: { ...view, ...change } },
      history: recordView(history, id, view, change, thisMoment()),
    });
  }

  /** Changes the view of the open log. */
  function changeView(change: Partial<LogView>): void {
    const id = get().tracks[0]?.logId;
    if (id !== undefined) changeViewOf(id, change);
  }

  /** Sets the depth window, clamped to the log; a window below the smallest span is ignored. */
  function setWindow(window: DepthWindow): void {
    const log = openLog(get());
    if (!log) return;
    const { depthMin, depthMax } = clampWindow(window, log);
    if (depthMax - depthMin < smallestSpan(log) * (1 - 1e-9)) return;
    // Panning leaves rounding errors, so an end this near to the log's own end is set to it.
    const near = log.depthStep * 1e-6;
    changeView({
      depthMin: depthMin - log.depthMin < near ? log.depthMin : depthMin,
      depthMax: log.depthMax - depthMax < near ? log.depthMax : depthMax,
    });
  }

  /** Sets the tracks on the depth axis, as arranged by the user. */
  function arrangeTracks(tracks: readonly Track[]): void {
    const { tracks: before, history } = get();
    const id = before[0]?.logId;
    if (id === undefined) return;
    set({ tracks, history: recordTracks(history, id, before, tracks, thisMoment()) });
  }

  /** Sets parts of a view without recording a step, for undo and redo. */
  function restoreView(id: number, part: Partial<LogView>): boolean {
    const view = get().views[id];
    if (view) set(({ views }) => ({ views: { ...views, [id]: { ...view, ...part } } }));
    return view !== undefined;
  }

  /** Renames a colormap in all views and in the history. */
  function followColormap(from: string, to: string): void {
    set(({ views, history }) => ({
      history: renameColormap(history, from, to),
      views: Object.fromEntries(
        Object.entries(views).map(([id, view]) => [id, view.colormap === from ? { ...view, colormap: to } : view]),
      ),
    }));
  }

  return {
    changeViewOf,
    changeView,
    setWindow,
    arrangeTracks,
    restoreView,
    restoreTracks: (tracks: readonly Track[]): void => set({ tracks }),
    /** Takes remembered views; a log that has been shown meanwhile keeps its view. */
    takeViews: (remembered: Readonly<Record<string, LogView>>): void =>
      set(({ views }) => ({ views: { ...remembered, ...views } })),
    followColormap,
  };
}

function thisMoment(): Moment {
  return { atMs: performance.now(), gesture: currentGesture() };
}
