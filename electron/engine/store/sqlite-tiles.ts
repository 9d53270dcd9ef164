// Tiles of a library on this computer: from the file of the log, or from the library's own where it has not moved yet.
import type { StratascopeError } from '../../../shared/errors.ts';
import { ALL_DEPTHS, damagedDepths, isCorrupt } from '../../../shared/tiles/lost-depths.ts';
import type { LostStretch, ReadTile, Tile } from '../../../shared/tiles/tile.ts';
import type { IndexRows } from './index-rows.ts';
import { logOf } from './log-rows.ts';
import { findOldTile, readOldTiles } from './old-tiles.ts';
import type { OpenFiles } from './open-files.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

export class SqliteTiles {
  readonly #connection: SqliteConnection;
  readonly #rows: IndexRows;
  readonly #open: OpenFiles;

  constructor(connection: SqliteConnection, rows: IndexRows, open: OpenFiles) {
    this.#connection = connection;
    this.#rows = rows;
    this.#open = open;
  }

  findTile(id: number, level: number, depth: number): number | undefined {
    const place = this.#rows.placeOf('SELECT ?', id);
    if (!place) return undefined;
    const { file, part } = place;
    if (file === null) return this.#connection.guard(() => findOldTile(this.#connection, id, level, depth));
    return this.#told(id, () => this.#open.reader(file).findTile(part, level, depth));
  }

  readTiles(id: number, level: number, fromRow: number, toRow: number): Tile[] {
    const read = this.readLeft(id, level, fromRow, toRow);
    return read.map((each) => {
      if ('lost' in each) throw this.#damaged(id, each.lost);
      return each;
    });
  }

  readLeft(id: number, level: number, fromRow: number, toRow: number): ReadTile[] {
    const place = this.#rows.placeOf('SELECT ?', id);
    if (!place) return [];
    const { file, part } = place;
    if (file === null) return this.#connection.guard(() => readOldTiles(this.#connection, id, level, fromRow, toRow));
    return this.#told(id, () => this.#open.reader(file).readLeft(part, level, fromRow, toRow));
  }

  /** What cannot be read at all, such as a directory, is told with all depths of the log. */
  #told<T>(row: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw isCorrupt(error) ? this.#damaged(row, ALL_DEPTHS) : error;
    }
  }

  #damaged(row: number, lost: LostStretch): StratascopeError {
    const [log] = this.#rows.select('AND id = ?', row);
    return damagedDepths(logOf(row, log), lost);
  }
}
