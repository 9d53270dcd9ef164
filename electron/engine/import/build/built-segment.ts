// A segment of a table that was built in another thread: its tiles, and what the rest of the table needs to go on.
import type { SampleCounts } from '../records/sample-check.ts';
import type { Tile } from '../../tiles/tile.ts';
import type { Groups } from './packed-groups.ts';
import type { StatisticsPart } from './statistics.ts';

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
