// A stretch of a log that has been built apart from the rest: its tiles, and what the rest needs to know to go on behind it.
import type { Tile } from '../../tiles/tile.ts';
import type { Groups } from './pyramid-group.ts';
import type { StatisticsPart } from './statistics.ts';

export interface BuiltSegment {
  readonly rows: number;
  /** Of all its levels, complete. */
  readonly tiles: Tile[];
  readonly groups: Groups;
  readonly statistics: StatisticsPart;
  /** Of the second scanline: with the first one's it tells the direction. */
  readonly secondDepth: number;
}

/** A segment as the import takes it. */
export interface Segment extends BuiltSegment {
  /** Line of the file it starts on, from 1; each scanline has one line. */
  readonly firstLine: number;
}
