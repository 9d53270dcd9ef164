// In: where the cursor is on the picture, and the values of the window. Out: what is read there. A store of its own: the pointer changes it at every frame.
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
  /** Where the colormap is stepped: of how many bands the entries are. */
  readonly bands?: number | undefined;
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
