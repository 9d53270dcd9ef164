// A segment of a table, built in another thread: what it is made from, its tiles, and what the rest of the table needs.
import type { RecordForm } from '../records/record-form.ts';
import type { SampleCounts } from '../records/sample-check.ts';
import type { Tile } from '../../../../shared/tiles/tile.ts';
import type { Groups } from './pyramid-group.ts';
import type { StatisticsPart } from './statistics.ts';
import type { StoredPart } from './stored-part.ts';

/** A table as its segments are built. */
export interface SegmentTable {
  readonly form: RecordForm;
  readonly parts: readonly StoredPart[];
}

export interface SegmentTask {
  /** The segment's lines, each with its line end; at most as many line feeds as `rows`. */
  readonly text: Uint8Array;
  /** Rows of the table before this segment; a multiple of `rows`. */
  readonly firstRow: number;
  /** Rows that the segment must have: those of a tile of the coarsest of `levels` levels. */
  readonly rows: number;
  readonly levels: number;
  /** For the bytes of its tiles, which come back in it as far as there is room. */
  readonly tileMemory: SharedArrayBuffer;
}

/** What a segment is for one part of the table. */
export interface SegmentPiece {
  /** Complete tiles of all levels that the segment has. */
  readonly tiles: Tile[];
  readonly groups: Groups;
  readonly statistics: StatisticsPart;
}

export interface Segment {
  readonly rows: number;
  /** For each part that is read. */
  readonly pieces: readonly SegmentPiece[];
  readonly counts: SampleCounts;
  readonly firstDepth: number;
  readonly lastDepth: number;
  /** From the row before the last one to that. */
  readonly lastStep: number;
}
