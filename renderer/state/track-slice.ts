// The tracks on the one depth axis, and how each log is looked at: every change of either can be undone.
import { clampWindow, smallestSpan, type DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { logView, type LogView, type Track } from '../../shared/model/viewer-state.ts';
import { currentGesture } from './gesture.ts';
import { recordTracks, recordView, renameColormap, type Moment } from './history.ts';
import type { HistoryFields } from './history-slice.ts';
import type { LibraryFields } from './library-slice.ts';
import type { SetFields } from './slice.ts';

export interface TrackFields {
  /** Of the log that is shown, from left to right; none where no log is. */
  readonly tracks: readonly Track[];
  /** By image id; the log that is shown always has one. */
  readonly views: Readonly<Record<string, LogView>>;
}

export const trackFields: TrackFields = { tracks: [], views: {} };

type Read = () => LibraryFields & TrackFields & HistoryFields;

/** The log that the first track is of: header, panels and commands are about it. */
export function openLog({ tracks, logs }: Pick<TrackFields & LibraryFields, 'tracks' | 'logs'>): ImageLog | undefined {
  const id = tracks[0]?.logId;
  return id === undefined ? undefined : logs.find((log) => log.id === id);
}

export function openView({ tracks, views }: TrackFields): LogView | undefined {
  const id = tracks[0]?.logId;
  return id === undefined ? undefined : views[id];
}

/** The whole log in the default colours. */
export function firstView({ depthMin, depthMax }: ImageLog): LogView {
  return logView.parse({ depthMin, depthMax });
}

export function trackChanges(set: SetFields<TrackFields & HistoryFields>, get: Read) {
  /** Every change of how a log is looked at goes through here, and so can be undone. */
  function changeViewOf(id: number, change: Partial<LogView>): void {
    const { views, history } = get();
    const view = views[id];
    if (!view) return;
    set({
      views: { ...views, [id]: { ...view, ...change } },
      history: recordView(history, id, view, change, thisMoment()),
    });
  }

  /** Of the log that is shown. */
  function changeView(change: Partial<LogView>): void {
    const id = get().tracks[0]?.logId;
    if (id !== undefined) changeViewOf(id, change);
  }

  /** Clamped to the log; a window below the smallest span is not taken. */
  function setWindow(window: DepthWindow): void {
    const log = openLog(get());
    if (!log) return;
    const { depthMin, depthMax } = clampWindow(window, log);
    if (depthMax - depthMin < smallestSpan(log) * (1 - 1e-9)) return;
    // Panning adds and subtracts spans: an end that rounding keeps from the log's own is put on it.
    const near = log.depthStep * 1e-6;
    changeView({
      depthMin: depthMin - log.depthMin < near ? log.depthMin : depthMin,
      depthMax: log.depthMax - depthMax < near ? log.depthMax : depthMax,
    });
  }

  /** What stands on the axis, as the user arranges it. */
  function arrangeTracks(tracks: readonly Track[]): void {
    const { tracks: before, history } = get();
    const id = before[0]?.logId;
    if (id === undefined) return;
    set({ tracks, history: recordTracks(history, id, before, tracks, thisMoment()) });
  }

  /** Undoing is no change to be undone. */
  function restoreView(id: number, part: Partial<LogView>): boolean {
    const view = get().views[id];
    if (view) set(({ views }) => ({ views: { ...views, [id]: { ...view, ...part } } }));
    return view !== undefined;
  }

  /** Views that are drawn in a colormap follow it to its new name, those that undoing comes back to as well. */
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
    /** As they were remembered; what has been shown meanwhile keeps its view. */
    takeViews: (remembered: Readonly<Record<string, LogView>>): void =>
      set(({ views }) => ({ views: { ...remembered, ...views } })),
    followColormap,
  };
}

function thisMoment(): Moment {
  return { atMs: performance.now(), gesture: currentGesture() };
}
