// The interface of a library: image logs with their tiles, and colormaps. SQLite and PostgreSQL implement it.
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, ImageLog, LogDescription } from '../../../shared/model/image-log.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import type { Tile, TileSink, TileSource } from '../tiles/tile.ts';
import type { RecordChanges, RecordRow } from './record-rows.ts';

/** What the import knows of a log once it has been read to its end. */
export type ImportedLog = Omit<ImageLog, 'id' | 'importedAt' | 'storedBytes' | keyof LogDescription> &
  Pick<ImageLog, 'name'> &
  LogDescription & {
    /** Of the samples, where the file names them and each is stored as it is. Kept beside the facts, which every event sends whole. */
    readonly columnNames?: readonly string[] | undefined;
    /** Of a copy: what is kept with the log, as it lies in the library that it is copied from. */
    readonly records?: readonly RecordRow[] | undefined;
  };

/** A library of image logs. Every method may reject with StratascopeError `library`, `corrupt` or `not_found`. */
export interface ImageStore extends TileSource {
  /** Complete logs only, newest first. One that cannot be read keeps no other from being listed. */
  list(): Promise<ImageLog[]>;
  /** Logs that cannot be read, newest first: they are kept until they are removed by their id. */
  damaged(): Promise<DamagedLog[]>;
  get(id: number): Promise<ImageLog>;
  /** What the columns of its samples are called in the file; undefined where they have no names of their own. */
  columnNames(id: number): Promise<readonly string[] | undefined>;
  /** Changes what is given; what the import found out is kept beneath it. */
  describe(id: number, change: LogDescription): Promise<ImageLog>;
  /** What is kept with logs, of kinds unknown to this version too, as it lies in the library: see `readRecords`. */
  records(of: RecordsOf): Promise<RecordRow[]>;
  /** All of the changes, or none. Rejects with `conflict` where one was made from a version that is not the newest. */
  changeRecords(changes: RecordChanges): Promise<void>;
  /** A damaged one too. Frees the space in steps, so that others are not kept waiting. `onHidden`: from now on nobody sees it. */
  remove(id: number, onHidden?: () => void): Promise<void>;
  beginImport(): Promise<ImportWriter>;
  /** The library's own, by name. */
  colormaps(): Promise<ColormapDefinition[]>;
  /**
   * Adds it, or puts it in place of the one called `replaces`, if that is still there. Rejects with `bad_input` when
   * another one has its name.
   */
  saveColormap(colormap: ColormapDefinition, replaces?: string): Promise<void>;
  removeColormap(name: string): Promise<void>;
  /** Changes whenever someone else has changed the library; cheap enough to be asked every other second. */
  dataVersion(): Promise<number>;
  /**
   * Clears what killed imports and removals left behind, and nothing else; what another process has under way is let be, and
   * so is what this one has, but for that of `stopped`, the owner token of a thread that has ended.
   */
  clearInterrupted(stopped?: string): Promise<void>;
  close(): Promise<void>;
}

/** One import under way: nobody else sees it before `complete`. */
export interface ImportWriter extends TileSink {
  /** Holds a bounded batch; a returned promise is the sink asking to wait. */
  write(tile: Tile): void | Promise<void>;
  /**
   * SHA-256, in hexadecimal, over the SHA-256 of each stored tile's bytes, by level and then row: read back from the
   * database, so that it tells whether a copy arrived. Equal tiles have equal digests in every store.
   */
  digest(): Promise<string>;
  complete(log: ImportedLog): Promise<ImageLog>;
  /** Leaves nothing behind; the id is given to a later log only where nobody has ever seen it. Does nothing to a log that is complete. */
  abort(): Promise<void>;
}
