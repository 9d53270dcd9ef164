// Makes a tile whose depths, values and nulls tell where it belongs.
import type { Tile } from '../../../shared/tiles/tile.ts';

export function tileOf(firstRow: number, rows: number, width = 3, level = 0): Tile {
  const depths = Float64Array.from({ length: rows }, (_, i) => 100 + (firstRow + i) * 0.5);
  const samples = Float32Array.from({ length: rows * width }, (_, i) => (i % 7 === 0 ? NaN : firstRow + i / 3));
  return {
    level,
    firstRow,
    rows,
    width,
    depths,
    depthEnds: level === 0 ? depths : depths.map((d) => d + 0.25),
    samples,
  };
}
