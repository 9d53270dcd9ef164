// A table of which everything is known: the bytes of a file, and what has to be stored of them.
import type { ImportOptions, LogKind } from '../../shared/model/image-log.ts';

/** What has to become of one part of a file. */
export interface KnownPart {
  readonly kind: LogKind;
  readonly unit: 'm' | 'ft';
  /** In ascending order, in `unit`. */
  readonly depths: readonly number[];
  /** [rows][columns], in the order of `depths`; NaN is null. */
  readonly samples: readonly (readonly number[])[];
  /** Null for columns that the file has not, whose names are the reader's. */
  readonly names: readonly (string | null)[];
}

export interface KnownTable {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Bytes in a piece of the stream. */
  readonly chunkBytes: number;
  readonly options: Partial<ImportOptions>;
  /** What a refusal has to name, for a file with a fault in it; absent for one without. */
  readonly fault?: readonly string[];
  readonly parts: readonly KnownPart[];
  /** Codes of findings that have to be told, and of those that must not. */
  readonly says: readonly string[];
  readonly saysNot: readonly string[];
  /** What kinds of things are in it, for whoever looks for a fault. */
  readonly traits: readonly string[];
}
