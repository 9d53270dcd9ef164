// In: a log's tiles, a depth window, its height in pixels. Out: a row of mean values per pixel row, NaN where nothing is.
import type { ImageLog } from '../../../shared/model.ts';
import { PYRAMID_FACTOR, type Tile } from '../tile.ts';
import { tileParts } from './scanlines.ts';
import type { TileSource } from './tile-cache.ts';

/** Rows of a level that fall into one pixel row when shrinking, at least. Fewer shift the means visibly. */
const MIN_ROWS_PER_PIXEL = 4;
/** A scanline this close to a pixel row's upper edge lies on it: decimal depths are not exact in binary. */
const EDGE_PX = 1e-6;

/** A band of pixel rows [yFrom, yTo) of a picture that is `heightPx` high over [depthMin, depthMax]. */
export interface RasterRequest {
  readonly log: Pick<ImageLog, 'id' | 'rows' | 'width' | 'depthStep' | 'gapStep'>;
  /** Both finite, depthMin <= depthMax. */
  readonly depthMin: number;
  readonly depthMax: number;
  readonly heightPx: number;
  readonly yFrom: number;
  readonly yTo: number;
  /** Level of the pyramid to draw from, see `levelFor`. */
  readonly level: number;
  /** Interpolate between scanlines; only where the picture enlarges them. */
  readonly smooth: boolean;
}

/** The coarsest level that still has enough rows for every pixel row. `rows`: scanlines in the whole window. */
export function levelFor(rows: number, heightPx: number, topLevel: number): number {
  let level = 0;
  while (level < topLevel && rows / PYRAMID_FACTOR ** (level + 1) >= MIN_ROWS_PER_PIXEL * heightPx) level++;
  return level;
}

/** A row of a tile: what an empty pixel row next to it is filled from. */
interface RowRef {
  readonly tile: Tile;
  readonly index: number;
}

/**
 * Pixel row y covers the depths [depthMin + y*h, depthMin + (y+1)*h), h = (depthMax - depthMin) / heightPx; the last
 * one includes depthMax. It holds the mean of the present samples of the scanlines in it. A pixel row without a
 * scanline shows the scanline nearest to its centre, unless it lies in a gap (a step above `gapStep`): that is null.
 * Returns [yTo - yFrom, log.width] values, row-major; NaN is null.
 */
export async function rasterize(source: TileSource, request: RasterRequest): Promise<Float32Array> {
  const { log, depthMin, depthMax, heightPx } = request;
  const bins = new Bins(request);
  const depthAt = (y: number): number => depthMin + (y / heightPx) * (depthMax - depthMin);
  // Rows just outside the band are neighbours to fill from. A row that crosses the window's edge or spans a gap is
  // looked up again one level finer, so that no scanline is drawn where it is not.
  const ranges = [
    { level: request.level, from: depthAt(request.yFrom) - log.gapStep, to: depthAt(request.yTo) + log.gapStep },
  ];
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    for await (const { tile, from, to } of tileParts(source, log.id, range.level, range.from, range.to)) {
      for (let index = from; index < to; index++) {
        const from = tile.depths[index]!;
        const to = tile.depthEnds[index]!;
        if (tile.level > 0 && bins.wouldSmear(from, to)) ranges.push({ level: tile.level - 1, from, to });
        else bins.add(tile, index);
      }
    }
  }
  return bins.finish();
}

/** Pixel rows under way: sums of values, and the scanlines nearest to each pixel row's two sides. */
class Bins {
  readonly #request: RasterRequest;
  /** Pixel rows of the band. */
  readonly #height: number;
  readonly #width: number;
  readonly #perDepth: number;
  /** [height, width] sums of values, each times the scanlines it stands for. */
  readonly #sums: Float64Array;
  /** [height] scanlines in the sums, of tiles without a null. */
  readonly #rowWeights: Float64Array;
  /** [height, width] scanlines in the sums, of tiles with nulls. */
  #weights: Float64Array | undefined;
  /** Shallowest and deepest row that fell into each pixel row. */
  readonly #first: (RowRef | undefined)[];
  readonly #last: (RowRef | undefined)[];
  #before: RowRef | undefined;
  #after: RowRef | undefined;

  constructor(request: RasterRequest) {
    this.#request = request;
    this.#height = request.yTo - request.yFrom;
    this.#width = request.log.width;
    const span = request.depthMax - request.depthMin;
    this.#perDepth = span > 0 ? request.heightPx / span : 0;
    this.#sums = new Float64Array(this.#height * this.#width);
    this.#rowWeights = new Float64Array(this.#height);
    this.#first = new Array<RowRef | undefined>(this.#height);
    this.#last = new Array<RowRef | undefined>(this.#height);
  }

  /** Of the picture; -1 above the window, heightPx below. Each depth is placed by itself, never by adding steps up. */
  #pixelRow(depth: number): number {
    const { depthMin, depthMax, heightPx } = this.#request;
    if (depth < depthMin) return -1;
    if (depth > depthMax) return heightPx;
    return Math.min(heightPx - 1, Math.floor((depth - depthMin) * this.#perDepth + EDGE_PX));
  }

  /** Whether a row that averages the depths [start, end] crosses the window's edge or spans over half a pixel row: a gap. */
  wouldSmear(start: number, end: number): boolean {
    const top = this.#pixelRow(start);
    const base = this.#pixelRow(end);
    return top !== base && (top < 0 || base >= this.#request.heightPx || (end - start) * this.#perDepth > 0.5);
  }

  add(tile: Tile, index: number): void {
    const start = tile.depths[index]!;
    const end = tile.depthEnds[index]!;
    // The last row of a level may average fewer scanlines than the others.
    const perRow = PYRAMID_FACTOR ** tile.level;
    const scanlines = Math.min(perRow, this.#request.log.rows - Math.abs(tile.firstRow + index) * perRow);
    const top = this.#pixelRow(start);
    const base = this.#pixelRow(end);
    if (top === base) {
      this.#addTo(top, tile, index, scanlines);
      return;
    }
    // Its scanlines lie evenly between start and end: so many of them belong to the upper pixel row.
    const boundary = this.#request.depthMin + base / this.#perDepth;
    const upper = Math.min(scanlines, Math.ceil(((boundary - start) / (end - start)) * (scanlines - 1) - EDGE_PX));
    this.#addTo(top, tile, index, upper);
    this.#addTo(base, tile, index, scanlines - upper);
  }

  #addTo(pixelRow: number, tile: Tile, index: number, weight: number): void {
    const y = pixelRow - this.#request.yFrom;
    const row = { tile, index };
    if (y < 0) {
      if (!this.#before || depthEnd(row) > depthEnd(this.#before)) this.#before = row;
      return;
    }
    if (y >= this.#height) {
      if (!this.#after || depthStart(row) < depthStart(this.#after)) this.#after = row;
      return;
    }
    const first = this.#first[y];
    const last = this.#last[y];
    if (!first || depthStart(row) < depthStart(first)) this.#first[y] = row;
    if (!last || depthEnd(row) > depthEnd(last)) this.#last[y] = row;
    const width = this.#width;
    const { samples } = tile;
    const sums = this.#sums;
    const end = (y + 1) * width;
    if (!hasNulls(tile)) {
      this.#rowWeights[y]! += weight;
      for (let to = y * width, from = index * width; to < end; to++, from++) sums[to]! += samples[from]! * weight;
      return;
    }
    const weights = (this.#weights ??= new Float64Array(sums.length));
    for (let to = y * width, from = index * width; to < end; to++, from++) {
      const value = samples[from]!;
      // A null is NaN, the one value that differs from itself.
      if (value === value) {
        sums[to]! += value * weight;
        weights[to]! += weight;
      }
    }
  }

  finish(): Float32Array {
    const { depthMin, smooth, yFrom } = this.#request;
    const values = this.#means();
    const next = new Array<RowRef | undefined>(this.#height);
    for (let y = this.#height - 1, row = this.#after; y >= 0; y--) {
      next[y] = row;
      row = this.#first[y] ?? row;
    }
    let previous = this.#before;
    for (let y = 0; y < this.#height; y++) {
      const out = values.subarray(y * this.#width, (y + 1) * this.#width);
      const first = this.#first[y];
      const last = this.#last[y];
      const centre = this.#perDepth > 0 ? depthMin + (yFrom + y + 0.5) / this.#perDepth : depthMin;
      const single = first && first === last ? first : undefined;
      if (smooth && (single || !first)) {
        const above = single && depthStart(single) <= centre ? single : previous;
        const below = single && above !== single ? single : next[y];
        this.#fill(out, above, below, centre, true);
      } else if (!first) this.#fill(out, previous, next[y], centre, false);
      previous = last ?? previous;
    }
    return values;
  }

  #means(): Float32Array {
    const values = new Float32Array(this.#sums.length);
    for (let y = 0, i = 0; y < this.#height; y++) {
      const rowWeight = this.#rowWeights[y]!;
      for (const end = i + this.#width; i < end; i++) {
        values[i] = this.#sums[i]! / (this.#weights ? rowWeight + this.#weights[i]! : rowWeight);
      }
    }
    return values;
  }

  #fill(
    out: Float32Array,
    above: RowRef | undefined,
    below: RowRef | undefined,
    centre: number,
    smooth: boolean,
  ): void {
    const { depthStep, gapStep } = this.#request.log;
    const up = above ? centre - depthEnd(above) : Infinity;
    const down = below ? depthStart(below) - centre : Infinity;
    const nearest = above && (!below || (up - down) * this.#perDepth <= EDGE_PX) ? above : below;
    const gap = up + down;
    // Without height there is no gap to be in; at a gap's edge a scanline keeps its own half step.
    const reach = gap <= gapStep || this.#perDepth === 0 ? Infinity : depthStep / 2;
    if (!nearest || Math.min(up, down) > reach) out.fill(NaN);
    else if (smooth && above && below && gap <= gapStep) blend(out, samplesOf(above), samplesOf(below), up / gap);
    else out.set(samplesOf(nearest));
  }
}

/** Between two scanlines; beside a null the other one is shown up to the middle, so that a null does not spread. */
function blend(out: Float32Array, above: Float32Array, below: Float32Array, part: number): void {
  for (let x = 0; x < out.length; x++) {
    const value = above[x]! + (below[x]! - above[x]!) * part;
    out[x] = value === value ? value : part < 0.5 ? above[x]! : below[x]!;
  }
}

const nullsKnown = new WeakMap<Tile, boolean>();

/** Looked up once a tile: most have none, and adding them up then needs no question per sample. */
function hasNulls(tile: Tile): boolean {
  let answer = nullsKnown.get(tile);
  if (answer === undefined) nullsKnown.set(tile, (answer = tile.samples.some((value) => value !== value)));
  return answer;
}

const depthStart = (row: RowRef): number => row.tile.depths[row.index]!;
const depthEnd = (row: RowRef): number => row.tile.depthEnds[row.index]!;
const samplesOf = ({ tile, index }: RowRef): Float32Array =>
  tile.samples.subarray(index * tile.width, (index + 1) * tile.width);
