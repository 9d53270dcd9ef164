// The cursor on the pictures and the values they show. A store of its own: the pointer changes it at every frame.
import { create } from 'zustand';
import type { ValuesFrame } from '../../shared/picture/values-frame.ts';

/** A place as shares, 0 to 1, of the picture's width and height, so that it holds for all tracks. */
export interface Cursor {
  readonly x: number;
  readonly y: number;
}

/** The values that a track's picture shows. */
export interface WindowValues extends ValuesFrame {
  /** The image log's id. */
  readonly id: number;
  readonly width: number;
  readonly heightPx: number;
  /** Scanlines in the window. */
  readonly rows: number;
  readonly depthMin: number;
  readonly depthMax: number;
  /** Number of bands of a stepped colormap, which `entries` count; absent for a smooth one. */
  readonly bands?: number | undefined;
}

export interface TrackValues {
  readonly shown?: WindowValues;
  /** One sentence on why there are no values. */
  readonly problem?: string;
  /** Whether the values are those of the picture as it is now. */
  readonly current: boolean;
}

export interface Reading {
  /** undefined while the pointer is not on a picture. */
  readonly cursor: Cursor | undefined;
  /** The last place of the cursor. */
  readonly lastCursor: Cursor | undefined;
  /** Values by the track's id; none for a track that has not been read. */
  readonly values: Readonly<Record<string, TrackValues>>;
  /** Whether a histogram is on screen. */
  readonly histogram: boolean;
}

export const initialReading: Reading = {
  cursor: undefined,
  lastCursor: undefined,
  values: {},
  histogram: false,
};

const UNREAD: TrackValues = { current: false };

export const useReading = create<Reading>()(() => initialReading);

export function moveCursor(cursor: Cursor | undefined): void {
  const { cursor: before } = useReading.getState();
  if (before?.x === cursor?.x && before?.y === cursor?.y) return;
  useReading.setState(cursor ? { cursor, lastCursor: cursor } : { cursor });
}

export function valuesOf({ values }: Reading, trackId: string | undefined): TrackValues {
  return (trackId === undefined ? undefined : values[trackId]) ?? UNREAD;
}

/** Marks values as outdated; they stay until others come. */
export function outdateValues(trackId: string): void {
  const { shown, problem, current } = valuesOf(useReading.getState(), trackId);
  if (!current && problem === undefined) return;
  setValues(trackId, { ...(shown && { shown }), current: false });
}

export function takeValues(trackId: string, shown: WindowValues): void {
  setValues(trackId, { shown, current: true });
}

/** Drops values after a failure, because those shown before are of another window. */
export function missValues(trackId: string, problem: string): void {
  setValues(trackId, { problem, current: false });
}

/** Tells that a histogram is on screen, for which the first track's values are fetched. Returns a function that ends it. */
export function showHistogram(): () => void {
  useReading.setState({ histogram: true });
  return () => useReading.setState({ histogram: false });
}

function setValues(trackId: string, read: TrackValues): void {
  useReading.setState(({ values }) => ({ values: { ...values, [trackId]: read } }));
}

const LEAP = 10;

/**
 * The cursor after an arrow key: one column or pixel row further, ten with Shift, in the middle of a column and a row. Undefined
 * for other keys.
 */
export function cursorStep(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  cursor: Cursor,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Cursor | undefined {
  const step = shiftKey ? LEAP : 1;
  const moves: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const move = moves[key];
  if (!move) return undefined;
  return { x: stepped(cursor.x, move[0], columns), y: stepped(cursor.y, move[1], rows) };
}

function stepped(share: number, by: number, places: number): number {
  const place = Math.floor(share * places) + by;
  return (Math.min(places - 1, Math.max(0, place)) + 0.5) / places;
}
