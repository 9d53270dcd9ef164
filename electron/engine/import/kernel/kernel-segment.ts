// Takes a segment that the kernel has built out of its memory: tiles, groups and statistics, in arrays of their own.
import { aggregationsOf, storedLevel } from '../../../../shared/tiles/levels.ts';
import { sealTile } from '../../tiles/tile-codec.ts';
import { draftTile, type TileDraft } from '../../../../shared/tiles/tile-layout.ts';
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../../../../shared/tiles/tile.ts';
import type { SegmentPiece, SegmentTask } from '../build/built-segment.ts';
import type { DepthSteps } from '../build/depth-steps.ts';
import type { Groups } from '../build/pyramid-group.ts';
import type { QuantileBins } from '../build/quantiles.ts';
import { memoryIn } from '../build/segment-memory.ts';
import type { Kernel } from './kernel.ts';

/** Words of a bin: count, least and greatest. */
const BIN_WORDS = 4;
const SIGN = 0x80000000;

/** `width`: stored samples of a scanline. The depths are those of the segment's scanlines; `steps` counts from zero. */
export function takePiece(
  kernel: Kernel,
  width: number,
  depths: Float64Array,
  steps: DepthSteps,
  task: SegmentTask,
): SegmentPiece {
  for (const depth of depths) steps.add(depth);
  return {
    tiles: tilesOf(kernel, width, depths, task),
    groups: groupsOf(kernel, width, depths, task),
    statistics: { values: binsOf(kernel), steps: steps.take(), nulls: kernel.nulls.value },
  };
}

function tilesOf(kernel: Kernel, width: number, depths: Float64Array, task: SegmentTask): Tile[] {
  const { firstRow, rows, levels, tileMemory } = task;
  const take = memoryIn(tileMemory);
  const tiles: Tile[] = [];
  const isDescending = depths.at(-1)! < depths[0]!;
  for (let level = 0; level < levels; level++) {
    const scanlines = PYRAMID_FACTOR ** level;
    for (const [kind, aggregation] of aggregationsOf(level).entries()) {
      const all = new Float32Array(kernel.memory.buffer, kernel.rowsOf(level, kind), (rows / scanlines) * width);
      for (let row = 0; row < rows / scanlines; row += TILE_ROWS) {
        const draft = draftTile(storedLevel(level, aggregation), TILE_ROWS, width, take);
        fillDepths(draft, depths.subarray(row * scanlines, (row + TILE_ROWS) * scanlines), isDescending);
        fillSamples(draft, all.subarray(row * width, (row + TILE_ROWS) * width), isDescending);
        const ordinal = firstRow / scanlines + row;
        // Rows of a descending file have negative ordinals, and a tile's deepest row comes first in the file.
        tiles.push(sealTile(draft, isDescending ? 1 - ordinal - TILE_ROWS : ordinal, take));
      }
    }
  }
  return tiles;
}

/** Rows of a tile are in ascending depth. */
function fillDepths({ depths, depthEnds }: TileDraft, inFile: Float64Array, isDescending: boolean): void {
  const scanlines = inFile.length / TILE_ROWS;
  for (let row = 0; row < TILE_ROWS; row++) {
    const from = (isDescending ? TILE_ROWS - 1 - row : row) * scanlines;
    const [one, other] = [inFile[from]!, inFile[from + scanlines - 1]!];
    depths[row] = Math.min(one, other);
    depthEnds[row] = Math.max(one, other);
  }
}

function fillSamples({ samples, width }: TileDraft, inFile: Float32Array, isDescending: boolean): void {
  if (!isDescending) {
    samples.set(inFile);
    return;
  }
  for (let row = 0; row < TILE_ROWS; row++) {
    const from = (TILE_ROWS - 1 - row) * width;
    samples.set(inFile.subarray(from, from + width), row * width);
  }
}

function groupsOf(kernel: Kernel, width: number, depths: Float64Array, { rows, levels }: SegmentTask): Groups {
  const scanlines = PYRAMID_FACTOR ** levels;
  const count = rows / scanlines;
  const { buffer } = kernel.memory;
  const size = count * width;
  const ends = Array.from({ length: count }, (_, group) => {
    return [depths[group * scanlines]!, depths[(group + 1) * scanlines - 1]!];
  });
  return {
    level: levels,
    count,
    sums: new Float64Array(buffer, kernel.handedOutSums(), size).slice(),
    minima: new Float32Array(buffer, kernel.handedOutMinima(), size).slice(),
    maxima: new Float32Array(buffer, kernel.handedOutMaxima(), size).slice(),
    ...(kernel.handedOutNulls() && {
      nulls: Float64Array.from(new Int32Array(buffer, kernel.handedOutCounts(), size)),
    }),
    scanlines: new Float64Array(count).fill(scanlines),
    tops: Float64Array.from(ends, (depths) => Math.min(...depths)),
    bases: Float64Array.from(ends, (depths) => Math.max(...depths)),
  };
}

function binsOf(kernel: Kernel): QuantileBins {
  const { buffer } = kernel.memory;
  const keys = new Uint32Array(buffer, kernel.usedBins.value, kernel.used.value).slice();
  const bins = new Uint32Array(buffer, kernel.bins.value);
  const counts = new Float64Array(keys.length);
  const least = new Uint32Array(keys.length);
  const greatest = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const bin = keys[i]! * BIN_WORDS;
    counts[i] = bins[bin]!;
    least[i] = bitsOf(bins[bin + 1]!);
    greatest[i] = bitsOf(bins[bin + 2]!);
  }
  return { keys, counts, least: floatsOf(least), greatest: floatsOf(greatest) };
}

/** The bits of a float from those in the order of the floats. */
function bitsOf(ordered: number): number {
  return ordered >= SIGN ? ordered - SIGN : ~ordered;
}

function floatsOf(bits: Uint32Array<ArrayBuffer>): Float64Array {
  return Float64Array.from(new Float32Array(bits.buffer));
}
