// A cache of recently read tiles with bounded memory, so that a drag reads each tile only once.
import { isCorrupt } from './lost-depths.ts';
import { TILE_ROWS, type ReadTile, type Tile, type TileSource } from './tile.ts';

export class TileCache implements TileSource {
  readonly #source: TileSource;
  readonly #maxBytes: number;
  /** Least recently used first, as a Map keeps the order of insertion. */
  readonly #tiles = new Map<string, Tile>();
  #bytes = 0;
  /** Tiles dropped from the cache that a running frame may still use. */
  #dropped: Tile[] = [];
  #droppedBytes = 0;
  #hits = 0;
  #misses = 0;
  #generation: number | undefined;

  constructor(source: TileSource, maxBytes: number) {
    this.#source = source;
    this.#generation = source.generation;
    this.#maxBytes = maxBytes;
  }

  findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    return this.#source.findTile(id, level, depth);
  }

  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    this.#forgetOthers();
    const found: Tile[] = [];
    for (let row = fromRow; row < toRow;) {
      const kept = this.#use(keyOf(id, level, row));
      const next = kept ? [kept] : await this.#read(id, level, row, toRow);
      if (next.length === 0) break;
      if (kept) this.#hits++;
      found.push(...next);
      const last = next.at(-1)!;
      row = last.firstRow + last.rows;
    }
    return found;
  }

  /** Ids of another library may stand for other logs. */
  #forgetOthers(): void {
    if (this.#source.generation === this.#generation) return;
    this.#generation = this.#source.generation;
    for (const tile of this.#tiles.values()) this.#drop(tile);
    this.#tiles.clear();
    this.#bytes = 0;
  }

  /** Damaged stretches are read anew each time, and the tiles beside them with them: they are few. */
  async readLeft(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    try {
      return await this.readTiles(id, level, fromRow, toRow);
    } catch (error) {
      if (!this.#source.readLeft || !isCorrupt(error)) throw error;
      return this.#source.readLeft(id, level, fromRow, toRow);
    }
  }

  /** How many tiles were found here and read from the source since the last call. */
  takeCounts(): { hits: number; misses: number } {
    const counts = { hits: this.#hits, misses: this.#misses };
    this.#hits = this.#misses = 0;
    return counts;
  }

  /**
   * Frees the memory of dropped tiles. It lies outside the heap, where the garbage collector would let it grow to several
   * times the size of the cache. Must be called while no tile is in use.
   */
  freeDropped(): void {
    for (const { packed, samples } of this.#dropped) {
      const { buffer } = samples;
      // A buffer that is larger than the tile may be shared with others and is left alone.
      const isOwn = buffer.byteLength === packed?.bytes.byteLength || buffer.byteLength === samples.byteLength;
      if (buffer instanceof ArrayBuffer && isOwn) buffer.transfer(0);
    }
    this.#forgetDropped();
  }

  /** Reads from the source only up to the next cached tile, so that a new tile at a window's top does not reread the rest. */
  async #read(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    let end = Math.min(toRow, fromRow + TILE_ROWS);
    while (end < toRow && !this.#tiles.has(keyOf(id, level, end))) end = Math.min(toRow, end + TILE_ROWS);
    const tiles = await this.#source.readTiles(id, level, fromRow, end);
    this.#misses += tiles.length;
    for (const tile of tiles) this.#keep(keyOf(id, level, tile.firstRow), tile);
    return tiles;
  }

  #use(key: string): Tile | undefined {
    const tile = this.#tiles.get(key);
    if (tile) {
      this.#tiles.delete(key);
      this.#tiles.set(key, tile);
    }
    return tile;
  }

  #keep(key: string, tile: Tile): void {
    if (this.#tiles.has(key)) return;
    this.#tiles.set(key, tile);
    this.#bytes += bytesOf(tile);
    for (const [oldKey, old] of this.#tiles) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#tiles.delete(oldKey);
      this.#bytes -= bytesOf(old);
      this.#drop(old);
    }
  }

  #drop(tile: Tile): void {
    this.#dropped.push(tile);
    this.#droppedBytes += bytesOf(tile);
    // During frames without a pause `freeDropped` cannot run, so the tiles are left to the garbage collector.
    if (this.#droppedBytes > this.#maxBytes) this.#forgetDropped();
  }

  #forgetDropped(): void {
    this.#dropped = [];
    this.#droppedBytes = 0;
  }
}

const keyOf = (id: number, level: number, row: number): string => `${id}/${level}/${row}`;
/** Samples that are stored in one byte each lie apart from these. */
const bytesOf = ({ samples, depths, depthEnds, packed }: Tile): number =>
  samples.byteLength +
  depths.byteLength +
  depthEnds.byteLength +
  (packed && packed.bytes.buffer !== samples.buffer ? packed.bytes.byteLength : 0);
