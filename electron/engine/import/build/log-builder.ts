// Builds a log from rows in file order: its tiles as they fill, and its facts at the end.
import type { ImportedLog } from '../../store/image-store.ts';
import { FIRST_EXTREME_LEVEL } from '../../../../shared/tiles/levels.ts';
import type { Tile } from '../../../../shared/tiles/tile.ts';
import type { RowBlock } from '../records/row-blocks.ts';
import type { Segment, SegmentPiece } from './built-segment.ts';
import { PyramidBuilder } from './pyramid.ts';
import { createResampler, type Resampler } from './resample.ts';
import { LogStatistics } from './statistics.ts';
import type { StoredPart } from './stored-part.ts';

export type LogFacts = Pick<ImportedLog, 'rows' | 'sourceWidth' | 'width' | 'topLevel' | 'extremesFrom'> &
  ReturnType<LogStatistics['result']>;

/** Builds one part of a table. Depths must all ascend or all descend. */
export class LogBuilder {
  readonly #part: StoredPart;
  readonly #resample: Resampler;
  readonly #statistics = new LogStatistics();
  readonly #pyramid: PyramidBuilder;

  constructor(part: StoredPart) {
    this.#part = part;
    this.#resample = createResampler(part.sourceWidth, part.width, part.interpolation);
    this.#pyramid = new PyramidBuilder(part.width);
  }

  /** Number of rows so far. */
  get rows(): number {
    return this.#pyramid.rows;
  }

  *add({ count, width, depths, samples }: RowBlock): Generator<Tile> {
    const pyramid = this.#pyramid;
    const part = this.#part;
    for (let row = 0; row < count; row++) {
      const depth = depths[row]!;
      const at = pyramid.begin(depth);
      this.#resample(samples, row * width + part.from, pyramid.samples, at);
      const nulls = this.#statistics.add(depth, pyramid.samples, at, part.width);
      const tiles = pyramid.end(nulls > 0);
      if (tiles.length > 0) yield* tiles;
    }
  }

  /** Adds its piece of a segment that was built elsewhere. The rows so far must be a multiple of the segment's. */
  *append({ rows, firstDepth, lastDepth }: Segment, { tiles, groups, statistics }: SegmentPiece): Generator<Tile> {
    this.#statistics.append(statistics);
    yield* tiles;
    yield* this.#pyramid.append(rows, groups, firstDepth, lastDepth);
  }

  /** Returns the remaining tiles, and the facts about the log. */
  finish(): { tiles: readonly Tile[]; facts: LogFacts } {
    const { tiles, topLevel } = this.#pyramid.finish();
    const { sourceWidth, width } = this.#part;
    const facts = { rows: this.rows, sourceWidth, width, topLevel, extremesFrom: FIRST_EXTREME_LEVEL };
    return { tiles, facts: { ...facts, ...this.#statistics.result() } };
  }
}
