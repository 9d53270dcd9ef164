// Finds the scanlines of a log's file by its tiles, which say where they belong, where the directory is lost.
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { StratascopeError } from '../../../../shared/errors.ts';
import { readTile } from '../../../../shared/tiles/tile-layout.ts';
import type { Tile } from '../../../../shared/tiles/tile.ts';
import { tileChecksum } from './checksums.ts';
import { strataError } from './strata-schema.ts';
import { TileDirectory, TileList } from './tile-directory.ts';

/** The directories of level 0 of parts, of their whole tiles. A part without any has none. */
export function scanlinesAgain(
  db: Database,
  path: string,
  uuid: string,
  parts: readonly number[],
): ReadonlyMap<number, TileDirectory> {
  const lists = new Map<number, TileList>();
  const read = db.prepare('SELECT checksum, data FROM tile WHERE number = ?');
  for (const number of numbersIn(db, path)) {
    const row = unlessCorrupt(path, () => read.get(number) as { checksum: number; data: unknown } | undefined);
    const tile = row && tileOf(path, row.data);
    if (!tile || tile.level !== 0) continue;
    const { firstRow, rows, depthEnds, packed } = tile;
    const isOf = (part: number): boolean =>
      tileChecksum({ uuid, part, level: 0, firstRow }, packed!.checksum) === row.checksum;
    const part = parts.find(isOf);
    if (part === undefined) continue;
    const list = lists.get(part) ?? new TileList();
    list.add(firstRow, depthEnds[rows - 1]!, number);
    lists.set(part, list);
  }
  return new Map([...lists].map(([part, list]) => [part, new TileDirectory(list.bytes())]));
}

/** In the order in which they were written. From both ends, for a damaged page ends a walk through the table. */
function numbersIn(db: Database, path: string): readonly number[] {
  const numbers = new Set<number>();
  for (const order of ['ASC', 'DESC'])
    unlessCorrupt(path, () => {
      const walk = db.prepare(`SELECT number FROM tile ORDER BY number ${order}`).pluck().iterate();
      for (const number of walk as IterableIterator<number>) numbers.add(number);
    });
  return [...numbers].sort((a, b) => a - b);
}

function tileOf(path: string, data: unknown): Tile | undefined {
  // A flipped bit may make another type of a value.
  if (!(data instanceof Uint8Array)) return undefined;
  return unlessCorrupt(path, () => readTile(data, crc32(data), path));
}

function unlessCorrupt<T>(path: string, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const known = error instanceof StratascopeError ? error : strataError(error, path);
    if (known.code === 'corrupt') return undefined;
    throw known;
  }
}
