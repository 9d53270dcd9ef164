// A table of which everything is known: the bytes of a file, and what has to be stored of them.
import type { ImportOptions, LogKind } from '../../shared/model/image-log.ts';
import type { TableDialect } from '../../shared/model/inspection.ts';

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
  /** As written, of each column; null where the file says none. */
  readonly units: readonly (string | null)[];
}

/** Codes of findings of which it is known whether they have to be told. */
export const TOLD = [
  ...[
    'depth-unit-assumed',
    'sentinel-missing',
    'depths-spread',
    'missing-words',
    'null-values',
    'depth-chosen',
    'depth-assumed',
  ],
  ...['no-image', 'taken-for-survey', 'encoding-assumed', 'lines-skipped'],
] as const;
export type Told = string;

export interface KnownTable {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Bytes in a piece of the stream. */
  readonly chunkBytes: number;
  readonly options: Partial<ImportOptions>;
  /** What a refusal has to name, for a file with a fault in it; absent for one without. */
  readonly fault?: readonly string[];
  readonly parts: readonly KnownPart[];
  /** Codes of findings that have to be told; others of `TOLD` must not. */
  readonly says: readonly Told[];
  /** What inspecting it has to find, as far as it is known. */
  readonly dialect?: Partial<TableDialect>;
  /** What kinds of things are in it, for whoever looks for a fault. */
  readonly traits: readonly string[];
}
