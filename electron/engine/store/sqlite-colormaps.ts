// Lists, saves and removes a SQLite library's own colormaps; each change is one transaction.
import type { Database } from 'better-sqlite3';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { colormapMissing, colormapRow, colormapTaken, readColormaps, type ColormapRow } from './colormap-rows.ts';

/** The ones that hold, and what is said of the others. */
export function listColormaps(db: Database): ReturnType<typeof readColormaps> {
  return readColormaps(
    db.prepare('SELECT name, colormap, checksum FROM colormap ORDER BY name').all() as ColormapRow[],
  );
}

/** What `replaces` names need not be there any more. A damaged one is nobody's: its name is free. */
export function saveColormap(db: Database, colormap: ColormapDefinition, replaces?: string): void {
  const row = colormapRow(colormap);
  db.transaction(() => {
    const drop = db.prepare('DELETE FROM colormap WHERE name = ?');
    if (replaces !== undefined) drop.run(replaces);
    const there = db.prepare('SELECT name, colormap, checksum FROM colormap WHERE name = ?').all(row.name);
    if (readColormaps(there as ColormapRow[]).damaged.length > 0) drop.run(row.name);
    if (!insertColormap(db, row)) throw colormapTaken(row.name);
  }).immediate();
}

/** False where another one has its name. */
export function insertColormap(db: Database, row: ColormapRow): boolean {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO colormap (name, colormap, checksum) VALUES (@name, @colormap, @checksum)',
  );
  return insert.run({ ...row, checksum: row.checksum ?? null }).changes > 0;
}

export function removeColormap(db: Database, name: string): void {
  if (db.prepare('DELETE FROM colormap WHERE name = ?').run(name).changes === 0) throw colormapMissing(name);
}
