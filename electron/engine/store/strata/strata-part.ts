// One part of a log's file, the log itself or a companion: what the file holds of it beside its tiles.
import { checksumOver } from './checksums.ts';

export interface StrataPart {
  /** By which the library that the file belongs to knows it. */
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  /** JSON, as the library's index holds them. */
  readonly facts: string;
  readonly notes: string;
  readonly details: string | null;
  readonly imported_at: string;
  readonly stored_bytes: number;
}

export interface PartRow extends StrataPart {
  readonly part: number;
  /** JSON. */
  readonly levels: string;
  readonly records_sum: number;
  readonly checksum: number;
}

export function partChecksum(
  uuid: string,
  part: number,
  row: StrataPart & Pick<PartRow, 'records_sum' | 'levels'>,
): number {
  const { id, kind, name, facts, notes, details, imported_at, stored_bytes, levels, records_sum } = row;
  return checksumOver(
    ...[uuid, part, id, kind, name, facts, notes, details, imported_at, stored_bytes, levels, records_sum],
  );
}

/** Modulo 2^32, so that it does not depend on an order. */
export function sumOf(checksums: readonly number[]): number {
  return checksums.reduce((sum, checksum) => (sum + checksum) >>> 0, 0);
}
