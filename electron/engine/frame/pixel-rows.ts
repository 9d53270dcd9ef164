// In: rows of tiles, each with its own depths. Out: the pixel rows they fall into: the sums of their values, and who is in them.
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../tile.ts';
import type { FrameMemory } from './frame-memory.ts';
import type { RasterRequest } from './raster.ts';
import type { TilePart } from './scanlines.ts';

/** A scanline this close to a pixel row's upper edge lies on it: decimal depths are not exact in binary. */
export const EDGE_PX = 1e-6;
/** A row of a tile, as one number: the tile's place among those added, times TILE_ROWS, plus the row's index in it. */
type RowNumber = number;
export const NO_ROW: RowNumber = -1;

/** Depths averaged by one row of a tile that has to be looked up at a finer level. */
export interface CoarseRow {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

export class PixelRows {
  readonly #request: RasterRequest;
  /** Pixel rows of the band. */
  readonly height: number;
  readonly #width: number;
  /** Pixel rows per depth; 0 where the window has no height. */
  readonly perDepth: number;
  readonly #memory: FrameMemory;
  /** Scanlines of a whole row of the level asked for: it weighs 1, and all weights are exact in binary. */
  readonly #unit: number;
  readonly #sums: Float64Array;
  /** Of the rows that may hold nulls none is counted here; every sample of theirs counts for itself in `#weights`. */
  readonly #rowWeights: Float64Array;
  #weights: Float64Array | undefined;
  /** Shallowest and deepest row that fell into each pixel row. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** How many fell into each pixel row. */
  readonly scanlines: Int32Array;
  /** The nearest rows above and below the band. */
  before: RowNumber = NO_ROW;
  after: RowNumber = NO_ROW;
  readonly #tiles: Tile[] = [];

  constructor(request: RasterRequest, memory: FrameMemory) {
    this.#request = request;
    this.#memory = memory;
    this.#unit = PYRAMID_FACTOR ** request.level;
    this.height = request.yTo - request.yFrom;
    this.#width = request.log.width;
    const span = request.depthMax - request.depthMin;
    this.perDepth = span > 0 ? request.heightPx / span : 0;
    this.#sums = memory.sums.take(this.height * this.#width);
    this.#rowWeights = memory.rowWeights.take(this.height).fill(0);
    this.first = memory.first.take(this.height).fill(NO_ROW);
    this.last = memory.last.take(this.height).fill(NO_ROW);
    this.scanlines = memory.scanlines.take(this.height).fill(0);
  }

  /**
   * Adds the rows of a tile. Those that cross the window's edge or span a gap are handed to `onCoarse` instead, so that
   * no scanline is drawn where it is not.
   */
  add({ tile, from, to }: TilePart, onCoarse: (row: CoarseRow) => void): void {
    const { depths, depthEnds, level } = tile;
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
      // The last row of a level may average fewer scanlines than the others.
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
      else if (this.#wouldSmear(top, base, end - start)) onCoarse({ level: level - 1, from: start, to: end });
      else {
        // Its scanlines lie evenly between start and end: so many of them belong to the upper pixel row.
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

  /** Means of the present samples of every pixel row that has a scanline; the others are left as they are. */
  meansInto(values: Float32Array): void {
    const sums = this.#sums;
    const weights = this.#weights;
    const width = this.#width;
    for (let y = 0; y < this.height; y++) {
      if (this.first[y] === NO_ROW) continue;
      const rowWeight = this.#rowWeights[y]!;
      const end = (y + 1) * width;
      if (weights) for (let i = y * width; i < end; i++) values[i] = sums[i]! / (rowWeight + weights[i]!);
      else for (let i = y * width; i < end; i++) values[i] = sums[i]! / rowWeight;
    }
  }

  /** Of the picture; -1 above the window, heightPx below. Each depth is placed by itself, never by adding steps up. */
  #pixelRow(depth: number): number {
    const { depthMin, depthMax, heightPx } = this.#request;
    if (depth < depthMin) return -1;
    if (depth > depthMax) return heightPx;
    return Math.min(heightPx - 1, Math.floor((depth - depthMin) * this.perDepth + EDGE_PX));
  }

  /** Whether a row that lies in two pixel rows crosses the window's edge or spans over half a pixel row: a gap. */
  #wouldSmear(top: number, base: number, span: number): boolean {
    return top < 0 || base >= this.#request.heightPx || span * this.perDepth > 0.5;
  }

  /** Rows [from, to) of a tile, all in one pixel row of the picture, `weight` each. */
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
    const at = y * this.#width;
    if (fresh) this.#sums.fill(0, at, at + this.#width);
    if (this.#request.log.nulls > 0 && hasNulls(tile)) this.#addPresent(tile, from, to, at, weight);
    else {
      this.#rowWeights[y]! += weight * (to - from);
      addRows(this.#sums, at, tile.samples, from * this.#width, to - from, this.#width, weight);
    }
  }

  #addPresent({ samples }: Tile, from: number, to: number, at: number, weight: number): void {
    const [sums, width] = [this.#sums, this.#width];
    const weights = (this.#weights ??= this.#memory.weights.take(sums.length).fill(0));
    for (let i = from * width, x = 0; i < to * width; i++) {
      const value = samples[i]!;
      // A null is NaN, the one value that differs from itself.
      if (value === value) {
        sums[at + x]! += value * weight;
        weights[at + x]! += weight;
      }
      if (++x === width) x = 0;
    }
  }
}

/** Four rows a pass: a sum is then fetched and put back a quarter as often. The order of the additions stays. */
function addRows(
  sums: Float64Array,
  at: number,
  samples: Float32Array,
  from: number,
  rows: number,
  width: number,
  weight: number,
): void {
  let row = 0;
  let a = from;
  if (weight === 1) {
    for (; row + 4 <= rows; row += 4, a += 4 * width) {
      const b = a + width;
      const c = b + width;
      const d = c + width;
      for (let x = 0; x < width; x++) {
        sums[at + x] = sums[at + x]! + samples[a + x]! + samples[b + x]! + samples[c + x]! + samples[d + x]!;
      }
    }
  }
  for (; row < rows; row++, a += width) {
    for (let x = 0; x < width; x++) sums[at + x]! += samples[a + x]! * weight;
  }
}

const nullsKnown = new WeakMap<Tile, boolean>();

/** Looked up once a tile: most have none, and adding them up then needs no question per sample. */
function hasNulls(tile: Tile): boolean {
  let answer = nullsKnown.get(tile);
  if (answer === undefined) nullsKnown.set(tile, (answer = holdsNull(tile.samples)));
  return answer;
}

/** A plain loop: `some` takes nine times as long. */
function holdsNull(samples: Float32Array): boolean {
  for (let i = 0; i < samples.length; i++) if (samples[i] !== samples[i]) return true;
  return false;
}
