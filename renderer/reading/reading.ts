// Where the cursor is on the picture and what is read there. A store of its own: it changes at every frame.
import { create } from 'zustand';
import type { ValuesFrame } from '../../shared/picture/values-frame.ts';

/** Shares, 0 to 1, of the picture's width and height: the same place in panes side by side. */
export interface Cursor {
  readonly x: number;
  readonly y: number;
}

/** What a pane's picture shows. */
export interface WindowValues extends ValuesFrame {
  /** Of the log. */
  readonly id: number;
  readonly width: number;
  readonly heightPx: number;
  /** Scanlines in the window. */
  readonly rows: number;
  readonly depthMin: number;
  readonly depthMax: number;
}

export type PaneName = 'main' | 'beside';

interface PaneValues {
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
  readonly panes: Readonly<Record<PaneName, PaneValues>>;
  /** A histogram is on screen. */
  readonly histogram: boolean;
}

export const initialReading: Reading = {
  cursor: undefined,
  lastCursor: undefined,
  panes: { main: { current: false }, beside: { current: false } },
  histogram: false,
};

export const useReading = create<Reading>()(() => initialReading);

export function moveCursor(cursor: Cursor | undefined): void {
  const { cursor: before } = useReading.getState();
  if (before?.x === cursor?.x && before?.y === cursor?.y) return;
  useReading.setState(cursor ? { cursor, lastCursor: cursor } : { cursor });
}

/** They stay as what was shown last, until others come. */
export function outdateValues(pane: PaneName): void {
  const { panes } = useReading.getState();
  const { shown, problem, current } = panes[pane];
  if (!current && problem === undefined) return;
  useReading.setState({ panes: { ...panes, [pane]: { ...(shown && { shown }), current: false } } });
}

export function takeValues(pane: PaneName, shown: WindowValues): void {
  useReading.setState(({ panes }) => ({ panes: { ...panes, [pane]: { shown, current: true } } }));
}

/** What was shown before is of another window: it goes. */
export function missValues(pane: PaneName, problem: string): void {
  useReading.setState(({ panes }) => ({ panes: { ...panes, [pane]: { problem, current: false } } }));
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
