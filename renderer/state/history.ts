// In: changes as they are made. Out: the steps that undo and redo walk along; changes that belong together are one step.
import type { LogDescription } from '../../shared/model/image-log.ts';
import type { LogView, Track } from '../../shared/model/viewer-state.ts';

/** Of what a log looks like here, of what stands on its axis, or of what is kept with it in the library. */
export type Change =
  | { readonly kind: 'view'; readonly before: Partial<LogView>; readonly after: Partial<LogView> }
  | { readonly kind: 'tracks'; readonly before: Arrangement; readonly after: Arrangement }
  | { readonly kind: 'log'; readonly before: LogDescription; readonly after: LogDescription }
  | { readonly kind: 'records'; readonly of: string; readonly before: Bodies; readonly after: Bodies };

/** Of records, by their ids; undefined where there is none. */
type Bodies = Readonly<Record<string, unknown>>;

interface Arrangement {
  readonly tracks: readonly Track[];
}

export interface Step {
  readonly logId: number;
  /** What was changed; texts.ts has its name. */
  readonly what: ChangeId;
  readonly change: Change;
  readonly atMs: number;
  /** The drag it was made in. */
  readonly gesture: number | undefined;
}

/** A key of a log's view or description, what several of them are together, or a kind of records. */
export type ChangeId = keyof LogView | keyof LogDescription | `record:${string}` | 'window' | 'display';

/** Both ends of a window are one thing, both ways to give a range too; several different things are the display. */
const TOGETHER: Readonly<Record<string, ChangeId>> = { depthMin: 'window', depthMax: 'window', percentile: 'range' };

export function changeId(change: Partial<LogView> | LogDescription): ChangeId {
  const ids = new Set(Object.keys(change).map((key) => TOGETHER[key] ?? (key as ChangeId)));
  const [only] = ids;
  return only !== undefined && ids.size === 1 ? only : 'display';
}

export interface History {
  /** Oldest first; the last is undone next. */
  readonly done: readonly Step[];
  /** The last is redone next. */
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History = { done: [], undone: [] };
const MOST_STEPS = 200;
/** Changes of one thing that follow each other faster are one step: turns of the wheel, keys held down. */
const TOGETHER_MS = 400;

export interface Moment {
  readonly atMs: number;
  readonly gesture: number | undefined;
}

/** Runs at every pointer event of a drag. */
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

function record(history: History, step: Step): History {
  if (changesNothing(step.change)) return history;
  const last = history.undone.length === 0 ? history.done.at(-1) : undefined;
  const merged = last && together(last, step) ? merge(last, step) : undefined;
  if (!merged) return { done: [...history.done, step].slice(-MOST_STEPS), undone: [] };
  const others = history.done.slice(0, -1);
  // Switched on and off again, or dragged back to where it was.
  return { done: changesNothing(merged.change) ? others : [...others, merged], undone: [] };
}

function together(last: Step, next: Step): boolean {
  if (last.logId !== next.logId || last.what !== next.what || last.change.kind !== next.change.kind) return false;
  if (next.gesture !== undefined && last.gesture === next.gesture) return true;
  return next.atMs - last.atMs <= TOGETHER_MS;
}

function merge(last: Step, next: Step): Step {
  const before = { ...next.change.before, ...last.change.before };
  const after = { ...last.change.after, ...next.change.after };
  // Both are of one kind: that is what `together` is.
  return { ...next, change: { ...next.change, before, after } as Change };
}

function changesNothing({ before, after }: Change): boolean {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(
    ([key, value]: [string, unknown]) =>
      was.get(key) === value || (typeof value === 'object' && JSON.stringify(was.get(key)) === JSON.stringify(value)),
  );
}

/** A key that is absent is kept as undefined: undoing takes away what was not there before. */
export function pick<T extends object>(from: T, keys: readonly string[]): Partial<T> {
  return Object.fromEntries(keys.map((key) => [key, from[key as keyof T]])) as Partial<T>;
}

/** A colormap that has another name in the library has it in what is undone and redone too. */
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

/** The step is moved; applying it is the caller's. */
export function stepBack({ done, undone }: History): History {
  const step = done.at(-1);
  return step ? { done: done.slice(0, -1), undone: [...undone, step] } : { done, undone };
}

export function stepForward({ done, undone }: History): History {
  const step = undone.at(-1);
  return step ? { done: [...done, step], undone: undone.slice(0, -1) } : { done, undone };
}

/** Of a change that came to nothing: it is no step, wherever it has been moved since. */
export function replaceStep({ done, undone }: History, step: Step, by: readonly Step[]): History {
  const replaced = (steps: readonly Step[]): Step[] => steps.flatMap((each) => (each === step ? by : [each]));
  return { done: replaced(done), undone: replaced(undone) };
}

/** A step back or forward that came to nothing. Others may have been moved since: what was done last is undone first. */
export function putStepBack({ done, undone }: History, step: Step, to: 'done' | 'undone'): History {
  const byTime = (a: Step, b: Step): number => a.atMs - b.atMs;
  const without = (steps: readonly Step[]): Step[] => steps.filter((each) => each !== step);
  if (to === 'done' && undone.includes(step)) return { done: [...done, step].sort(byTime), undone: without(undone) };
  if (to === 'undone' && done.includes(step))
    return { done: without(done), undone: [...undone, step].sort((a, b) => byTime(b, a)) };
  return { done, undone };
}

/** Steps of logs that are gone cannot be walked. */
export function forgetLogs(history: History, isKnown: (logId: number) => boolean): History {
  const keep = (steps: readonly Step[]): readonly Step[] => steps.filter(({ logId }) => isKnown(logId));
  const { done, undone } = history;
  if ([...done, ...undone].every(({ logId }) => isKnown(logId))) return history;
  return { done: keep(done), undone: keep(undone) };
}
