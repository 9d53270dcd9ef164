// The checksums of a log's file: each covers what a row says and where it belongs, so that no row passes for another.
import { crc32 } from 'node:zlib';

type Field = string | number | null;

/** CRC-32 of fields in a form that is the same for equal ones. */
export function checksumOver(...fields: readonly Field[]): number {
  return crc32(JSON.stringify(fields));
}

/** Which tile of which file. */
export interface TileKey {
  readonly uuid: string;
  readonly part: number;
  readonly level: number;
  readonly firstRow: number;
}

/** `ofBytes`: CRC-32 of the tile's bytes, which the key follows. */
export function tileChecksum({ uuid, part, level, firstRow }: TileKey, ofBytes: number): number {
  return crc32(`${uuid}/${part}/${level}/${firstRow}`, ofBytes);
}

/** Of the directory of a level of a part, as its bytes lie in the file. */
export function directoryChecksum(uuid: string, part: number, level: number, bytes: Uint8Array): number {
  return crc32(`${uuid}/${part}/${level}`, crc32(bytes));
}
