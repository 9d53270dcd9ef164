// What every file format's reader implements: the bytes of one file become its scanlines, in file order.
import type { Segment } from '../build/built-segment.ts';
import type { RecordLayout } from './plain-record.ts';

/** Pixel columns a file may have. */
export { MAX_WIDTH as MAX_SOURCE_WIDTH, MIN_WIDTH as MIN_SOURCE_WIDTH } from '../../../../shared/model/image-log.ts';

/** The bytes of one file, unpacked where they came packed. Both ways throw `unreadable_file` where they cannot be had. */
export interface ByteSource {
  /** What the user calls the file: every error message begins with it. */
  readonly name: string;
  /** Every byte from the first on; to be asked for once. Each chunk holds until the next is asked for. */
  stream(signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** The bytes from an offset on, fewer where the file ends among them. */
  readAt(offset: number, length: number): Promise<Uint8Array>;
}

/** One thing that a file holds, as far as it is known before it is read. */
export interface Held {
  /** Tells it from the others of its kind in the file. */
  readonly id: string;
  /** `columns`: samples a row; `rows`: scanlines, stations, readings. */
  readonly shape: { readonly rows?: number; readonly columns?: number };
  /** Of its values, as the file writes it. */
  readonly unit?: string;
  /** What the file says of its depths: along the hole or straight down, and between which, in its own unit. */
  readonly depth?: {
    readonly unit?: 'm' | 'ft' | undefined;
    readonly reference?: 'MD' | 'TVD' | undefined;
    readonly min?: number;
    readonly max?: number;
  };
  /** The end of a sentence: recognised by … */
  readonly recognisedBy: string;
}

/** What a file holds. */
export interface LogContents {
  readonly images: readonly Held[];
  readonly curves: readonly Held[];
  readonly surveys: readonly Held[];
  readonly picks: readonly Held[];
  readonly notes: readonly Held[];
  /**
   * Reads to the end in bounded memory. Depth order is the caller's to check. Segments come only where `inSegments` is given.
   * @throws StratascopeError `unreadable_file` with file, place, what was expected and what came; `cancelled`.
   */
  read(choice: ReadChoice): AsyncIterable<ScanlineBlock | Segment>;
}

export interface ReadChoice {
  /** The id of one of `images`. */
  readonly image: string;
  /** Samples equal to one of these are null. Never applied to depth. */
  readonly nullValues: readonly number[];
  readonly signal?: AbortSignal;
  /** Given for large files: reads the scanlines of a table's bytes with stretches of it built beside the reader. */
  readonly inSegments?: (
    bytes: AsyncIterable<Uint8Array>,
    scanlines: RecordScanlines,
  ) => AsyncIterable<ScanlineBlock | Segment>;
}

/** How a format counts the places of a file, as sentences call them: a line or a frame from 1, a byte from 0. */
export type PlaceKind = 'line' | 'frame' | 'byte';

/** Scanlines that follow one another in the file. The arrays hold them until the next block is asked for. */
export interface ScanlineBlock {
  /** Scanlines in this block, maybe 0. */
  readonly count: number;
  /** Samples a scanline, the same in every block of a file. */
  readonly width: number;
  /** [count] in the file's own unit and order, finite. */
  readonly depths: Float64Array;
  /** [count, width] row-major; NaN is null. */
  readonly samples: Float32Array;
  /** [count] where in the file each scanline starts: an error message points there. */
  readonly places: Float64Array;
  readonly placeKind: PlaceKind;
  /** Entirely empty records of the file so far; in the last block, of the whole file. */
  readonly skippedRecords: number;
  /** [width] what the file calls the samples; absent without a header. */
  readonly columnNames?: readonly string[];
  /** Named by the file, else absent. */
  readonly depthUnit?: 'm' | 'ft';
  /** Only where the file says so. */
  readonly depthReference?: 'MD' | 'TVD';
}

/** The scanlines of a table as one thread reads them, and where it stands: stretches that are built beside it are skipped. */
export interface RecordScanlines {
  /** Scanlines so far. */
  readonly rows: number;
  /** Line on which the next record starts, from 1. */
  readonly line: number;
  /** What records look like; undefined until one has been read. */
  readonly layout: RecordLayout | undefined;
  /** No record is under way. */
  readonly isBetweenRecords: boolean;
  /** Plain records, one a line, have been read elsewhere. */
  skip(records: number): void;
  /** Reads on, up to the last whole record. The bytes are not kept. */
  write(piece: Uint8Array): Iterable<ScanlineBlock>;
  /** The scanlines that have been read and not handed on. */
  flush(): Iterable<ScanlineBlock>;
}

/** One file format. Its facts cost nothing to know: what reads it is loaded by `open`. */
export interface LogReader {
  readonly id: string;
  /** As in "expected a CSV table". */
  readonly name: string;
  /** Of file names, in lower case and without the dot: the format's own first, then those it shares with others. */
  readonly endings: readonly string[];
  /** As browsers call such files. */
  readonly mimes: readonly string[];
  /** Whether the first bytes of a file (up to 64 KiB) are of this format. Does not throw. */
  sniff(head: Uint8Array, fileName: string): boolean;
  /** @throws StratascopeError `unreadable_file` where its beginning shows that it cannot be read. */
  open(source: ByteSource): Promise<LogContents>;
}

/** A way of packing a file of any format. */
export interface Packing {
  /** As in "plain or .gz". */
  readonly endings: readonly string[];
  readonly mimes: readonly string[];
  sniff(head: Uint8Array): boolean;
  unpack(packed: ByteSource): ByteSource;
}
