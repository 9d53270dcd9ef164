// Sorts rows of tiles, each with its own depths, into the pixel rows of a picture.
import type { ImageLog } from '../model/image-log.ts';
import { finerLevel, pyramidLevel, type Aggregation } from '../tiles/levels.ts';
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../tiles/tile.ts';
import type { FrameMemory } from './frame-memory.ts';
import type { TilePart, WalkedLog } from '../tiles/scanlines.ts';

/** A scanline this close to a pixel row's upper edge counts as on it, because decimal depths are not exact in binary. */
export const EDGE_PX = 1e-6;
/** A row of a tile as one number: the index of the tile among those added, times TILE_ROWS, plus the row's index. */
type RowNumber = number;
export const NO_ROW: RowNumber = -1;

/** Longest row of a level, in pixel rows, that may be counted in two pixel rows: of means, which are split, and of extremes. */
const MOST_SHARED_PX = { mean: 0.5, min: 1, max: 1 };

/** A band of pixel rows [yFrom, yTo) of a picture that is `heightPx` high over [depthMin, depthMax]. */
export interface RasterRequest {
  readonly log: WalkedLog & Pick<ImageLog, 'depthStep' | 'gapStep' | 'nulls'>;
  /** In the log's own unit; both finite, depthMin <= depthMax. */
  readonly depthMin: number;
  readonly depthMax: number;
  readonly heightPx: number;
  readonly yFrom: number;
  readonly yTo: number;
  /** Level of the pyramid to draw from, see `levelFor`. */
  readonly level: number;
  readonly aggregation: Aggregation;
  /** Whether to interpolate between scanlines; only set where the picture enlarges them. */
  readonly smooth: boolean;
}

/** Combines the rows that fall into a pixel row into its values. */
export interface RowValues {
  /** Adds rows [from, to) of a tile, each with `weight`, to pixel row `y`; `fresh`: they are the first ones there. */
  add(tile: Tile, from: number, to: number, y: number, weight: number, fresh: boolean): void;
  /** Computes the values of pixel row `y`, which has rows; null where no sample is present. */
  finish(y: number): void;
}

/** The depths of a row of a tile that has to be replaced by rows of a finer level. */
export interface CoarseRow {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

export class PixelRows {
  readonly #request: RasterRequest;
  /** Number of pixel rows in the band. */
  readonly height: number;
  readonly #width: number;
  /** Pixel rows per unit of depth; 0 where the window has no height. */
  readonly perDepth: number;
  /** Scanlines in a whole row of the requested level. Such a row has weight 1, and all weights are exact in binary. */
  readonly #unit: number;
  readonly #values: RowValues;
  /** The shallowest and the deepest row in each pixel row. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Number of scanlines in each pixel row. */
  readonly scanlines: Int32Array;
  /** The nearest rows above and below the band. */
  before: RowNumber = NO_ROW;
  after: RowNumber = NO_ROW;
  readonly #tiles: Tile[] = [];

  constructor(request: RasterRequest, values: RowValues, memory: FrameMemory) {
    this.#request = request;
    this.#unit = PYRAMID_FACTOR ** request.level;
    this.#values = values;
    this.height = request.yTo - request.yFrom;
    this.#width = request.log.width;
    const span = request.depthMax - request.depthMin;
    this.perDepth = span > 0 ? request.heightPx / span : 0;
    this.first = memory.first.take(this.height).fill(NO_ROW);
    this.last = memory.last.take(this.height).fill(NO_ROW);
    this.scanlines = memory.scanlines.take(this.height).fill(0);
  }

  /**
   * Adds the rows of a tile. Rows that cross the window's edge or span a gap are handed to `onCoarse` instead, so that no
   * scanline is drawn outside of its depth.
   */
  add({ tile, from, to }: TilePart, onCoarse: (row: CoarseRow) => void): void {
    const { depths, depthEnds } = tile;
    const level = pyramidLevel(tile.level);
    const tileNumber = this.#tiles.push(tile) - 1;
    const scanlines = PYRAMID_FACTOR ** level;
    const unit = this.#unit;
    const addRun = (start: number, end: number, pixelRow: number, weight: number): void => {
      if (start < end) this.#addRun(tile, tileNumber, start, end, pixelRow, weight);
    };
    let runStart = from;
    let runRow = NaN;
    for (let index = from; index < to; index++) {
      const start = depths[index]!;
      const top = this.#pixelRow(start);
      const base = level === 0 ? top : this.#pixelRow(depthEnds[index]!);
      // The last row of a level may be made of fewer scanlines than the others.
      const there = Math.min(scanlines, this.#request.log.rows - Math.abs(tile.firstRow + index) * scanlines);
      if (top === runRow && base === top && there === scanlines) continue;
      addRun(runStart, index, runRow, scanlines / unit);
      runStart = index;
      runRow = top;
      if (base === top && there === scanlines) continue;
      runStart = index + 1;
      runRow = NaN;
      const end = depthEnds[index]!;
      if (base === top) addRun(index, index + 1, top, there / unit);
      else if (this.#wouldSmear(top, base, end - start))
        onCoarse({ level: finerLevel(level, this.#request.aggregation), from: start, to: end });
      else {
        // A row across an edge is split by how many of its scanlines, assumed evenly spaced, lie above. An extreme is
        // counted in both pixel rows, because the depth of its scanline within the row is not known.
        const boundary = this.#request.depthMin + base / this.perDepth;
        const upper = Math.min(there, Math.ceil(((boundary - start) / (end - start)) * (there - 1) - EDGE_PX));
        addRun(index, index + 1, top, upper / unit);
        addRun(index, index + 1, base, (there - upper) / unit);
      }
    }
    addRun(runStart, to, runRow, scanlines / unit);
  }

  depthStart(row: RowNumber): number {
    return this.#tiles[Math.floor(row / TILE_ROWS)]!.depths[row % TILE_ROWS]!;
  }

  depthEnd(row: RowNumber): number {
    return this.#tiles[Math.floor(row / TILE_ROWS)]!.depthEnds[row % TILE_ROWS]!;
  }

  samplesOf(row: RowNumber): Float32Array {
    const at = (row % TILE_ROWS) * this.#width;
    return this.#tiles[Math.floor(row / TILE_ROWS)]!.samples.subarray(at, at + this.#width);
  }

  /** Computes the pixel rows that have scanlines; the others are left unchanged. */
  finish(): void {
    for (let y = 0; y < this.height; y++) if (this.first[y] !== NO_ROW) this.#values.finish(y);
  }

  /** The picture's pixel row at a depth; -1 above the window, heightPx below it. Never computed by adding up steps. */
  #pixelRow(depth: number): number {
    const { depthMin, depthMax, heightPx } = this.#request;
    if (depth < depthMin) return -1;
    if (depth > depthMax) return heightPx;
    return Math.min(heightPx - 1, Math.floor((depth - depthMin) * this.perDepth + EDGE_PX));
  }

  /** Whether a row across two pixel rows crosses the window's edge, or is so long that it must span a gap. */
  #wouldSmear(top: number, base: number, span: number): boolean {
    const { heightPx, aggregation } = this.#request;
    return top < 0 || base >= heightPx || span * this.perDepth > MOST_SHARED_PX[aggregation];
  }

  /** Adds rows [from, to) of a tile that all lie in one pixel row of the picture, each with `weight`. */
  #addRun(tile: Tile, tileNumber: number, from: number, to: number, pixelRow: number, weight: number): void {
    const y = pixelRow - this.#request.yFrom;
    const shallowest = tileNumber * TILE_ROWS + from;
    const deepest = tileNumber * TILE_ROWS + to - 1;
    if (y < 0) {
      if (this.before === NO_ROW || this.depthEnd(deepest) > this.depthEnd(this.before)) this.before = deepest;
      return;
    }
    if (y >= this.height) {
      if (this.after === NO_ROW || this.depthStart(shallowest) < this.depthStart(this.after)) this.after = shallowest;
      return;
    }
    this.scanlines[y]! += weight * this.#unit * (to - from);
    const fresh = this.first[y] === NO_ROW;
    if (fresh || this.depthStart(shallowest) < this.depthStart(this.first[y]!)) this.first[y] = shallowest;
    if (fresh || this.depthEnd(deepest) > this.depthEnd(this.last[y]!)) this.last[y] = deepest;
    this.#values.add(tile, from, to, y, weight, fresh);
  }
}
