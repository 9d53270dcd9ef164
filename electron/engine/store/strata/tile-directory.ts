// Where the tiles of one level lie in a log's file: read whole and with one checksum, so that no tile is missed unseen.

/*
 * Layout, all little-endian, of the t tiles of a level in ascending depth:
 *
 *   f64[t]  first rows, as Tile.firstRow
 *   f64[t]  depth of the deepest scanline
 *   u32[t]  number of the tile in the file
 */
const ENTRY_BYTES = 20;

export class TileDirectory {
  readonly firstRows: Float64Array;
  readonly depthEnds: Float64Array;
  readonly numbers: Uint32Array;

  /** `bytes`: of this layout; they are copied. */
  constructor(bytes: Uint8Array) {
    const tiles = bytes.byteLength / ENTRY_BYTES;
    const { buffer } = new Uint8Array(bytes);
    this.firstRows = new Float64Array(buffer, 0, tiles);
    this.depthEnds = new Float64Array(buffer, tiles * 8, tiles);
    this.numbers = new Uint32Array(buffer, tiles * 16, tiles);
  }

  /** The place of the shallowest tile that reaches to `depth` or deeper; as many as there are where none does. */
  reaching(depth: number): number {
    return firstIndex(this.depthEnds, depth);
  }

  /** The place of the first tile that begins at `row` or behind it. */
  from(row: number): number {
    return firstIndex(this.firstRows, row);
  }
}

/** Collects the tiles of a level as they are written, in the order of the source: of ascending or of descending depth. */
export class TileList {
  readonly #firstRows: number[] = [];
  readonly #depthEnds: number[] = [];
  readonly #numbers: number[] = [];

  add(firstRow: number, depthEnd: number, number: number): void {
    this.#firstRows.push(firstRow);
    this.#depthEnds.push(depthEnd);
    this.#numbers.push(number);
  }

  bytes(): Uint8Array {
    const tiles = this.#firstRows.length;
    const isDescending = tiles > 1 && this.#firstRows[1]! < this.#firstRows[0]!;
    const ascending = (list: readonly number[]): readonly number[] => (isDescending ? list.toReversed() : list);
    const { buffer } = new Uint8Array(tiles * ENTRY_BYTES);
    new Float64Array(buffer, 0, tiles).set(ascending(this.#firstRows));
    new Float64Array(buffer, tiles * 8, tiles).set(ascending(this.#depthEnds));
    new Uint32Array(buffer, tiles * 16, tiles).set(ascending(this.#numbers));
    return new Uint8Array(buffer);
  }

  /** The numbers of the tiles in ascending depth. */
  numbers(): Uint32Array {
    return new TileDirectory(this.bytes()).numbers;
  }
}

/** The first place whose value is `least` or more. Binary search in ascending values. */
function firstIndex(values: Float64Array, least: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
