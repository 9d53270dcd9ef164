// Saves what is whole of a damaged log and its companions as a new log, whose levels are built anew.
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { PyramidBuilder } from '../import/build/pyramid.ts';
import { LogStatistics } from '../import/build/statistics.ts';
import type { ImageStore, ImportedLog, ImportedPart, ImportWriter, LogLeft, LogSource } from '../store/image-store.ts';
import { FIRST_EXTREME_LEVEL } from '../../../shared/tiles/levels.ts';
import { tileParts, type TilePart } from '../../../shared/tiles/scanlines.ts';
import { importedAgain } from './copy-log.ts';

export interface SavedWhole {
  readonly log: ImageLog;
  /** Names of what belonged to it and of which nothing is whole. */
  readonly lost: readonly string[];
  /** Names of those of which nothing else is known than what their scanlines tell. */
  readonly foundAgain: readonly string[];
}

/** @throws StratascopeError `corrupt` where no scanline of the log itself is left. */
export async function saveWhole({ source, family, lost: unread }: LogLeft, to: ImageStore): Promise<SavedWhole> {
  const under = await to.beginImport(family.reduce((sum, { log }) => sum + log.storedBytes, 0));
  const [lost, foundAgain]: [string[], string[]] = [[...unread], []];
  try {
    const parts: ImportedPart[] = [];
    for (const { log, isFoundAgain } of family) {
      if (!(await hasScanlines(source, log))) {
        if (parts.length === 0)
          throw new StratascopeError('corrupt', `Expected scanlines of ${log.name} but none of them is whole`);
        lost.push(log.name);
        continue;
      }
      if (isFoundAgain) foundAgain.push(log.name);
      const writer = await under.begin(parts[0]?.writer);
      const facts = await writeWhole(source, log, isFoundAgain, writer);
      parts.push({
        writer,
        log: { ...(await importedAgain(source, log)), ...facts },
        ...(parts.length === 0 ? {} : { parent: 0 }),
      });
    }
    const [saved] = await under.complete(parts);
    return { log: saved!, lost, foundAgain };
  } catch (error) {
    await under.abort();
    throw error;
  }
}

function wholeParts(source: LogSource, log: ImageLog): AsyncGenerator<TilePart> {
  return tileParts(source, log, 0, log.depthMin, log.depthMax, { onLost: () => undefined });
}

async function hasScanlines(source: LogSource, log: ImageLog): Promise<boolean> {
  for await (const part of wholeParts(source, log)) return part.to > part.from;
  return false;
}

/** Returns the facts that another number of scanlines has changed, or that were not known. */
async function writeWhole(
  source: LogSource,
  log: ImageLog,
  isFoundAgain: boolean,
  writer: ImportWriter,
): Promise<Partial<ImportedLog>> {
  const pyramid = new PyramidBuilder(log.width);
  const statistics = new LogStatistics();
  const { width } = log;
  for await (const { tile, from, to } of wholeParts(source, log)) {
    for (let row = from; row < to; row++) {
      const depth = tile.depths[row]!;
      const at = pyramid.begin(depth);
      pyramid.samples.set(tile.samples.subarray(row * width, (row + 1) * width), at);
      const nulls = statistics.add(depth, pyramid.samples, at, width);
      for (const full of pyramid.end(nulls > 0)) await writer.write(full);
    }
  }
  const { rows } = pyramid;
  const { tiles, topLevel } = pyramid.finish();
  for (const tile of tiles) await writer.write(tile);
  const levels = { rows, topLevel, extremesFrom: FIRST_EXTREME_LEVEL };
  return rows === log.rows && !isFoundAgain ? levels : { ...levels, ...statistics.result() };
}
