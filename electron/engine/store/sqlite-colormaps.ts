// Lists, saves and removes a SQLite library's own colormaps; each change is one transaction.
import type { Database } from 'better-sqlite3';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { colormapMissing, colormapTaken, toColormap } from './colormap-rows.ts';

export function listColormaps(db: Database): ColormapDefinition[] {
  const rows = db.prepare('SELECT name, colormap FROM colormap ORDER BY name').all();
  return (rows as { name: string; colormap: string }[]).map(({ name, colormap }) =>
    toColormap(name, JSON.parse(colormap) as object),
  );
}

/** What `replaces` names need not be there any more. */
export function saveColormap(db: Database, { name, ...shape }: ColormapDefinition, replaces?: string): void {
  db.transaction(() => {
    if (replaces !== undefined) db.prepare('DELETE FROM colormap WHERE name = ?').run(replaces);
    const insert = db.prepare('INSERT OR IGNORE INTO colormap (name, colormap) VALUES (?, ?)');
    if (insert.run(name, JSON.stringify(shape)).changes === 0) throw colormapTaken(name);
  }).immediate();
}

export function removeColormap(db: Database, name: string): void {
  if (db.prepare('DELETE FROM colormap WHERE name = ?').run(name).changes === 0) throw colormapMissing(name);
}
