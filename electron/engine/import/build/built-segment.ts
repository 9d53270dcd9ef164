// A segment of a log that was built in another thread: its tiles, and what the rest of the log needs to go on.
import type { Tile } from '../../tiles/tile.ts';
import type { Groups } from './pyramid-group.ts';
import type { StatisticsPart } from './statistics.ts';

export interface BuiltSegment {
  readonly rows: number;
  /** Complete tiles of all levels that the segment has. */
  readonly tiles: Tile[];
  readonly groups: Groups;
  readonly statistics: StatisticsPart;
  /** Depth of the second scanline, which together with the first one's tells the direction. */
  readonly secondDepth: number;
}

/** A segment with its place in the file, as the import takes it. */
export interface Segment extends BuiltSegment {
  /** The line of the file on which it starts, counted from 1; each scanline has one line. */
  readonly firstLine: number;
}
