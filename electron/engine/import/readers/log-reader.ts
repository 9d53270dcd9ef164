// The interface of a reader for one file format, and of the blocks of scanlines that it reads.
import type { Segment } from '../build/built-segment.ts';
import type { RecordRows } from '../records/record-rows.ts';
import type { RowBlock } from '../records/row-blocks.ts';

/** Limits of the samples a scanline of a file may have. */
export { MAX_WIDTH as MAX_SOURCE_WIDTH, MIN_WIDTH as MIN_SOURCE_WIDTH } from '../../../../shared/model/image-log.ts';

/** The bytes of one file, unpacked if the file is packed. Both methods throw `unreadable_file` if they cannot be read. */
export interface ByteSource {
  /** The file's name, with which every error message begins. */
  readonly name: string;
  /** All bytes; may be called once. Each chunk is valid until the next one is read. */
  stream(signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** The bytes from an offset on; fewer where the file ends. */
  readAt(offset: number, length: number): Promise<Uint8Array>;
}

/** One thing that a file holds, as far as this is known before it is read. */
export interface Held {
  /** Identifies it among others of its kind in the file. */
  readonly id: string;
  /** `columns`: samples in a row; `rows`: number of scanlines, stations or readings. */
  readonly shape: { readonly rows?: number; readonly columns?: number };
  /** Unit of its values, as the file writes it. */
  readonly unit?: string;
  /** What the file says of its depths: unit, reference, and span in that unit. */
  readonly depth?: {
    readonly unit?: 'm' | 'ft' | undefined;
    readonly reference?: 'MD' | 'TVD' | undefined;
    readonly min?: number;
    readonly max?: number;
  };
  /** The end of the sentence "recognised by …". */
  readonly recognisedBy: string;
}

/** The contents of a file. */
export interface LogContents {
  readonly images: readonly Held[];
  readonly curves: readonly Held[];
  readonly surveys: readonly Held[];
  readonly picks: readonly Held[];
  readonly notes: readonly Held[];
  /**
   * Reads to the end in bounded memory. The caller checks the order of depths. Segments come only if `inSegments` is given.
   * @throws StratascopeError `unreadable_file` with file, place, what was expected and what came; `cancelled`.
   */
  read(choice: ReadChoice): AsyncIterable<ScanlineBlock | Segment>;
}

export interface ReadChoice {
  /** The id of one of `images`. */
  readonly image: string;
  /** Samples equal to one of these are null. Depths are not compared. */
  readonly nullValues: readonly number[];
  readonly signal?: AbortSignal;
  /** Given for large files: reads a table with segments of it built in other threads. */
  readonly inSegments?: (bytes: AsyncIterable<Uint8Array>, rows: RecordRows) => AsyncIterable<RowBlock | Segment>;
}

/** Consecutive scanlines of a file, with what the file says of them. */
export interface ScanlineBlock extends RowBlock {
  /** Entirely empty records in the file so far; in the last block those of the whole file. */
  readonly skippedRecords: number;
  /** [width] the file's names of the columns; absent without a header. */
  readonly columnNames?: readonly string[];
  /** The unit of depths, if the file says it. */
  readonly depthUnit?: 'm' | 'ft';
  /** What depths are measured along, if the file says it. */
  readonly depthReference?: 'MD' | 'TVD';
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
  /** Whether the first bytes of a file, up to 64 KiB, are of this format. Does not throw. */
  sniff(head: Uint8Array, fileName: string): boolean;
  /** Opens a file. @throws StratascopeError `unreadable_file` if its beginning shows that it cannot be read. */
  open(source: ByteSource): Promise<LogContents>;
}

/** A way of packing a file of any format. */
export interface Packing {
  /** Its endings, as in "plain or .gz". */
  readonly endings: readonly string[];
  readonly mimes: readonly string[];
  sniff(head: Uint8Array): boolean;
  unpack(packed: ByteSource): ByteSource;
}
