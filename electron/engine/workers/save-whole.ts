// Saves what is whole of a damaged log and its companions as a new log, whose levels are built anew.
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { PyramidBuilder } from '../import/build/pyramid.ts';
import { LogStatistics } from '../import/build/statistics.ts';
import type { ImageStore, ImportedLog, ImportedPart, ImportWriter } from '../store/image-store.ts';
import { FIRST_EXTREME_LEVEL } from '../../../shared/tiles/levels.ts';
import { tileParts } from '../../../shared/tiles/scanlines.ts';
import { importedAgain } from './copy-log.ts';

/** @throws StratascopeError `corrupt` where no scanline of one of them is left. */
export async function saveWhole(store: ImageStore, family: readonly ImageLog[]): Promise<ImageLog> {
  const under = await store.beginImport(family.reduce((sum, log) => sum + log.storedBytes, 0));
  try {
    const parts: ImportedPart[] = [];
    for (const log of family) {
      const writer = await under.begin(parts[0]?.writer);
      const facts = await writeWhole(store, log, writer);
      parts.push({
        writer,
        log: { ...(await importedAgain(store, log)), ...facts },
        ...(parts.length === 0 ? {} : { parent: 0 }),
      });
    }
    const [saved] = await under.complete(parts);
    return saved!;
  } catch (error) {
    await under.abort();
    throw error;
  }
}

/** Returns the facts that another number of scanlines has changed. */
async function writeWhole(store: ImageStore, log: ImageLog, writer: ImportWriter): Promise<Partial<ImportedLog>> {
  const pyramid = new PyramidBuilder(log.width);
  const statistics = new LogStatistics();
  const { width } = log;
  const walk = tileParts(store, log, 0, log.depthMin, log.depthMax, { onLost: () => undefined });
  for await (const { tile, from, to } of walk) {
    for (let row = from; row < to; row++) {
      const depth = tile.depths[row]!;
      const at = pyramid.begin(depth);
      pyramid.samples.set(tile.samples.subarray(row * width, (row + 1) * width), at);
      const nulls = statistics.add(depth, pyramid.samples, at, width);
      for (const full of pyramid.end(nulls > 0)) await writer.write(full);
    }
  }
  const { rows } = pyramid;
  if (rows === 0) throw new StratascopeError('corrupt', `Expected scanlines of ${log.name} but none of them is whole`);
  const { tiles, topLevel } = pyramid.finish();
  for (const tile of tiles) await writer.write(tile);
  const levels = { rows, topLevel, extremesFrom: FIRST_EXTREME_LEVEL };
  return rows === log.rows ? levels : { ...levels, ...statistics.result() };
}
