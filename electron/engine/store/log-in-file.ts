// A log in a file that belongs to no library, for a copy: what is damaged is refused, and nothing is left out.
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog, LogDetails } from '../../../shared/model/image-log.ts';
import { storedLevels } from '../../../shared/tiles/levels.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';
import type { LogSource } from './image-store.ts';
import { detailsOf, imageMissing, logOf } from './log-rows.ts';
import type { RecordRow } from './record-rows.ts';
import type { PartRow } from './strata/strata-part.ts';
import { StrataReader } from './strata/strata-reader.ts';

/** Its logs are known by the numbers of their parts, from 1 on. */
export class LogInFile implements LogSource {
  /** Of the log that stands alone. */
  static readonly ID = 1;
  readonly #name: string;
  readonly #reader: StrataReader;
  readonly #parts: ReadonlyMap<number, PartRow>;

  /** @throws StratascopeError `unreadable_file` where it is no log, of a newer version, or damaged. */
  constructor(file: string) {
    this.#name = path.basename(file);
    this.#reader = this.#guard(() => new StrataReader(file));
    try {
      this.#parts = this.#guard(() => this.#wholeParts());
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get uuid(): string {
    return this.#reader.uuid;
  }

  /** What it takes in a library. */
  get storedBytes(): number {
    return [...this.#parts.values()].reduce((sum, { stored_bytes: bytes }) => sum + bytes, 0);
  }

  close(): void {
    this.#reader.close();
  }

  async get(id: number): Promise<ImageLog> {
    const row = this.#part(id);
    const isFirst = id === LogInFile.ID;
    const stands = { parent_id: isFirst ? null : LogInFile.ID, parent_kept: isFirst ? null : 1, state: 'complete' };
    return this.#guard(() => logOf(id, { ...row, ...stands, id, row_id: id }));
  }

  async companions(id: number): Promise<ImageLog[]> {
    const others = id === LogInFile.ID ? [...this.#parts.keys()].filter((each) => each !== LogInFile.ID) : [];
    return Promise.all(others.map((each) => this.get(each)));
  }

  async damaged(): Promise<never[]> {
    return [];
  }

  async details(id: number): Promise<LogDetails> {
    return detailsOf(this.#part(id).details);
  }

  async records({ logIds = [...this.#parts.keys()] }: Parameters<LogSource['records']>[0]): Promise<RecordRow[]> {
    return logIds.flatMap((id) =>
      this.#guard(() => this.#reader.records(this.#part(id))).records.map((record) => ({ ...record, log_id: id })),
    );
  }

  async findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    return this.#guard(() => this.#reader.findTile(id - 1, level, depth));
  }

  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    const { depthUnit } = await this.get(id);
    return this.#guard(() => this.#reader.readLeft(id - 1, level, fromRow, toRow)).map((read) => {
      if (!('lost' in read)) return read;
      const { depthMin, depthMax } = read.lost;
      throw this.#refusal(`depth ${depthMin} to ${depthMax} ${depthUnit} of it is damaged`);
    });
  }

  #part(id: number): PartRow {
    const row = this.#parts.get(id);
    if (!row) throw imageMissing(id);
    return row;
  }

  #wholeParts(): ReadonlyMap<number, PartRow> {
    const parts = this.#reader.parts();
    if (parts[0]?.row.part !== 0 || !parts.every(({ isWhole }) => isWhole))
      throw this.#refusal('what it says of the log is damaged');
    for (const { row } of parts) {
      if (!this.#reader.records(row).isWhole)
        throw this.#refusal('some of what is kept with it, such as bookmarks, is damaged');
      const there = new Set(JSON.parse(row.levels) as number[]);
      const facts = JSON.parse(row.facts) as Parameters<typeof storedLevels>[0];
      if (!storedLevels(facts).every((level) => there.has(level)))
        throw this.#refusal('a part of its samples is missing');
    }
    return new Map(parts.map(({ row }) => [row.part + 1, row]));
  }

  #refusal(but: string): StratascopeError {
    const remedy = 'nothing was imported; ask for the file again';
    return new StratascopeError('unreadable_file', `${this.#name}: expected a whole log but ${but}; ${remedy}`);
  }

  /** What is wrong with the file is no fault of the library. */
  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof StratascopeError) || error.code === 'unreadable_file') throw error;
      throw new StratascopeError('unreadable_file', error.message, { cause: error });
    }
  }
}
