// Reads a log's file: its parts, records and tiles, each of which is refused where its checksum does not hold.
import { crc32 } from 'node:zlib';
import type { Database, Statement } from 'better-sqlite3';
import { StratascopeError } from '../../../../shared/errors.ts';
import { isCorrupt } from '../../../../shared/tiles/lost-depths.ts';
import { readTile } from '../../../../shared/tiles/tile-layout.ts';
import type { ReadTile } from '../../../../shared/tiles/tile.ts';
import { checksumOf, type RecordRow } from '../record-rows.ts';
import { checksumOver, directoryChecksum, tileChecksum } from './checksums.ts';
import { scanlinesAgain } from './scanlines-again.ts';
import { partChecksum, sumOf, type PartRow } from './strata-part.ts';
import { levelKey, openStrata, strataError } from './strata-schema.ts';
import { TileDirectory } from './tile-directory.ts';

/** A record as a file has it. */
export type PartRecord = Omit<RecordRow, 'log_id'> & { readonly part: number };

/** The tiles of its scanlines, ascending. */
export interface ScanlinesLeft {
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly depthMax: number | undefined;
  readonly read: (fromRow: number, toRow: number) => readonly ReadTile[];
}

export class StrataReader {
  readonly uuid: string;
  readonly #path: string;
  readonly #db: Database;
  readonly #data: Statement;
  /** By the keys of their levels; those of a file do not change. */
  readonly #directories = new Map<number, TileDirectory | undefined>();

  /**
   * `uuid`: what the log is known by, where its file does not tell it any more.
   * @throws StratascopeError `library`, `corrupt` where it is no log, or its identity is damaged.
   */
  constructor(path: string, uuid?: string) {
    this.#path = path;
    this.#db = openStrata(path);
    try {
      this.uuid = uuid ?? this.#guard(() => this.#identity());
      this.#data = this.#guard(() => this.#db.prepare('SELECT checksum, data FROM tile WHERE number = ?'));
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }

  /** By their numbers. Of the damaged ones nothing but the number is sure. */
  parts(): readonly { readonly row: PartRow; readonly isWhole: boolean }[] {
    const rows = this.#guard(() => this.#db.prepare('SELECT * FROM part ORDER BY part').all() as PartRow[]);
    return rows.map((row) => ({ row, isWhole: partChecksum(this.uuid, row.part, row) === row.checksum }));
  }

  /** Of a part, damaged ones too. `isWhole`: none is missing, and none damaged. */
  records({ part, records_sum }: PartRow): { readonly records: readonly PartRecord[]; readonly isWhole: boolean } {
    const records = this.#guard(
      () => this.#db.prepare('SELECT * FROM record WHERE part = ?').all(part) as PartRecord[],
    );
    const areSound = records.every((record) => checksumOf(record) === record.checksum);
    return { records, isWhole: areSound && sumOf(records.map(({ checksum }) => checksum)) === records_sum };
  }

  /** From now on the scanlines of parts whose directories are lost are found by their whole tiles. Reads the whole file then. */
  findAgain(parts: readonly number[]): void {
    const lost = parts.filter((part) => !this.#hasDirectory(part));
    if (lost.length === 0) return;
    const again = scanlinesAgain(this.#db, this.#path, this.uuid, lost);
    for (const part of lost) this.#directories.set(levelKey(part, 0), again.get(part));
  }

  /** Of a part, as its directory tells. */
  scanlines(part: number): ScanlinesLeft {
    const { firstRows, depthEnds } = this.#directory(part, 0) ?? {};
    const read = (fromRow: number, toRow: number): readonly ReadTile[] => this.readLeft(part, 0, fromRow, toRow);
    return { first: firstRows?.at(0), last: firstRows?.at(-1), depthMax: depthEnds?.at(-1), read };
  }

  /** As TileSource, of a part. */
  findTile(part: number, level: number, depth: number): number | undefined {
    const directory = this.#directory(part, level);
    return directory?.firstRows[directory.reaching(depth)];
  }

  /** As TileSource, of a part. */
  readLeft(part: number, level: number, fromRow: number, toRow: number): ReadTile[] {
    const directory = this.#directory(part, level);
    if (!directory) return [];
    const [from, to] = [directory.from(fromRow), directory.from(toRow)];
    return Array.from({ length: to - from }, (_, i) => this.#tile(part, level, directory, from + i));
  }

  #tile(part: number, level: number, directory: TileDirectory, at: number): ReadTile {
    const firstRow = directory.firstRows[at]!;
    const key = { uuid: this.uuid, part, level, firstRow };
    let row: { checksum: number; data: unknown } | undefined;
    try {
      row = this.#data.get(directory.numbers[at]) as typeof row;
    } catch (error) {
      const known = strataError(error, this.#path);
      if (known.code !== 'corrupt') throw known;
    }
    // A flipped bit may make another type of a value.
    if (row && row.data instanceof Uint8Array) {
      const ofBytes = crc32(row.data);
      if (tileChecksum(key, ofBytes) === row.checksum)
        return readTile(row.data, ofBytes, `${this.#path}, level ${level}, the tile at row ${firstRow}`);
    }
    const [depthMin = -Infinity, depthMax] = [directory.depthEnds[at - 1], directory.depthEnds[at]!];
    return { firstRow, lost: { depthMin, depthMax } };
  }

  /**
   * Undefined for a level that the part has not.
   * @throws StratascopeError `corrupt` where it does not hold, or is missing: nothing tells then which tiles there are.
   */
  #directory(part: number, level: number): TileDirectory | undefined {
    const key = levelKey(part, level);
    if (this.#directories.has(key)) return this.#directories.get(key);
    const row = this.#guard(() => {
      const select = this.#db.prepare('SELECT directory, checksum FROM level WHERE key = ?');
      return select.get(key) as { directory: unknown; checksum: number } | undefined;
    });
    const bytes = row?.directory instanceof Uint8Array ? row.directory : undefined;
    const isWhole = bytes
      ? directoryChecksum(this.uuid, part, level, bytes) === row!.checksum
      : !row && !this.#mayHave(part, level);
    if (!isWhole) throw new StratascopeError('corrupt', `The directory of level ${level} in ${this.#path} is damaged`);
    const directory = bytes && new TileDirectory(bytes);
    this.#directories.set(key, directory);
    return directory;
  }

  #hasDirectory(part: number): boolean {
    try {
      return this.#directory(part, 0) !== undefined;
    } catch (error) {
      if (isCorrupt(error)) return false;
      throw error;
    }
  }

  /** Whether a level is one of a part, as far as that can be told. */
  #mayHave(part: number, level: number): boolean {
    const found = this.parts().find(({ row }) => row.part === part);
    return !found?.isWhole || (JSON.parse(found.row.levels) as number[]).includes(level);
  }

  #identity(): string {
    const row = this.#db.prepare('SELECT uuid, checksum FROM log_file').get() as
      { uuid: string; checksum: number } | undefined;
    if (!row || checksumOver(row.uuid) !== row.checksum)
      throw new StratascopeError('corrupt', `Expected a log in ${this.#path} but its identity is damaged`);
    return row.uuid;
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw strataError(error, this.#path);
    }
  }
}

/** What a file says of its log; undefined where that cannot be read. */
export function logIn(path: string): PartRow | undefined {
  return readIn(path, (reader) => reader.parts().find(({ row, isWhole }) => isWhole && row.part === 0)?.row);
}

/** What the log in a file is known by; undefined where that cannot be read. */
export function uuidIn(path: string): string | undefined {
  return readIn(path, ({ uuid }) => uuid);
}

function readIn<T>(path: string, read: (reader: StrataReader) => T): T | undefined {
  let reader: StrataReader | undefined;
  try {
    reader = new StrataReader(path);
    return read(reader);
  } catch {
    return undefined;
  } finally {
    reader?.close();
  }
}
