// The tile, a block of up to 256 rows of a log, and the interfaces of what takes and gives tiles.

/** Scanlines of a full tile. */
export const TILE_ROWS = 256;
/** How many rows of one level are averaged into one row of the next. */
export const PYRAMID_FACTOR = 4;

/**
 * A block of up to 256 rows at one level of the depth pyramid, always in ascending depth.
 * At level 0 a row is one scanline; at level L it averages 4^L scanlines that follow one another in the file.
 */
export interface Tile {
  readonly level: number;
  /**
   * Ordinal of the first row at its level. Row r of the file belongs to row floor(r / 4^L) of level L; in an ascending
   * file that is the ordinal, in a descending file its negative. So ordinals ascend with depth, and the next deeper
   * tile of a level starts at `firstRow + rows`.
   */
  readonly firstRow: number;
  readonly rows: number;
  /** Samples in a row, of all channels. */
  readonly width: number;
  /** Samples of a pixel, side by side, where they are those of a colour; elsewhere one sample is a pixel. */
  readonly channels?: 3;
  /** [rows] depth of each row's shallowest scanline, in the log's own unit. */
  readonly depths: Float64Array;
  /** [rows] depth of each row's deepest scanline; at level 0 equal to `depths`. */
  readonly depthEnds: Float64Array;
  /** [rows, width] samples, row-major; NaN is null. */
  readonly samples: Float32Array;
  /** The bytes as they are stored, if there are such, so that a tile need not be encoded again. Arrays may be views of them. */
  readonly packed?: PackedTile;
}

/** A tile as it is stored, see tile-codec.ts. */
export interface PackedTile {
  readonly bytes: Uint8Array;
  /** CRC-32 (IEEE 802.3) of all bytes, stored beside them and checked whenever they are read. */
  readonly checksum: number;
}

/** A stretch of depth that a library can no longer tell of: what lies deeper than `depthMin`, down to `depthMax`. */
export interface LostStretch {
  readonly depthMin: number;
  readonly depthMax: number;
}

/** What is lost with a tile that is damaged, or missing where one should lie. */
export interface LostTile {
  readonly firstRow: number;
  readonly lost: LostStretch;
}

export type ReadTile = Tile | LostTile;

/** Where an import puts its tiles: in the file's order within a level, levels interleaved. */
export interface TileSink {
  write(tile: Tile): void | Promise<void>;
}

/** Where frames and exports take tiles from, such as a store. */
export interface TileSource {
  /** Another number once another library lies in the place of the one before: what was read of that is not kept. */
  readonly generation?: number;
  /**
   * `id`: as `tilesOf` tells it. What is read into the place of a log has tiles of its own, so that whoever still reads
   * the old ones gets no mixture.
   *
   * First row (`Tile.firstRow`) of the shallowest tile of a level that reaches to `depth` or deeper; undefined when
   * the log ends above it. -Infinity gives the first tile.
   */
  findTile(id: number, level: number, depth: number): Promise<number | undefined>;
  /**
   * The tiles of a level that start in [fromRow, toRow), ascending, with verified checksums. The range must be bounded.
   * @throws StratascopeError `corrupt` where one of them is damaged.
   */
  readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]>;
  /** As `readTiles`, but damaged ones are told as what is lost with them. Absent where nothing can be lost, in memory say. */
  readLeft?(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]>;
}
