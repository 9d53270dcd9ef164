// The history of changes as steps to undo and redo; changes that belong together are merged into one step.
import type { ImportOptions, LogDescription } from '../../shared/model/image-log.ts';
import type { LogView, Track } from '../../shared/model/viewer-state.ts';

/** A change of a log's view, of its tracks, of what is stored with it in the library, or of which logs there are. */
export type Change =
  | { readonly kind: 'view'; readonly before: Partial<LogView>; readonly after: Partial<LogView> }
  | { readonly kind: 'tracks'; readonly before: Arrangement; readonly after: Arrangement }
  | { readonly kind: 'log'; readonly before: LogDescription; readonly after: LogDescription }
  | { readonly kind: 'import'; readonly before: Imported; readonly after: Imported }
  | Removal
  | { readonly kind: 'records'; readonly of: string; readonly before: Bodies; readonly after: Bodies };

/** Of records, by their ids; undefined where there is none. */
type Bodies = Readonly<Record<string, unknown>>;

/** A log that goes to the trash: its name, and how it was looked at, are known of it nowhere else by then. */
export interface Removal {
  readonly kind: 'removal';
  readonly name: string;
  readonly view: LogView | undefined;
  readonly before: { readonly inTrash: boolean };
  readonly after: { readonly inTrash: boolean };
}

/** Logs that an import has made, and the file that it was. */
interface Imported {
  readonly logIds: readonly number[];
  readonly from?: ImportedFrom;
}

/** A file on offer and how it is read. */
export interface ImportedFrom {
  readonly offerId: string;
  readonly options: ImportOptions;
}

interface Arrangement {
  readonly tracks: readonly Track[];
}

export interface Step {
  readonly logId: number;
  /** What was changed; texts.ts has the name for people. */
  readonly what: ChangeId;
  readonly change: Change;
  readonly atMs: number;
  /** The number of the drag in which it was made. */
  readonly gesture: number | undefined;
}

/** A key of a log's view or description, a word for several keys together, or a kind of records. */
export type ChangeId =
  keyof LogView | keyof LogDescription | `record:${string}` | 'import' | 'removal' | 'window' | 'display';

/** Keys that count as one change: both ends of a window, and both ways to give a range. Others together: `display`. */
const TOGETHER: Readonly<Record<string, ChangeId>> = { depthMin: 'window', depthMax: 'window', percentile: 'range' };

export function changeId(change: Partial<LogView> | LogDescription): ChangeId {
  const ids = new Set(Object.keys(change).map((key) => TOGETHER[key] ?? (key as ChangeId)));
  const [only] = ids;
  return only !== undefined && ids.size === 1 ? only : 'display';
}

export interface History {
  /** Steps done, oldest first; the last one is undone next. */
  readonly done: readonly Step[];
  /** Steps undone; the last one is redone next. */
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History = { done: [], undone: [] };
const MOST_STEPS = 200;
/** Changes of the same thing within this time are one step, such as turns of the wheel and held keys. */
const TOGETHER_MS = 400;

export interface Moment {
  readonly atMs: number;
  readonly gesture: number | undefined;
}

/** Records a change of a view. Must be fast, as it runs at every pointer event of a drag. */
export function recordView(
  history: History,
  logId: number,
  view: LogView,
  after: Partial<LogView>,
  moment: Moment,
): History {
  const before = pick(view, Object.keys(after));
  return record(history, { logId, what: changeId(after), change: { kind: 'view', before, after }, ...moment });
}

export function recordLog(
  history: History,
  logId: number,
  before: LogDescription,
  after: LogDescription,
  moment: Moment,
): History {
  return record(history, { logId, what: changeId(after), change: { kind: 'log', before, after }, ...moment });
}

export function recordRecords(
  history: History,
  logId: number,
  of: string,
  { before, after }: { readonly before: Bodies; readonly after: Bodies },
  moment: Moment,
): History {
  return record(history, { logId, what: `record:${of}`, change: { kind: 'records', of, before, after }, ...moment });
}

export function recordTracks(
  history: History,
  logId: number,
  before: readonly Track[],
  after: readonly Track[],
  moment: Moment,
): History {
  const change = { kind: 'tracks', before: { tracks: before }, after: { tracks: after } } as const;
  return record(history, { logId, what: 'tracks', change, ...moment });
}

/** `logIds`: of which the first one is shown when it is undone. `isRedone`: what was undone after it can still be redone. */
export function recordImport(
  history: History,
  logIds: readonly number[],
  from: ImportedFrom,
  isRedone: boolean,
  moment: Moment,
): History {
  const [logId] = logIds;
  if (logId === undefined) return history;
  const change = { kind: 'import', before: { logIds: [] }, after: { logIds, from } } as const;
  const { done, undone } = record(history, { logId, what: 'import', change, ...moment });
  return { done, undone: isRedone ? history.undone : undone };
}

export function recordRemoval(
  history: History,
  logId: number,
  { name, view }: Pick<Removal, 'name' | 'view'>,
  moment: Moment,
): History {
  const change = { kind: 'removal', name, view, before: { inTrash: false }, after: { inTrash: true } } as const;
  return record(history, { logId, what: 'removal', change, ...moment });
}

function record(history: History, step: Step): History {
  if (changesNothing(step.change)) return history;
  const last = history.undone.length === 0 ? history.done.at(-1) : undefined;
  const merged = last && together(last, step) ? merge(last, step) : undefined;
  if (!merged) return { done: [...history.done, step].slice(-MOST_STEPS), undone: [] };
  const others = history.done.slice(0, -1);
  // A merged step that changes nothing is dropped, as after switching on and off again, or dragging back.
  return { done: changesNothing(merged.change) ? others : [...others, merged], undone: [] };
}

function together(last: Step, next: Step): boolean {
  if (last.logId !== next.logId || last.what !== next.what || last.change.kind !== next.change.kind) return false;
  // Two records are two things, however quickly one was made after the other.
  if (next.change.kind === 'records' && !sameKeys(last.change.after, next.change.after)) return false;
  if (next.gesture !== undefined && last.gesture === next.gesture) return true;
  return next.atMs - last.atMs <= TOGETHER_MS;
}

function sameKeys(a: object, b: object): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b);
}

function merge(last: Step, next: Step): Step {
  const before = { ...next.change.before, ...last.change.before };
  const after = { ...last.change.after, ...next.change.after };
  // The cast is sound, because `together` is true only for changes of one kind.
  return { ...next, change: { ...next.change, before, after } as Change };
}

function changesNothing({ before, after }: Change): boolean {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(
    ([key, value]: [string, unknown]) =>
      was.get(key) === value || (typeof value === 'object' && JSON.stringify(was.get(key)) === JSON.stringify(value)),
  );
}

/** The values of some keys. An absent one becomes undefined, so that undoing removes what was not there before. */
export function pick<T extends object>(from: T, keys: readonly string[]): Partial<T> {
  return Object.fromEntries(keys.map((key) => [key, from[key as keyof T]])) as Partial<T>;
}

/** Renames a colormap in all steps, after it has been renamed in the library. */
export function renameColormap({ done, undone }: History, from: string, to: string): History {
  const renamed = (view: Partial<LogView>): Partial<LogView> =>
    view.colormap === from ? { ...view, colormap: to } : view;
  const follow = (step: Step): Step => {
    const { change } = step;
    if (change.kind !== 'view') return step;
    return { ...step, change: { kind: 'view', before: renamed(change.before), after: renamed(change.after) } };
  };
  return { done: done.map(follow), undone: undone.map(follow) };
}

/** Moves the last done step to the undone ones; the caller applies it. */
export function stepBack({ done, undone }: History): History {
  const step = done.at(-1);
  return step ? { done: done.slice(0, -1), undone: [...undone, step] } : { done, undone };
}

export function stepForward({ done, undone }: History): History {
  const step = undone.at(-1);
  return step ? { done: [...done, step], undone: undone.slice(0, -1) } : { done, undone };
}

/** Replaces a step whose change has failed, whether it is among the done or the undone ones by now. */
export function replaceStep({ done, undone }: History, step: Step, by: readonly Step[]): History {
  const replaced = (steps: readonly Step[]): Step[] => steps.flatMap((each) => (each === step ? by : [each]));
  return { done: replaced(done), undone: replaced(undone) };
}

/** Puts a step back whose undo or redo has failed, sorted by time, because other steps may have been moved since. */
export function putStepBack({ done, undone }: History, step: Step, to: 'done' | 'undone'): History {
  const byTime = (a: Step, b: Step): number => a.atMs - b.atMs;
  const without = (steps: readonly Step[]): Step[] => steps.filter((each) => each !== step);
  if (to === 'done' && undone.includes(step)) return { done: [...done, step].sort(byTime), undone: without(undone) };
  if (to === 'undone' && done.includes(step))
    return { done: without(done), undone: [...undone, step].sort((a, b) => byTime(b, a)) };
  return { done, undone };
}

/**
 * Drops the steps of logs that no longer exist, but for those by which they are gone: removals, and imports to be redone,
 * which were undone.
 */
export function forgetLogs(history: History, isKnown: (logId: number) => boolean): History {
  const { done, undone } = history;
  const isKept = ({ logId, change }: Step): boolean => isKnown(logId) || change.kind === 'removal';
  const isLeft = (step: Step): boolean => isKept(step) || step.change.kind === 'import';
  if (done.every(isKept) && undone.every(isLeft)) return history;
  return { done: done.filter(isKept), undone: undone.filter(isLeft) };
}
