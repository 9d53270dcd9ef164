// What is left of a log in a damaged file: each part as far as anything tells of it, past lost directories.
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog, LogDetails } from '../../../shared/model/image-log.ts';
import { isCorrupt } from '../../../shared/tiles/lost-depths.ts';
import type { ReadTile, Tile } from '../../../shared/tiles/tile.ts';
import { factsAgain } from './facts-again.ts';
import type { LogLeft, LogSource } from './image-store.ts';
import { holds, type EntryRow } from './index-rows.ts';
import { detailsOf, imageMissing, logOf } from './log-rows.ts';
import { checksumOf, type RecordRow } from './record-rows.ts';
import { StrataReader } from './strata/strata-reader.ts';
import { FILE_ENDING } from './strata/strata-schema.ts';

/** The index of a library on the file: the rows of its parts, and what is kept with them by the ids of these. */
interface Indexed {
  readonly rows: readonly EntryRow[];
  readonly records: readonly RecordRow[];
}

interface Part {
  readonly log: ImageLog;
  readonly isFoundAgain: boolean;
  readonly details: string | null;
  readonly records: readonly RecordRow[];
}

/** Its logs are known by the numbers of their parts, from 1 on. */
export class LeftInFile implements LogLeft, LogSource {
  readonly #path: string;
  readonly #reader: StrataReader;
  readonly #parts = new Map<number, Part>();
  readonly #lost: string[] = [];

  /**
   * `uuid`: what the log is known by, where something else than its file says so.
   * @throws StratascopeError `corrupt` where no whole scanline of the log is found, `library` where the file is not there.
   */
  constructor(file: string, indexed: Indexed, uuid: string | undefined) {
    this.#path = file;
    this.#reader = readerOf(file, uuid);
    try {
      const rows = unlessCorrupt(() => this.#reader.parts()) ?? [];
      const parts = new Set([0, ...rows.map(({ row }) => row.part), ...indexed.rows.map(({ part }) => part)]);
      this.#reader.findAgain([...parts]);
      for (const part of [...parts].sort((a, b) => a - b)) this.#add(part, rows, indexed);
      if (!this.#parts.has(1)) throw nothingLeft(file);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get source(): this {
    return this;
  }

  get uuid(): string {
    return this.#reader.uuid;
  }

  get family(): LogLeft['family'] {
    return [...this.#parts.values()];
  }

  get lost(): readonly string[] {
    return this.#lost;
  }

  close(): void {
    this.#reader.close();
  }

  async get(id: number): Promise<ImageLog> {
    return this.#part(id).log;
  }

  async companions(id: number): Promise<ImageLog[]> {
    return [...this.#parts.values()].map(({ log }) => log).filter(({ parentId }) => parentId === id);
  }

  async damaged(): Promise<never[]> {
    return [];
  }

  async details(id: number): Promise<LogDetails> {
    return detailsOf(this.#part(id).details);
  }

  async records({ logIds = [...this.#parts.keys()] }: Parameters<LogSource['records']>[0]): Promise<RecordRow[]> {
    return logIds.flatMap((id) => this.#part(id).records);
  }

  async findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    return this.#reader.findTile(id - 1, level, depth);
  }

  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    return (await this.readLeft(id, level, fromRow, toRow)).filter((read): read is Tile => !('lost' in read));
  }

  async readLeft(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    return this.#reader.readLeft(id - 1, level, fromRow, toRow);
  }

  #part(id: number): Part {
    const part = this.#parts.get(id);
    if (!part) throw imageMissing(id);
    return part;
  }

  /** As the file says, or the index where the file does not hold, or the scanlines where neither does. */
  #add(part: number, rows: ReturnType<StrataReader['parts']>, indexed: Indexed): void {
    const id = part + 1;
    const inFile = rows.find(({ row }) => row.part === part);
    const entry = indexed.rows.find((row) => row.part === part);
    // One that was entered from a damaged file has no facts, and knows nothing.
    const inIndex = entry?.facts === null ? undefined : entry;
    const whole = inFile?.isWhole ? inFile.row : inIndex && holds(inIndex) ? inIndex : undefined;
    const stands = { parent_id: part === 0 ? null : 1, parent_kept: part === 0 ? null : 1, state: 'complete' };
    const log = whole
      ? logOf(id, { ...whole, ...stands, problem: null, place: undefined, id, row_id: id })
      : this.#again(
          part,
          [inFile?.row, inIndex].filter((row) => row !== undefined),
        );
    if (!log) {
      this.#lost.push(entry?.name ?? inFile?.row.name ?? `part ${part}`);
      return;
    }
    const kept = inFile && unlessCorrupt(() => this.#reader.records(inFile.row));
    const records = [...(kept?.records ?? []), ...indexed.records.filter((row) => row.log_id === entry?.id)];
    const details = whole?.details ?? null;
    this.#parts.set(id, { log, isFoundAgain: !whole, details, records: newestOf(records, id) });
  }

  #again(part: number, said: Parameters<typeof factsAgain>[1]): ImageLog | undefined {
    const fileName = path.basename(this.#path, FILE_ENDING).replace(/^\d+-/, '');
    const found = factsAgain(this.#reader.scanlines(part), said, { isFirst: part === 0, fileName });
    const parent = part === 0 ? {} : { parentId: 1 };
    return found && { ...found, ...parent, id: part + 1, importedAt: new Date().toISOString(), storedBytes: 0 };
  }
}

/** Where its identity is damaged, by what else tells it: under a wrong one no checksum would hold. */
function readerOf(file: string, uuid: string | undefined): StrataReader {
  try {
    return new StrataReader(file);
  } catch (error) {
    if (!isCorrupt(error) || uuid === undefined) throw error;
    return new StrataReader(file, uuid);
  }
}

/** The sound ones, each once. */
function newestOf(records: readonly Omit<RecordRow, 'log_id'>[], logId: number): readonly RecordRow[] {
  const newest = new Map<string, RecordRow>();
  for (const { kind, id, version, body, checksum } of records) {
    const key = JSON.stringify([kind, id]);
    if (checksumOf({ kind, id, version, body }) !== checksum || version <= (newest.get(key)?.version ?? -1)) continue;
    newest.set(key, { log_id: logId, kind, id, version, body, checksum });
  }
  return [...newest.values()];
}

function unlessCorrupt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isCorrupt(error)) return undefined;
    throw error;
  }
}

function nothingLeft(file: string): StratascopeError {
  return new StratascopeError('corrupt', `Expected scanlines of a log in ${file} but none of them is whole`);
}
