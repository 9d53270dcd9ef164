// Tells what a file with a whole log holds, without importing it: reads all of it, so that damage is told.
import path from 'node:path';
import { errorShape, StratascopeError } from '../../../shared/errors.ts';
import { LOG_FILE } from '../../../shared/model/file-formats.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { LogInFile } from '../store/log-in-file.ts';
import { storedLevels } from '../../../shared/tiles/levels.ts';
import { tileParts } from '../../../shared/tiles/scanlines.ts';
import { rowCounter, type CopyProgress } from './copy-log.ts';
import type { Follow } from './follow.ts';

export interface InspectedLog extends Pick<
  ImageLog,
  'name' | 'kind' | 'rows' | 'width' | 'depthMin' | 'depthMax' | 'depthUnit'
> {
  readonly valueUnit: string | null;
  /** How many of each kind are kept with it. */
  readonly records: Readonly<Record<string, number>>;
}

export interface LogFileInspection extends Pick<InspectedLog, 'name' | 'kind'> {
  readonly file: string;
  readonly format: typeof LOG_FILE.ending;
  /** What the log is known by in every library. */
  readonly uuid: string;
  /** The log itself, and what lies beside it. */
  readonly parts: readonly InspectedLog[];
  /** A sentence on what cannot be read; null where nothing is damaged. */
  readonly damaged: string | null;
}

/** @throws StratascopeError `unreadable_file` where not even its facts can be read, `cancelled`. */
export async function inspectLogFile(file: string, follow: Follow<CopyProgress>): Promise<LogFileInspection> {
  const source = new LogInFile(file);
  try {
    const log = await source.get(LogInFile.ID);
    const family = [log, ...(await source.companions(log.id))];
    const parts: InspectedLog[] = [];
    for (const { id, name, kind, rows, width, depthMin, depthMax, depthUnit, valueUnit = null } of family) {
      const kept = Map.groupBy(await source.records({ logIds: [id] }), (record) => record.kind);
      const records = Object.fromEntries([...kept].map(([each, { length }]) => [each, length]));
      parts.push({ name, kind, rows, width, depthMin, depthMax, depthUnit, valueUnit, records });
    }
    const { name, kind } = log;
    const damaged = await damageIn(source, family, follow);
    return { file: path.basename(file), format: LOG_FILE.ending, name, kind, uuid: source.uuid, parts, damaged };
  } finally {
    source.close();
  }
}

async function damageIn(
  source: LogInFile,
  family: readonly ImageLog[],
  follow: Follow<CopyProgress>,
): Promise<string | null> {
  const onRows = rowCounter(family, follow);
  try {
    for (const log of family)
      for (const level of storedLevels(log))
        for await (const { tile } of tileParts(source, log, level, log.depthMin, log.depthMax)) onRows(tile.rows);
    return null;
  } catch (error) {
    const { code, message } = errorShape(error);
    if (error instanceof StratascopeError && (code === 'unreadable_file' || code === 'corrupt')) return message;
    throw error;
  }
}
