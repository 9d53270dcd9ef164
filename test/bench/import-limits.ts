// Measures what no import can beat: reading a file's bytes, writing its tiles, parsing its scanlines.
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { LogFile } from '../../electron/engine/import/log-file.ts';
import { chooseReader } from '../../electron/engine/import/readers/choose-reader.ts';
import { Tally } from '../../electron/engine/import/records/tally.ts';
import { TILE_ROWS } from '../../shared/tiles/tile.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';

const CHUNK_BYTES = 1 << 18;
const BATCH_TILES = 32;

const bytesOf = (file: string): AsyncIterable<Uint8Array> => fs.createReadStream(file, { highWaterMark: CHUNK_BYTES });

export async function readBytes(file: string): Promise<void> {
  for await (const chunk of bytesOf(file)) void chunk;
}

/** Our own reader alone: bytes to scanlines, not resampled, not stored. */
export async function readScanlines(path: string): Promise<void> {
  const file = await LogFile.open(path);
  try {
    const { reader, source } = await chooseReader(file);
    const { tables } = await reader.open(source, {});
    const [table] = tables;
    for await (const block of table!.read({ parts: table!.parts, tally: new Tally() })) void block;
  } finally {
    await file.close();
  }
}

/** As many bytes as the log takes, in tiles of its size, into an SQLite file with the library's page size and journal. */
export async function writeTiles(file: string, { storedBytes, width }: ImageLog): Promise<void> {
  const db = new Database(file);
  try {
    db.pragma('page_size = 16384');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec('CREATE TABLE tile (id INTEGER PRIMARY KEY, data BLOB NOT NULL)');
    const tile = Buffer.alloc(TILE_ROWS * (width * 4 + 8), 1);
    const insert = db.prepare('INSERT INTO tile (data) VALUES (?)');
    const batch = db.transaction((tiles: number) => {
      for (let i = 0; i < tiles; i++) insert.run(tile);
    });
    const count = Math.ceil(storedBytes / tile.length);
    for (let done = 0; done < count; done += BATCH_TILES) {
      if (done + BATCH_TILES >= count) db.pragma('synchronous = FULL');
      batch(Math.min(BATCH_TILES, count - done));
    }
  } finally {
    db.close();
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file + suffix, { force: true });
  }
}
