// Reads the stored values of a depth window block by block, so that a long one needs bounded memory.
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { windowOf } from '../../../shared/raster/picture.ts';
import { tileParts, type TilePart } from '../../../shared/tiles/scanlines.ts';
import { TILE_ROWS, type Tile } from '../../../shared/tiles/tile.ts';
import { csvHeader, csvLines, type ValuesSource } from './csv-lines.ts';

export interface ValuesRequest {
  readonly id: number;
  /** Depths in the log's own unit. A missing bound leaves that side open; bounds are inclusive. */
  readonly depthMin?: number | undefined;
  readonly depthMax?: number | undefined;
  /**
   * `csv`, `tsv`: depths and samples, with a header, separated by commas or tabs. `float32`: samples alone, little-endian,
   * row-major; NaN is null.
   */
  readonly format: 'csv' | 'tsv' | 'float32';
  /** `next` of the previous block; absent for the first block. */
  readonly from?: number | undefined;
}

export interface ValuesBlock {
  readonly bytes: Uint8Array;
  /** Absent after the last block. */
  readonly next?: number;
}

const DELIMITERS = { csv: ',', tsv: '\t', float32: undefined } as const;

/** Samples in a block: 1 MB of float32. A block holds at least one tile. */
const BLOCK_SAMPLES = 256 * 1024;

/** Reads one block. Throws `bad_input` for a window that is reversed or outside the log. */
export async function readValues(source: ValuesSource, log: ImageLog, request: ValuesRequest): Promise<ValuesBlock> {
  const { depthMin, depthMax } = windowOf(log, request);
  const pieces: Uint8Array[] = [];
  const delimiter = DELIMITERS[request.format];
  if (request.from === undefined && delimiter !== undefined) {
    pieces.push(Buffer.from(csvHeader(log, await source.details(log.id), delimiter)));
  }
  const tilesAtOnce = Math.max(1, Math.floor(BLOCK_SAMPLES / (log.width * TILE_ROWS)));
  let tiles = 0;
  let last: Tile | undefined;
  for await (const part of tileParts(source, log, 0, depthMin, depthMax, { fromRow: request.from, tilesAtOnce })) {
    pieces.push(delimiter === undefined ? samplesOf(part) : Buffer.from(csvLines(part, delimiter)));
    last = part.tile;
    if (++tiles === tilesAtOnce) break;
  }
  const bytes = Buffer.concat(pieces);
  if (!last || tiles < tilesAtOnce || last.depths[last.rows - 1]! >= depthMax) return { bytes };
  return { bytes, next: last.firstRow + last.rows };
}

/** The samples' own bytes. Every platform that Node and Electron run on is little-endian. */
function samplesOf({ tile, from, to }: TilePart): Uint8Array {
  const { samples, width } = tile;
  return new Uint8Array(samples.buffer, samples.byteOffset + from * width * 4, (to - from) * width * 4);
}
