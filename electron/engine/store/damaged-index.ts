// Sets a damaged index of a library aside, so that another is built from the files of its logs.
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { StratascopeError } from '../../../shared/errors.ts';
import { readColormaps, type ColormapRow } from './colormap-rows.ts';
import { APPLICATION_ID } from './sqlite-migrations.ts';

/** An index is that large at most; a larger file holds the logs of an older version, and reading all of it takes a while. */
const LARGEST_CHECKED = 16 * 1024 * 1024;
const READ_BYTES = 4 * 1024 * 1024;
/** SQLite writes whose file it is into its header, which starts with a magic text. */
const MAGIC = 'SQLite format 3\0';
const OWNER_AT = 68;
/** How a tile begins: "STIL" and the version 1. */
const TILE = Buffer.from([0x53, 0x54, 0x49, 0x4c, 1, 0]);

export interface SetAside {
  /** A sentence for whoever uses the library. */
  readonly notice: string;
  /** Those that can still be read. */
  readonly colormaps: readonly ColormapRow[];
}

/**
 * Undefined where the index is whole, or is no file of ours, which is told by whoever opens it.
 * @throws StratascopeError `corrupt` where logs of an older version lie in the file itself: it is left as it is.
 */
export function setAsideIfDamaged(file: string, now = new Date()): SetAside | undefined {
  if (!isDamaged(file)) return undefined;
  if (holdsTiles(file)) {
    throw new StratascopeError(
      'corrupt',
      `The library ${file} is damaged, and logs of an older version lie in that file itself; it was left as it is: put back a copy of it`,
    );
  }
  const colormaps = colormapsLeft(file);
  const aside = `${file}.damaged-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  // Looked at once more, because another process may have done the same meanwhile.
  if (!isDamaged(file)) return undefined;
  for (const ending of ['-wal', '-shm', '']) {
    if (fs.existsSync(`${file}${ending}`)) fs.renameSync(`${file}${ending}`, `${aside}${ending}`);
  }
  return {
    colormaps,
    notice: `The index of the library was damaged: it was built anew from the files of the logs, and the damaged one is kept as ${aside}`,
  };
}

function isDamaged(file: string): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size === 0 || stat.size > LARGEST_CHECKED) return false;
  // SQLite is asked first: a file that is opened and closed past it loses the locks that other threads have on it.
  return failsItsCheck(file) && isOurs(file);
}

function failsItsCheck(file: string): boolean {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true, timeout: 0 });
    // A row that holds what it may not is mended from its file, as one whose checksum fails.
    db.pragma('ignore_check_constraints = ON');
    // An index of SQLite that does not fit its table would hide logs, or show them twice.
    return db.pragma('integrity_check(1)', { simple: true }) !== 'ok';
  } catch (error) {
    return /^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown }).code));
  } finally {
    db?.close();
  }
}

/** By what a header says that is damaged in one place at most. */
function isOurs(file: string): boolean {
  const header = Buffer.alloc(OWNER_AT + 4);
  const fd = fs.openSync(file, 'r');
  try {
    if (fs.readSync(fd, header) < header.length) return false;
  } finally {
    fs.closeSync(fd);
  }
  return (
    header.readUInt32BE(OWNER_AT) === APPLICATION_ID &&
    [...MAGIC].filter((c, i) => header[i] === c.charCodeAt(0)).length >= 12
  );
}

function holdsTiles(file: string): boolean {
  const fd = fs.openSync(file, 'r');
  const buffer = Buffer.alloc(READ_BYTES);
  try {
    for (
      let at = 0, read = 0;
      (read = fs.readSync(fd, buffer, 0, READ_BYTES, at)) > TILE.length;
      at += read - TILE.length
    )
      if (buffer.subarray(0, read).includes(TILE)) return true;
    return false;
  } finally {
    fs.closeSync(fd);
  }
}

function colormapsLeft(file: string): readonly ColormapRow[] {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const rows = db.prepare('SELECT * FROM colormap').all() as ColormapRow[];
    return rows.filter((row) => readColormaps([row]).damaged.length === 0);
  } catch {
    return [];
  } finally {
    db?.close();
  }
}
