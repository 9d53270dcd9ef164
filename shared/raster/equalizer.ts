// Dynamic normalization: ranks each value, 0 to 1, among the values of a depth interval around it.
import type { ImageLog } from '../model/image-log.ts';
import type { ValueRange } from '../model/look.ts';
import { storedLevel, type Aggregation } from '../tiles/levels.ts';
import { PYRAMID_FACTOR, TILE_ROWS, type TileSource } from '../tiles/tile.ts';
import { RowExtremes } from './row-extremes.ts';
import { tileParts, type TilePart, type WalkedLog } from '../tiles/scanlines.ts';
import { stepOf, stepsOf } from './value-step.ts';

/** Bins of the histogram between the range's two ends. */
export const BINS = 1024;
/** Fewest rows of a level in the interval. Rows of coarser levels average so much that the histogram loses texture. */
const MIN_ROWS = 64;
/** Most bytes of ranks kept for neighbouring windows. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;

/** The rank of a value in a bin: above[bin] + (below[bin] - above[bin]) * part. */
export interface Ranks {
  /** [BINS] ranks at the node above and at the node below. */
  readonly above: Float32Array;
  readonly below: Float32Array;
  readonly part: number;
}

/** All that ranks depend on. Of the depth window that is only its scale. */
interface EqualizerSettings {
  readonly log: WalkedLog & Pick<ImageLog, 'importedAt' | 'topLevel' | 'extremesFrom' | 'depthStep' | 'nulls'>;
  /** Height of the interval around a depth, in the log's own unit. */
  readonly height: number;
  readonly range: ValueRange;
  readonly aggregation: Aggregation;
  /** Depth of a pixel row, in the log's own unit. */
  readonly pixelDepth: number;
}

/** Counts samples [from, to), which belong to a depth. */
type CountRow = (depth: number, samples: Float32Array, from: number, to: number) => void;

/** Cached ranks by node, least recently used first; null where the interval has no values. */
const kept = new Map<string, Float32Array | null>();

/**
 * Histogram equalization in a sliding depth interval. Nodes stand at multiples of half the height, counted from depth 0.
 * Each ranks values among the samples within half a height of it, and between nodes ranks are interpolated linearly, as
 * CLAHE does between its tiles (Zuiderveld 1994). So a value at a depth has the same rank in every window of the same scale.
 */
export class Equalizer {
  readonly #settings: EqualizerSettings;
  readonly #spacing: number;
  readonly #rows: RankedRows;
  readonly #key: string;
  readonly #nodes = new Map<number, Float32Array | null>();

  constructor(settings: EqualizerSettings) {
    this.#settings = settings;
    const { log, height, range, aggregation } = settings;
    this.#spacing = height / 2;
    this.#rows = aggregation === 'mean' ? meansIn(log, height) : extremesLike(settings);
    this.#key = [log.id, log.importedAt, height, ...range, aggregation, JSON.stringify(this.#rows)].join('/');
  }

  /**
   * Computes the nodes for `count` ascending depths. Depths between them get none, as a gap may have any size. Where
   * `mayMiss`, values are ranked among those that are left beside a damaged stretch, which is refused otherwise.
   */
  async prepare(source: TileSource, count: number, depthAt: (row: number) => number, mayMiss = false): Promise<void> {
    this.#nodes.clear();
    /** Consecutive missing nodes [from, to], whose samples are read in one go. */
    let missing: { from: number; to: number } | undefined;
    for (let row = 0; row < count; row++) {
      const above = Math.floor(depthAt(row) / this.#spacing);
      for (const node of [above, above + 1]) {
        if (this.#nodes.has(node) || (missing && node <= missing.to)) continue;
        const ranks = kept.get(this.#keyOf(node));
        if (ranks !== undefined) {
          this.#nodes.set(node, this.#use(node, ranks));
          continue;
        }
        if (missing && node > missing.to + 1) {
          await this.#make(source, missing.from, missing.to, mayMiss);
          missing = undefined;
        }
        missing = { from: missing?.from ?? node, to: node };
      }
    }
    if (missing) await this.#make(source, missing.from, missing.to, mayMiss);
  }

  /** The ranks at a depth; undefined where the interval has no values. */
  ranksAt(depth: number): Ranks | undefined {
    const position = depth / this.#spacing;
    const node = Math.floor(position);
    const above = this.#nodes.get(node) ?? this.#nodes.get(node + 1);
    const below = this.#nodes.get(node + 1) ?? above;
    return above && below ? { above, below, part: position - node } : undefined;
  }

  async #make(source: TileSource, first: number, last: number, mayMiss: boolean): Promise<void> {
    const { log, range } = this.#settings;
    const spacing = this.#spacing;
    const { lo, scale, limit } = stepsOf(range, BINS - 1);
    const counts = Array.from({ length: last - first + 1 }, () => new Float64Array(BINS));
    const count = (depth: number, samples: Float32Array, from: number, to: number): void => {
      // The nodes' intervals overlap by half, so a row counts for the two nodes it lies between.
      const node = Math.floor(depth / spacing) - first;
      const [above, below] = [counts[node], counts[node + 1]];
      for (let i = from; i < to; i++) {
        const bin = stepOf(samples[i]!, lo, scale, limit, BINS - 1);
        // Nulls are not counted.
        if (bin === BINS) continue;
        if (above) above[bin]! += 1;
        if (below) below[bin]! += 1;
      }
    };
    let isWhole = true;
    const onLost = mayMiss ? (): void => void (isWhole = false) : undefined;
    const [from, to] = [(first - 1) * spacing, (last + 1) * spacing];
    for await (const part of tileParts(source, log, this.#rows.level, from, to, { onLost })) {
      this.#countRows(part, count);
    }
    for (const [i, histogram] of counts.entries()) {
      const ranks = ranksOf(histogram);
      // What misses values is kept for nobody: a picture that refuses damage would be drawn with it.
      this.#nodes.set(first + i, isWhole ? this.#use(first + i, ranks) : ranks);
    }
  }

  #countRows({ tile, from, to }: TilePart, count: CountRow): void {
    const { width, samples } = tile;
    const { together } = this.#rows;
    const { aggregation, log } = this.#settings;
    if (together === 1 || aggregation === 'mean') {
      for (let row = from; row < to; row++) {
        count((tile.depths[row]! + tile.depthEnds[row]!) / 2, samples, row * width, (row + 1) * width);
      }
      return;
    }
    const values = new Float32Array(width);
    const extremes = new RowExtremes(log, values, aggregation);
    // Rows are grouped from the tile's first row on and belong to their first scanline's depth, whatever part is read.
    for (let row = Math.ceil(from / together) * together; row < to; row += together) {
      extremes.add(tile, row, Math.min(row + together, tile.rows), 0, 1, true);
      count(tile.depths[row]!, values, 0, width);
    }
  }

  #keyOf(node: number): string {
    return `${this.#key}/${node}`;
  }

  #use(node: number, ranks: Float32Array | null): Float32Array | null {
    const key = this.#keyOf(node);
    kept.delete(key);
    kept.set(key, ranks);
    if (kept.size * BINS * 4 > MAX_KEPT_BYTES) kept.delete(kept.keys().next().value!);
    return ranks;
  }
}

/** The rows that are counted: those of a stored level, so many of them `together` as one. */
interface RankedRows {
  readonly level: number;
  readonly together: number;
}

/** The coarsest level with enough rows in the interval, which depends on the interval's height alone. */
function meansIn(log: EqualizerSettings['log'], height: number): RankedRows {
  const rows = log.depthStep > 0 ? height / log.depthStep : log.rows;
  let level = 0;
  while (level < log.topLevel && rows / PYRAMID_FACTOR ** (level + 1) >= MIN_ROWS) level++;
  return { level, together: 1 };
}

/**
 * Extremes are ranked among extremes of about as many scanlines as a pixel row covers. Among extremes of fewer, every
 * minimum would rank low and every maximum high. The number depends on the scale alone, so panning changes no colour.
 */
function extremesLike({ log, aggregation, pixelDepth }: EqualizerSettings): RankedRows {
  const scanlines = log.depthStep > 0 ? pixelDepth / log.depthStep : 1;
  const power = Math.max(0, Math.round(Math.log(Math.max(1, scanlines)) / Math.log(PYRAMID_FACTOR)));
  const level = Math.min(power, log.topLevel);
  if (level >= (log.extremesFrom ?? Infinity)) return { level: storedLevel(level, aggregation), together: 1 };
  return { level: 0, together: Math.min(TILE_ROWS, PYRAMID_FACTOR ** power) };
}

/** The share of values below each bin, plus half of its own, so that equal values rank in the middle. */
function ranksOf(histogram: Float64Array): Float32Array | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const ranks = new Float32Array(BINS);
  let below = 0;
  for (let bin = 0; bin < BINS; bin++) {
    ranks[bin] = (below + histogram[bin]! / 2) / total;
    below += histogram[bin]!;
  }
  return ranks;
}
