// The interfaces of the stage's parts: tracks on the depth axis, layers over them, tools that take input.
import type { ComponentType, RefObject } from 'react';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView, Track } from '../../shared/model/viewer-state.ts';
import type { RecordKind } from '../../shared/records/record-kind.ts';
import type { Size } from '../controls/screen-pixels.ts';
import type { Viewer } from '../state/store.ts';

/** A kind of track that the store's arrangement can hold any number of, each showing a log. */
export interface TrackKind {
  readonly kind: Track['kind'];
  readonly Track: ComponentType<TrackProps>;
}

export interface TrackProps {
  readonly log: ImageLog;
  readonly track: Track;
  /** Whether it is the first track, whose picture is exported and whose loading state the viewer shows. */
  readonly lead: boolean;
  /** The layers over this kind of track. */
  readonly layers: readonly Layer[];
  readonly tools: readonly Tool[];
}

/** A track that is on the stage once, whichever logs are shown. */
export interface StandingTrack {
  readonly id: string;
  /**
   * Left or right of the logs' tracks, below them, at the edge of the stage and as high as the stage, or in the strip at
   * the foot of the window.
   */
  readonly side: 'left' | 'right' | 'below' | 'edge' | 'foot';
  /** Whether it is shown; absent: always. */
  readonly shown?: (viewer: Viewer) => boolean;
  readonly Track: ComponentType<StandingTrackProps>;
}

export interface StandingTrackProps {
  /** The log that is shown. */
  readonly log: ImageLog;
  /** Height of the depth axis, in CSS pixels. A track below the axis or at the edge measures its own height. */
  readonly heightPx: number;
  /** The layers over this track. */
  readonly layers: readonly Layer[];
}

/** A layer, drawn over each track of a kind, or over a standing track. */
export interface Layer {
  readonly id: string;
  /** The `kind` of a track, or the `id` of a standing one. */
  readonly over: string;
  /** Whether it lies over the first track of the kind only. */
  readonly leadOnly?: boolean;
  readonly Layer: ComponentType<LayerProps>;
}

export interface LayerProps {
  readonly log: ImageLog;
  /** The track below; undefined over a standing track. */
  readonly track: Track | undefined;
  readonly lead: boolean;
  /** Size of the track below, in whole CSS pixels. */
  readonly size: Size;
  readonly box: RefObject<HTMLDivElement | null>;
}

/** The log and the view that an input is about, as they are at that moment. */
export interface OnStage {
  readonly log: ImageLog;
  readonly view: LogView;
}

/** Where a pointer is on a picture, in CSS pixels from its top left corner, and the picture's size. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A change that a tool returns. The code that called the tool applies it. */
export interface StageChange {
  readonly window?: DepthWindow;
  readonly view?: Partial<LogView>;
  /** The depths being selected; undefined ends the selection. */
  readonly band?: DepthWindow | undefined;
  /** To be kept with the log. */
  readonly added?: { readonly kind: RecordKind; readonly body: unknown };
}

/** One drag, from the press to the release. */
export interface Drag {
  move(place: Place, now: OnStage): StageChange | undefined;
  end?(now: OnStage): StageChange | undefined;
  /** Called when Escape or a second finger ends the drag without a release. */
  cancel?(): StageChange;
}

/** Two fingers: their middle from the picture's top and their distance, in CSS pixels. */
export interface Fingers {
  readonly y: number;
  readonly apartPx: number;
}

export type WheelTurn = Pick<WheelEvent, 'deltaY' | 'deltaX' | 'deltaMode' | 'ctrlKey' | 'shiftKey'>;
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** Turns input on a picture into changes, which it returns. Of several tools for the same input the first gets it. */
export interface Tool {
  readonly id: string;
  /** Whether the tool can be used now; absent: always. */
  readonly possible?: (now: OnStage) => boolean;
  readonly drag?: {
    /** Which drags it takes: along the hole, sideways, or with Shift in any direction. */
    readonly how: 'along' | 'sideways' | 'shift';
    begin(from: Place, now: OnStage): Drag;
  };
  /** A pinch. `window` is the depth window when both fingers came down. */
  readonly pinch?: (from: Fingers, to: Fingers, heightPx: number, window: DepthWindow, now: OnStage) => StageChange;
  readonly wheel?: (turn: WheelTurn, place: Pick<Place, 'y' | 'heightPx'>, now: OnStage) => StageChange | undefined;
  readonly doubleClick?: (place: Place, shift: boolean, now: OnStage) => StageChange;
  readonly key?: (press: KeyPress, now: OnStage) => StageChange | undefined;
}
