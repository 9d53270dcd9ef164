// Where the cursor is on the pictures, and the values they show. A store of its own: the pointer changes it at every frame.
import { create } from 'zustand';
import type { ValuesFrame } from '../../shared/picture/values-frame.ts';

/** Shares, 0 to 1, of the picture's width and height: the same place in tracks side by side. */
export interface Cursor {
  readonly x: number;
  readonly y: number;
}

/** What a track's picture shows. */
export interface WindowValues extends ValuesFrame {
  /** Of the log. */
  readonly id: number;
  readonly width: number;
  readonly heightPx: number;
  /** Scanlines in the window. */
  readonly rows: number;
  readonly depthMin: number;
  readonly depthMax: number;
  /** Where the colormap is stepped: of how many bands the entries are. */
  readonly bands?: number | undefined;
}

export interface TrackValues {
  readonly shown?: WindowValues;
  /** One sentence: why there are none. */
  readonly problem?: string;
  /** They are those of the picture as it is now. */
  readonly current: boolean;
}

export interface Reading {
  /** undefined: elsewhere. */
  readonly cursor: Cursor | undefined;
  /** Where it was last. */
  readonly lastCursor: Cursor | undefined;
  /** By the track's id; one that has not been read has none. */
  readonly values: Readonly<Record<string, TrackValues>>;
  /** A histogram is on screen. */
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

/** They stay as what was shown last, until others come. */
export function outdateValues(trackId: string): void {
  const { shown, problem, current } = valuesOf(useReading.getState(), trackId);
  if (!current && problem === undefined) return;
  setValues(trackId, { ...(shown && { shown }), current: false });
}

export function takeValues(trackId: string, shown: WindowValues): void {
  setValues(trackId, { shown, current: true });
}

/** What was shown before is of another window: it goes. */
export function missValues(trackId: string, problem: string): void {
  setValues(trackId, { problem, current: false });
}

/** As long as a histogram is on screen, the values of the first track are read for it. Returns a function that ends it. */
export function showHistogram(): () => void {
  useReading.setState({ histogram: true });
  return () => useReading.setState({ histogram: false });
}

function setValues(trackId: string, read: TrackValues): void {
  useReading.setState(({ values }) => ({ values: { ...values, [trackId]: read } }));
}

const LEAP = 10;

/** Where a key moves it: a column or a pixel row on, ten with Shift. Always in the middle of a column and a row. Undefined when the key means nothing here. */
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
