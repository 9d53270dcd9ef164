// What a feature puts on the stage: tracks on the depth axis, layers over them, and tools that turn input into changes.
import type { ComponentType, RefObject } from 'react';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView, Track } from '../../shared/model/viewer-state.ts';
import type { RecordKind } from '../../shared/records/record-kind.ts';
import type { Size } from '../controls/screen-pixels.ts';
import type { Viewer } from '../state/store.ts';

/** A kind of track that is arranged on the axis: as many as the store has of this kind, each of a log. */
export interface TrackKind {
  readonly kind: Track['kind'];
  readonly Track: ComponentType<TrackProps>;
}

export interface TrackProps {
  readonly log: ImageLog;
  readonly track: Track;
  /** The first one: whose picture is exported, and whose state is the viewer's. */
  readonly lead: boolean;
  /** Those over this kind of track. */
  readonly layers: readonly Layer[];
  readonly tools: readonly Tool[];
}

/** A track that is on the stage once, whatever logs are there. */
export interface StandingTrack {
  readonly id: string;
  /** At the left or the right of the logs' tracks, below them, or at the edge of the stage and as high as it. */
  readonly side: 'left' | 'right' | 'below' | 'edge';
  /** Absent: always. */
  readonly shown?: (viewer: Viewer) => boolean;
  readonly Track: ComponentType<StandingTrackProps>;
}

export interface StandingTrackProps {
  /** The one that is shown. */
  readonly log: ImageLog;
  /** Of the depth axis, in CSS pixels; a track below it or at the edge measures its own. */
  readonly heightPx: number;
  /** Those over this track. */
  readonly layers: readonly Layer[];
}

/** Lies over each track of a kind, or over a standing track. */
export interface Layer {
  readonly id: string;
  /** The `kind` of a track, or the `id` of a standing one. */
  readonly over: string;
  /** Over the first track of its kind alone. */
  readonly leadOnly?: boolean;
  readonly Layer: ComponentType<LayerProps>;
}

export interface LayerProps {
  readonly log: ImageLog;
  /** undefined over a standing track. */
  readonly track: Track | undefined;
  readonly lead: boolean;
  /** Of what it lies over, in whole CSS pixels. */
  readonly size: Size;
  readonly box: RefObject<HTMLDivElement | null>;
}

/** The log and the view that input is about, as they are at that moment. */
export interface OnStage {
  readonly log: ImageLog;
  readonly view: LogView;
}

/** Where a pointer is on a picture: CSS pixels from its top left corner, and the picture's own size. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What a tool asks for; who has the pointer makes it so. */
export interface StageChange {
  readonly window?: DepthWindow;
  readonly view?: Partial<LogView>;
  /** Depths being selected; undefined: none any more. */
  readonly band?: DepthWindow | undefined;
  /** To be kept with the log. */
  readonly added?: { readonly kind: RecordKind; readonly body: unknown };
}

/** From a press to its release. */
export interface Drag {
  move(place: Place, now: OnStage): StageChange | undefined;
  end?(now: OnStage): StageChange | undefined;
  /** Given up, by Escape or by a second finger. */
  cancel?(): StageChange;
}

/** Where two fingers are: their middle from the picture's top, and how far they are apart. */
export interface Fingers {
  readonly y: number;
  readonly apartPx: number;
}

export type WheelTurn = Pick<WheelEvent, 'deltaY' | 'deltaX' | 'deltaMode' | 'ctrlKey' | 'shiftKey'>;
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** Turns input on a picture into changes that it returns. Of several that take the same input the first one has it. */
export interface Tool {
  readonly id: string;
  /** undefined: always. */
  readonly possible?: (now: OnStage) => boolean;
  readonly drag?: {
    /** Along the hole, sideways, or with Shift in any direction. */
    readonly how: 'along' | 'sideways' | 'shift';
    begin(from: Place, now: OnStage): Drag;
  };
  /** Both fingers down on `window`. */
  readonly pinch?: (from: Fingers, to: Fingers, heightPx: number, window: DepthWindow, now: OnStage) => StageChange;
  readonly wheel?: (turn: WheelTurn, place: Pick<Place, 'y' | 'heightPx'>, now: OnStage) => StageChange | undefined;
  readonly doubleClick?: (place: Place, shift: boolean, now: OnStage) => StageChange;
  readonly key?: (press: KeyPress, now: OnStage) => StageChange | undefined;
}
