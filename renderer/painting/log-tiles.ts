// The tiles of one log as they are held by the page: what is not held counts as missing, and is told of.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { justAbove } from '../../shared/tiles/lost-depths.ts';
import type { LostStretch, ReadTile, Tile, TileSource } from '../../shared/tiles/tile.ts';
import { tilesVersion } from '../../shared/model/tile-url.ts';
import type { HeldTiles } from './held-tiles.ts';
import { TilePlaces, type PlacedLog } from './tile-places.ts';

export type TiledLog = PlacedLog & Pick<ImageLog, 'id' | 'tilesId' | 'importedAt' | 'width' | 'extremesFrom'>;

/** A tile by its stored level and its first row. */
export interface TileName {
  readonly level: number;
  readonly firstRow: number;
}

export class LogTiles implements TileSource {
  readonly log: TiledLog;
  readonly places: TilePlaces;
  readonly #held: HeldTiles;
  readonly #prefix: string;
  #missing = new Map<string, TileName>();
  #damaged: LostStretch[] = [];

  constructor(log: TiledLog, isFalling: boolean, held: HeldTiles) {
    this.log = log;
    this.#held = held;
    this.#prefix = prefixOf(log);
    this.places = new TilePlaces(log, isFalling, (level, firstRow) => held.peek(this.keyOf({ level, firstRow })));
  }

  held({ level, firstRow }: TileName): Tile | undefined {
    return this.#held.get(this.keyOf({ level, firstRow }));
  }

  keyOf({ level, firstRow }: TileName): string {
    return `${this.#prefix}${level}/${firstRow}`;
  }

  /** What was read and not held since the last call. */
  takeMissing(): readonly TileName[] {
    const missing = [...this.#missing.values()];
    this.#missing = new Map();
    return missing;
  }

  /** What was read and is known to be damaged since the last call. */
  takeDamaged(): readonly LostStretch[] {
    const damaged = this.#damaged;
    this.#damaged = [];
    return damaged;
  }

  async findTile(_id: number, level: number, depth: number): Promise<number | undefined> {
    const number = this.places.findNumber(level, depth);
    return number === undefined ? undefined : this.places.firstRow(level, number);
  }

  /** Only what is held. */
  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    return (await this.readLeft(id, level, fromRow, toRow)).filter((tile): tile is Tile => !('lost' in tile));
  }

  async readLeft(_id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    const { places } = this;
    const tiles = places.tilesOf(level);
    const found: ReadTile[] = [];
    const first = Math.max(0, places.numberOf(level, fromRow) - 1);
    for (let number = first; number < tiles; number++) {
      const firstRow = places.firstRow(level, number);
      if (firstRow < fromRow) continue;
      if (firstRow >= toRow) break;
      const tile = this.held({ level, firstRow });
      if (tile) found.push(tile);
      else {
        const key = this.keyOf({ level, firstRow });
        const lost = {
          depthMin: justAbove(places.depthStart(level, number)),
          depthMax: places.depthEnd(level, number),
        };
        if (this.#held.isDamaged(key)) this.#damaged.push(lost);
        else this.#missing.set(key, { level, firstRow });
        found.push({ firstRow, lost });
      }
    }
    return found;
  }
}

/** What the keys of all tiles of a log begin with. */
export function prefixOf(log: TiledLog): string {
  return `${log.id}/${tilesVersion(log)}/`;
}
