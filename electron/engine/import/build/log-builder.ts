// Builds a log from scanlines in file order: its tiles as they fill, and its facts at the end.
import { storedWidth, type ImportOptions, type Interpolation } from '../../../../shared/model/image-log.ts';
import type { ImportedLog } from '../../store/image-store.ts';
import { FIRST_EXTREME_LEVEL } from '../../tiles/levels.ts';
import type { Tile } from '../../tiles/tile.ts';
import type { Segment } from './built-segment.ts';
import { DepthOrder } from './depth-order.ts';
import { PyramidBuilder } from './pyramid.ts';
import type { ScanlineBlock } from '../readers/log-reader.ts';
import { createResampler, type Resampler } from './resample.ts';
import { LogStatistics } from './statistics.ts';

export class LogBuilder {
  readonly #sourceWidth: number;
  readonly #width: number;
  readonly #order: DepthOrder;
  readonly #resample: Resampler;
  readonly #statistics = new LogStatistics();
  readonly #pyramid: PyramidBuilder;

  /** `fileName` is for errors. `sourceWidth`: samples of a scanline in the file; `width`: the import's option. */
  constructor(fileName: string, sourceWidth: number, width: ImportOptions['width'], interpolation: Interpolation) {
    this.#sourceWidth = sourceWidth;
    this.#width = storedWidth(width, sourceWidth);
    this.#order = new DepthOrder(fileName);
    this.#resample = createResampler(sourceWidth, this.#width, interpolation);
    this.#pyramid = new PyramidBuilder(this.#width);
  }

  /** Number of scanlines so far. */
  get rows(): number {
    return this.#pyramid.rows;
  }

  /** Adds a block of scanlines. @throws StratascopeError `unreadable_file` where the depths turn back or repeat. */
  *add({ count, depths, places, placeKind, samples }: ScanlineBlock): Generator<Tile> {
    const pyramid = this.#pyramid;
    for (let row = 0; row < count; row++) {
      const depth = depths[row]!;
      this.#order.check(depth, places[row]!, placeKind);
      const at = pyramid.begin(depth);
      this.#resample(samples, row * this.#sourceWidth, pyramid.samples, at);
      const nulls = this.#statistics.add(depth, pyramid.samples, at, this.#width);
      const tiles = pyramid.end(nulls > 0);
      if (tiles.length > 0) yield* tiles;
    }
  }

  /** Adds a segment that was built elsewhere. The scanlines so far must be a multiple of the segment's number of rows. */
  *append({ rows, tiles, groups, statistics, secondDepth, firstLine }: Segment): Generator<Tile> {
    const { firstDepth, lastDepth } = statistics;
    this.#order.check(firstDepth, firstLine, 'line');
    this.#order.check(secondDepth, firstLine + 1, 'line');
    this.#order.skipTo(lastDepth);
    this.#statistics.append(statistics);
    yield* tiles;
    yield* this.#pyramid.append(rows, groups, firstDepth, lastDepth);
  }

  /** Returns the remaining tiles, and the facts about the log. */
  finish(): {
    tiles: readonly Tile[];
    facts: Pick<ImportedLog, 'rows' | 'sourceWidth' | 'width' | 'topLevel' | 'extremesFrom'> &
      ReturnType<LogStatistics['result']>;
  } {
    const { tiles, topLevel } = this.#pyramid.finish();
    const facts = {
      rows: this.rows,
      sourceWidth: this.#sourceWidth,
      width: this.#width,
      topLevel,
      extremesFrom: FIRST_EXTREME_LEVEL,
    };
    return { tiles, facts: { ...facts, ...this.#statistics.result() } };
  }
}
