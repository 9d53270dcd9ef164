// The interface of a reader for one file format, and of the blocks of scanlines that it reads.
import type { Segment } from '../build/built-segment.ts';
import type { TableDialect } from '../../../../shared/model/inspection.ts';
import type { TableChoice } from '../records/read-table.ts';
import type { RowBlock } from '../records/row-blocks.ts';
import type { TableOptions, TablePlan } from '../tables/table-plan.ts';

/** The bytes of one file, unpacked if the file is packed. Both methods throw `unreadable_file` if they cannot be read. */
export interface ByteSource {
  /** The file's name, with which every error message begins. */
  readonly name: string;
  /** Its size, where that is known. */
  readonly bytesTotal?: number;
  /** All bytes, from the beginning whenever it is called. Each chunk is valid until the next one is read. */
  stream(signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** The bytes from an offset on; fewer where the file ends. */
  readAt(offset: number, length: number): Promise<Uint8Array>;
}

/** A table of a file: one column of depths, and what has them. */
export interface HeldTable extends Pick<
  TablePlan,
  'columns' | 'depth' | 'parts' | 'findings' | 'notes' | 'well' | 'refusal'
> {
  /** Tells it from other tables of the file; empty where there is only one. */
  readonly name: string;
  /** Null for formats that are not text. */
  readonly encoding: string | null;
  readonly dialect: TableDialect | null;
  /** Of text formats alone, so that its lines can be shown. */
  readonly text?: TableText;
  /**
   * Reads to the end in bounded memory. The caller checks the order of depths. Segments come only if `inSegments` is given.
   * @throws StratascopeError `unreadable_file` with file, place, what was expected and what came; `cancelled`.
   */
  read(choice: TableChoice): AsyncIterable<RowBlock | Segment>;
}

/** How the records of a table are written. */
export interface TableText {
  readonly plan: TablePlan;
  /** The lines of the records as the plan has them, each on the line on which it is in the file. */
  records(): AsyncIterable<Uint8Array>;
}

/** The contents of a file. */
export interface LogContents {
  readonly tables: readonly HeldTable[];
}

/** One file format. Its facts are cheap to load; `open` loads the code that reads it. */
export interface LogReader {
  readonly id: string;
  /** Its name, as in "expected a CSV table". */
  readonly name: string;
  /** Endings of its files, in lower case and without the dot; the format's own first, then those of other formats, too. */
  readonly endings: readonly string[];
  /** MIME types that browsers give such files. */
  readonly mimes: readonly string[];
  /** Whether the first bytes of a file, up to 256 KiB, are of this format. Does not throw. */
  sniff(head: Uint8Array, fileName: string): boolean;
  /**
   * Opens a file.
   * @throws StratascopeError `unreadable_file` if its beginning shows that it cannot be read, or options contradict it.
   */
  open(source: ByteSource, options: TableOptions): Promise<LogContents>;
}

/** A way of packing a file of any format. */
export interface Packing {
  /** Its endings, as in "plain or .gz". */
  readonly endings: readonly string[];
  readonly mimes: readonly string[];
  sniff(head: Uint8Array): boolean;
  /**
   * `wanted`: the name of the part that is asked for. `isChosen`: it was that of a file in an archive.
   * @throws StratascopeError `unreadable_file` where an archive does not hold one table.
   */
  unpack(packed: ByteSource, wanted: string | undefined): Promise<{ source: ByteSource; isChosen: boolean }>;
}
