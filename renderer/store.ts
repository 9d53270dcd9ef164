// In: what the engine reports and what the user does. Out: the one state of the viewer, and every change it can undergo.
import { create } from 'zustand';
import type { ColormapDefinition } from '../shared/colormap-definition.ts';
import { clampWindow, smallestSpan, type DepthWindow } from '../shared/depth.ts';
import {
  logView,
  viewerState,
  type ApiStatus,
  type DamagedLog,
  type ImageLog,
  type Job,
  type LibraryStatus,
  type LogView,
  type OfferedFile,
  type ViewerPreferences,
  type ViewerState,
} from '../shared/model.ts';
import { currentGesture } from './gesture.ts';
import { forgetLogs, NO_HISTORY, recordView, type History } from './history.ts';
import type { Visits } from './visits.ts';
import type { Vision } from './vision.ts';

export type DialogName =
  'export' | 'remove' | 'settings' | 'shortcuts' | 'about' | 'go-to-depth' | 'bookmark' | 'palette';
export type SettingsTab = 'general' | 'api' | 'library';
export type Drawer = 'logs' | 'display';

export type FrameStatus =
  { readonly kind: 'loading' } | { readonly kind: 'shown' } | { readonly kind: 'failed'; readonly message: string };

/** A colormap on its way into the library; the picture is drawn with it meanwhile. */
export interface ColormapEdit {
  readonly draft: ColormapDefinition;
  /** The log that it was begun with, which is drawn with it once it is saved. */
  readonly logId: number;
  /** The name it has in the library. */
  readonly replaces?: string;
}

export interface Viewer {
  /** Until the library has been read there is nothing to say about it. */
  readonly phase:
    { readonly kind: 'loading' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly message: string };
  readonly version: string;
  /** Newest first. */
  readonly logs: readonly ImageLog[];
  /** Logs of the library that cannot be read. */
  readonly damaged: readonly DamagedLog[];
  readonly openId: number | undefined;
  /** By image id; the open log always has one. */
  readonly views: Readonly<Record<string, LogView>>;
  /** The library's own, by name. */
  readonly colormaps: readonly ColormapDefinition[];
  readonly colormapEdit: ColormapEdit | undefined;
  readonly galleryOpen: boolean;
  /** Whose eyes the screen is seen with. */
  readonly vision: Vision;
  readonly importOptions: ViewerState['importOptions'];
  readonly preferences: ViewerPreferences;
  /** Before that they are the defaults. */
  readonly preferencesRead: boolean;
  readonly jobs: readonly Job[];
  /** The import dialog is open while there are any. */
  readonly offered: readonly OfferedFile[];
  readonly dialog: DialogName | undefined;
  readonly settingsTab: SettingsTab;
  /** undefined where this page may not see it. */
  readonly api: ApiStatus | undefined;
  /** Where the library is; undefined where it cannot be chosen. */
  readonly place: LibraryStatus | undefined;
  readonly renamingId: number | undefined;
  /** Sentences that belong to no job. */
  readonly problems: readonly string[];
  readonly frame: FrameStatus;
  /** Raised to ask for the picture once more. */
  readonly frameAttempt: number;
  /** Device pixels of the picture as it is on screen. */
  readonly pictureSize: { readonly widthPx: number; readonly heightPx: number };
  /** A field has the focus: keys that move in it are its own. */
  readonly typing: boolean;
  /** It holds text that may have been edited: undoing is its own, too. */
  readonly editing: boolean;
  /** The panel that lies over the picture where there is no room beside it. */
  readonly drawer: Drawer | undefined;
  /** By image id: the windows that were rested at. In memory only. */
  readonly visits: Readonly<Record<string, Visits>>;
  /** What was typed to go to a depth, newest first. */
  readonly recentTargets: readonly string[];
  /** Raised to bring the focus to the list of bookmarks. */
  readonly bookmarksAsked: number;
  /** The arrow keys move the crosshair. */
  readonly cursorKeys: boolean;
  /** What can be undone and redone since the page was opened. */
  readonly history: History;
  /** What was just done, said for a moment; `lasts` until something else is said. */
  readonly said: { readonly key: number; readonly text: string; readonly lasts: boolean };
}

export const initialViewer: Viewer = {
  phase: { kind: 'loading' },
  version: '',
  logs: [],
  damaged: [],
  openId: undefined,
  views: {},
  colormaps: [],
  colormapEdit: undefined,
  galleryOpen: false,
  vision: 'normal',
  importOptions: viewerState.parse({}).importOptions,
  preferences: viewerState.parse({}).preferences,
  preferencesRead: false,
  jobs: [],
  offered: [],
  dialog: undefined,
  settingsTab: 'general',
  api: undefined,
  place: undefined,
  renamingId: undefined,
  problems: [],
  frame: { kind: 'loading' },
  frameAttempt: 0,
  pictureSize: { widthPx: 0, heightPx: 0 },
  typing: false,
  editing: false,
  drawer: undefined,
  visits: {},
  recentTargets: [],
  bookmarksAsked: 0,
  cursorKeys: false,
  history: NO_HISTORY,
  said: { key: 0, text: '', lasts: false },
};

export const useViewer = create<Viewer>()(() => initialViewer);
const { setState: set, getState: get } = useViewer;

export function openLog(viewer: Viewer): ImageLog | undefined {
  return viewer.logs.find((log) => log.id === viewer.openId);
}

export function openView(viewer: Viewer): LogView | undefined {
  return viewer.openId === undefined ? undefined : viewer.views[viewer.openId];
}

/** The whole log in the default colours. */
function firstView({ depthMin, depthMax }: ImageLog): LogView {
  return logView.parse({ depthMin, depthMax });
}

/** Does nothing when the log is not in the library. */
export function showLog(id: number): void {
  const { logs, views, openId } = get();
  const log = logs.find((l) => l.id === id);
  if (!log || openId === id) return;
  const view = views[id];
  const shown = view ? { ...view, ...clampWindow(view, log) } : firstView(log);
  // A remembered window may lie outside a log that has since been imported anew.
  const usable = shown.depthMax - shown.depthMin >= smallestSpan(log) ? shown : firstView(log);
  set({
    openId: id,
    views: { ...views, [id]: usable },
    frame: { kind: 'loading' },
    renamingId: undefined,
    drawer: undefined,
  });
}

/**
 * Takes the new list; where the open log is gone, its neighbour is shown, and where none was open, the newest: of several
 * files the one that was to be shown may have failed. Views and visits of logs that are gone are forgotten.
 */
export function setLibrary(logs: readonly ImageLog[]): void {
  const { openId, views, visits, logs: before, phase, history } = get();
  const known = new Set(logs.map((log) => String(log.id)));
  const kept = <T>(byId: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(byId).filter(([id]) => known.has(id)));
  const forgotten = forgetLogs(history, (id) => known.has(String(id)));
  set({ logs, views: kept(views), visits: kept(visits), history: forgotten });
  if (openId === undefined) {
    // While the library loads, what was open last is not known yet.
    if (logs[0] && phase.kind === 'ready') showLog(logs[0].id);
    return;
  }
  if (known.has(String(openId))) return;
  const at = before.findIndex((log) => log.id === openId);
  const next = logs[Math.min(Math.max(at, 0), logs.length - 1)];
  set({ openId: undefined, dialog: undefined, renamingId: undefined, colormapEdit: undefined, galleryOpen: false });
  if (next) showLog(next.id);
}

/** Clamped to the log; a window below the smallest span is not taken. */
export function setWindow(window: DepthWindow): void {
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

/** Of the open log. */
export function changeView(change: Partial<LogView>): void {
  const { openId } = get();
  if (openId !== undefined) changeViewOf(openId, change);
}

/** Every change of how a log is looked at goes through here, and so can be undone. */
export function changeViewOf(id: number, change: Partial<LogView>): void {
  const { views, history } = get();
  const view = views[id];
  if (!view) return;
  const moment = { atMs: performance.now(), gesture: currentGesture() };
  set({ views: { ...views, [id]: { ...view, ...change } }, history: recordView(history, id, view, change, moment) });
}

export function changePreferences(change: Partial<ViewerPreferences>): void {
  set(({ preferences }) => ({ preferences: { ...preferences, ...change } }));
}

export function openSettings(settingsTab: SettingsTab): void {
  set({ dialog: 'settings', settingsTab });
}

export function offer(files: readonly OfferedFile[]): void {
  set(({ offered }) => ({
    offered: [...offered, ...files.filter((f) => !offered.some((o) => o.offerId === f.offerId))],
    dialog: undefined,
  }));
}

export function reportProblem(message: string): void {
  set(({ problems }) => ({ problems: [...problems.filter((p) => p !== message), message] }));
}

/** Shown and heard in passing: what was done where that is not seen by itself. */
export function say(text: string, lasts = false): void {
  set(({ said }) => ({ said: { key: said.key + 1, text, lasts } }));
}

export function dismissProblem(message: string): void {
  set(({ problems }) => ({ problems: problems.filter((p) => p !== message) }));
}

/** What outlives the session. */
export function rememberedState({ openId, views, importOptions, preferences }: Viewer): ViewerState {
  return { ...(openId === undefined ? {} : { openId }), views: { ...views }, importOptions, preferences };
}
