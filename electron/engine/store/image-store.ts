// The interface of a library: image logs with their tiles, and colormaps. SQLite and PostgreSQL implement it.
import type { z } from 'zod';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, imageLog, ImageLog, LogDescription, LogDetails } from '../../../shared/model/image-log.ts';
import type { Removed, TrashedLog } from '../../../shared/model/trash.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import type { Tile, TileSink, TileSource } from '../../../shared/tiles/tile.ts';
import type { RecordChanges, RecordRow } from './record-rows.ts';

/** What the import knows of a log once it has been read to its end. */
export type ImportedLog = Omit<
  z.input<typeof imageLog>,
  'id' | 'tilesId' | 'parentId' | 'importedAt' | 'storedBytes' | 'fileUuid' | 'place'
> & {
  /** Kept beside the facts, which every event sends whole. */
  readonly details?: LogDetails | undefined;
  /** Of a copy: what is kept with the log, as it lies in the library that it is copied from. */
  readonly records?: readonly RecordRow[] | undefined;
};

/** One log of an import that has been written to its end. */
export interface ImportedPart<Writer extends ImportWriter = ImportWriter> {
  readonly writer: Writer;
  readonly log: ImportedLog;
  /** Of a companion: where the log that it goes with stands among the parts. */
  readonly parent?: number;
  /**
   * The log whose place it takes: it gets its id, its name, its records and what was noted of it, but for a depth unit,
   * which is the reading's to say. That log's tiles and companions go.
   */
  readonly replaces?: number | undefined;
}

export interface Removal {
  /** Past the trash. */
  readonly now?: boolean | undefined;
  /** To the trash or not at all: where it would be erased, somebody is asked first. */
  readonly trashOnly?: boolean | undefined;
  /** From this call on nobody sees it; its space may take longer to be free. */
  readonly onHidden?: ((removed: Removed) => void) | undefined;
}

/** Something damaged in a library, in a sentence that names it. */
export interface LogFault {
  /** Of a log, which this is about. */
  readonly id?: number | undefined;
  readonly message: string;
}

/** The file of a log: where it lies, and what it is known by in every library. */
export interface LogFilePlace {
  readonly path: string;
  readonly uuid: string;
}

/** A library of image logs. Every method may reject with StratascopeError `library`, `library_away`, `corrupt` or `not_found`. */
export interface ImageStore extends TileSource {
  /** A sentence on what was done to a library that was damaged when it was opened. */
  readonly notice?: string | undefined;
  /** Complete logs that stand alone, newest first. One that cannot be read keeps no other from being listed. */
  list(): Promise<ImageLog[]>;
  /** The companions of a log, such as the curves beside an image, in the order in which they were imported. */
  companions(id: number): Promise<ImageLog[]>;
  /** Logs that cannot be read, companions too, newest first: they are kept until they are removed by their id. */
  damaged(): Promise<DamagedLog[]>;
  /** What does not hold beside the tiles of logs: what the library says of them and keeps with them, colormaps. */
  faults(): Promise<readonly LogFault[]>;
  get(id: number): Promise<ImageLog>;
  /** Nothing where the file said nothing, or where it is damaged: the values are worth having without. */
  details(id: number): Promise<LogDetails>;
  /**
   * Changes what is given; what the import found out is kept beneath it. A depth unit becomes that of the log's companions
   * and of the log that it goes with, too: their depths are of one column.
   */
  describe(id: number, change: LogDescription): Promise<ImageLog>;
  /** What is kept with logs, of kinds unknown to this version too, as it lies in the library: see `readRecords`. */
  records(of: RecordsOf): Promise<RecordRow[]>;
  /** All of the changes, or none. Rejects with `conflict` where one was made from a version that is not the newest. */
  changeRecords(changes: RecordChanges): Promise<void>;
  /**
   * What is left of a damaged log and its companions, to be saved as another. Rejects with `corrupt` where it cannot be told
   * what belongs to it, with `library` where its file is not there.
   */
  leftOf(id: number): Promise<LogLeft>;
  /**
   * A damaged one too, and its companions with it: into the trash, or for ever where that is asked for, where the disk is
   * nearly full, and where it is a companion alone. A linked one is only taken off the list: its file stays as it is.
   */
  remove(id: number, removal?: Removal): Promise<Removed>;
  /** The file in which a log and its companions lie; undefined where they lie in a database. */
  fileOf(id: number): Promise<LogFilePlace | undefined>;
  /** The log that is known by a uuid in every library, where this one has it. */
  withUuid(uuid: string): Promise<ImageLog | undefined>;
  /**
   * Opens the file of a log where it lies; removing the log leaves it there. Rejects with `unsupported` where the library
   * is not on this computer.
   */
  link(file: string): Promise<ImageLog>;
  /** Says where the file of a linked log is now. Rejects with `bad_input` where that is another log's. */
  locate(id: number, file: string): Promise<ImageLog>;
  /** What lies in the trash, the last removed first. */
  trash(): Promise<TrashedLog[]>;
  /**
   * Brings a log back from the trash, with all that was kept with it; a damaged one is damaged as before. Returns its id,
   * which is another one where its own is taken.
   */
  restore(id: number): Promise<number>;
  /** Erases all that is in the trash. Returns how many bytes that gave back. */
  emptyTrash(): Promise<number>;
  /** `bytes`: about as many as will be stored. Rejects with `disk_full` where there is no room for them. */
  beginImport(bytes?: number): Promise<Import>;
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
   * Clears what killed imports and removals left behind, and what has been in the trash for its time; what another process
   * has under way is let be, and so is what this one has, but for that of `stopped`, the owner token of a thread that has
   * ended.
   */
  clearInterrupted(stopped?: string): Promise<void>;
  /** Logs whose form is that of an older version, by their ids, which `renew` brings into today's. */
  outdated(): Promise<readonly number[]>;
  /** It can be read throughout. `onRows`: called with the rows done since the last time; what it throws ends it. */
  renew(id: number, onRows: (rows: number) => void): Promise<void>;
  close(): Promise<void>;
}

/** What a copy of a log asks of the place that it is made from. */
export type LogSource = Pick<ImageStore, 'get' | 'companions' | 'damaged' | 'details' | 'records'> & TileSource;

/** What is left of a log and its companions, the log first, whose ids are those of `source`. */
export interface LogLeft {
  readonly source: LogSource;
  readonly family: readonly {
    readonly log: ImageLog;
    /** What was known of it is lost: width and depths are as its scanlines tell, the rest is to be found by them. */
    readonly isFoundAgain: boolean;
  }[];
  /** Names of companions of which nothing can be read. */
  readonly lost: readonly string[];
  close(): void;
}

/** One import under way: of what a file becomes nobody sees anything before `complete`. */
export interface Import<Writer extends ImportWriter = ImportWriter> {
  /**
   * Begins one more log, or a companion of one. Its id is above those begun before. `uuid`: of a log that is known by one
   * already, as it comes from the file of another library.
   */
  begin(parent?: Writer, uuid?: string): Promise<Writer>;
  /**
   * All of the logs begun become visible together, or none, and those that they replace go in the same moment. Rejects with
   * `not_found` where one to be replaced is not there any more. Answers them in the order of `parts`.
   */
  complete(parts: readonly ImportedPart<Writer>[]): Promise<ImageLog[]>;
  /** Leaves nothing behind; an id is given to a later log only where nobody has ever seen it. Does nothing to logs that are complete. */
  abort(): Promise<void>;
}

/** Writes the tiles of one log of an import. */
export interface ImportWriter extends TileSink {
  /** Holds a bounded batch; a returned promise is the sink asking to wait. Then the tile's memory is used again. */
  write(tile: Tile): void | Promise<void>;
  /**
   * SHA-256, in hexadecimal, over the SHA-256 of each stored tile's bytes, by level and then row: read back from the
   * database, so that it tells whether a copy arrived. Equal tiles have equal digests in every store.
   */
  digest(): Promise<string>;
}
