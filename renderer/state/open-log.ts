// Changes the open log: everything in the store that depends on it is changed in one go.
import { clampWindow, smallestSpan } from '../../shared/axes/depth.ts';
import { tilesOf, type ImageLog } from '../../shared/model/image-log.ts';
import { tracksOf, type LogView, type Track, type ViewerState } from '../../shared/model/viewer-state.ts';
import type { ColormapFields } from './colormap-slice.ts';
import { forgetLogs } from './history.ts';
import type { HistoryFields } from './history-slice.ts';
import type { IntakeFields } from './intake-slice.ts';
import type { LibraryFields } from './library-slice.ts';
import type { NavigationFields } from './navigation-slice.ts';
import type { PictureFields } from './picture-slice.ts';
import type { RecordFields } from './record-slice.ts';
import type { SettingsFields } from './settings-slice.ts';
import type { SetFields } from './slice.ts';
import { firstView, type TrackFields } from './track-slice.ts';
import type { WindowFields } from './window-slice.ts';

type Fields = LibraryFields &
  RecordFields &
  TrackFields &
  HistoryFields &
  NavigationFields &
  Pick<PictureFields, 'frame'> &
  Pick<WindowFields, 'dialog' | 'drawer'> &
  Pick<ColormapFields, 'colormapEdit' | 'galleryOpen'>;

export function openLogChanges(set: SetFields<Fields>, get: () => Fields) {
  /** Shows a log, if the library has it. `arranged`: the tracks to show it with; else those it was last shown with. */
  function showLog(id: number, arranged?: readonly Track[]): void {
    const { logs, views, tracks } = get();
    const log = logs.find((l) => l.id === id);
    const shownId = tracks[0]?.logId;
    if (!log || shownId === id) return;
    const view = views[id];
    const shown = view ? { ...view, ...clampWindow(view, log) } : firstView(log);
    // A remembered window may lie outside the log, if the file has been imported again since.
    const usable = shown.depthMax - shown.depthMin >= smallestSpan(log) ? shown : firstView(log);
    const left = shownId === undefined ? undefined : views[shownId];
    set({
      tracks: firstWithAny(arranged, usable.tracks) ?? tracksOf(id),
      views: { ...views, ...(left && { [shownId!]: { ...left, tracks: [...tracks] } }), [id]: usable },
      frame: { kind: 'loading' },
      renamingId: undefined,
      drawer: undefined,
    });
  }

  /**
   * Takes the new list of logs. If the open log is gone, its neighbour is shown; if none was open, the newest is, because
   * of several imported files the one to be shown may have failed. Views, visits and records of logs that are gone are
   * forgotten.
   */
  function setLibrary(logs: readonly ImageLog[]): void {
    const { tracks, views, visits, records, logs: before, phase, history } = get();
    const shownId = tracks[0]?.logId;
    const known = new Set(logs.map((log) => String(log.id)));
    const kept = <T>(byId: Readonly<Record<string, T>>, isKept = (id: string) => known.has(id)): Record<string, T> =>
      Object.fromEntries(Object.entries(byId).filter(([id]) => isKept(id)));
    const readAgain = new Map(logs.filter((log) => isReadAgain(log, before)).map((log) => [String(log.id), log]));
    // Steps and visits from before are of depths that may not be there any more.
    const isAsItWas = (id: string): boolean => known.has(id) && !readAgain.has(id);
    const keptRecords = Object.fromEntries(Object.entries(records).map(([kind, byLog]) => [kind, kept(byLog)]));
    set({
      logs,
      views: {
        ...kept(views),
        ...viewsAgain(
          kept(views, (id) => readAgain.has(id)),
          readAgain,
          before,
        ),
      },
      visits: kept(visits, isAsItWas),
      records: keptRecords,
      history: forgetLogs(history, (id) => isAsItWas(String(id))),
      ...(readAgain.has(String(shownId)) || logs.some((log) => log.id === shownId && isBack(log, before))
        ? { frame: { kind: 'loading' } as const }
        : {}),
    });
    if (shownId === undefined) {
      // While the library loads, it is not known yet which log was open last.
      if (logs[0] && phase.kind === 'ready') showLog(logs[0].id);
      return;
    }
    if (known.has(String(shownId))) return;
    const at = before.findIndex((log) => log.id === shownId);
    const next = logs[Math.min(Math.max(at, 0), logs.length - 1)];
    set({ tracks: [], dialog: undefined, renamingId: undefined, colormapEdit: undefined, galleryOpen: false });
    if (next) showLog(next.id);
  }

  return { showLog, setLibrary };
}

function isReadAgain(log: ImageLog, before: readonly ImageLog[]): boolean {
  const old = before.find(({ id }) => id === log.id);
  return old !== undefined && tilesOf(old) !== tilesOf(log);
}

/** The file of a linked log is there again, so that what could not be drawn is asked for again. */
function isBack({ id, place }: ImageLog, before: readonly ImageLog[]): boolean {
  return place?.isAway === false && before.some((old) => old.id === id && old.place?.isAway === true);
}

/** All of a log is shown whose depths have changed. */
function viewsAgain(
  views: Readonly<Record<string, LogView>>,
  logs: ReadonlyMap<string, ImageLog>,
  before: readonly ImageLog[],
): Record<string, LogView> {
  const each = Object.entries(views).map(([id, view]) => {
    const { depthMin, depthMax } = logs.get(id)!;
    const old = before.find((log) => String(log.id) === id);
    const isSameSpan = old?.depthMin === depthMin && old.depthMax === depthMax;
    return [id, isSameSpan ? view : { ...view, depthMin, depthMax }] as const;
  });
  return Object.fromEntries(each);
}

function firstWithAny(...lists: readonly (readonly Track[] | undefined)[]): readonly Track[] | undefined {
  return lists.find((tracks) => tracks !== undefined && tracks.length > 0);
}

/** The part of the state that is saved for the next session. */
export function rememberedState({
  tracks,
  views,
  importOptions,
  readings,
  preferences,
}: TrackFields & IntakeFields & SettingsFields): ViewerState {
  return { tracks: [...tracks], views: { ...views }, importOptions, readings, preferences };
}
