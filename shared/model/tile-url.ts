// Writes and reads the address of a stored tile relative to the page: `tile/3/0/256?v=3-2026-11-28T14:15:00.000Z`.
import { z } from 'zod';
import { tilesOf, type ImageLog } from './image-log.ts';

export const tileRequest = z.strictObject({
  /** Of the log. */
  id: z.int().min(1),
  /** The number under which the level is stored, see levels.ts. */
  level: z.int().min(0).max(95),
  firstRow: z.int(),
  /** As `tilesVersion` tells it. */
  version: z.string(),
  /** Whether the bytes are sent compressed, which takes longer than to send them but over a slow line. */
  gzip: z.boolean().default(false),
});
export type TileRequest = z.infer<typeof tileRequest>;

/** Other tiles of the same log have another version, and so has a log of another library. What lies at an address never changes. */
export function tilesVersion(log: Pick<ImageLog, 'id' | 'tilesId' | 'importedAt'>): string {
  return `${tilesOf(log)}-${log.importedAt}`;
}

export function tileUrl({ id, level, firstRow, version, gzip = false }: z.input<typeof tileRequest>): string {
  const query = new URLSearchParams({ v: version, ...(gzip && { gzip: 'true' }) });
  return `tile/${id}/${level}/${firstRow}?${query.toString()}`;
}

/** The inverse of `tileUrl`, of the path behind `tile/`. Throws ZodError on an address that `tileUrl` would not have written. */
export function parseTileUrl(path: string, query: URLSearchParams): TileRequest {
  const [id, level, firstRow, ...more] = path.split('/').map((part) => (/^-?\d+$/.test(part) ? Number(part) : NaN));
  const { v: version, gzip, ...others } = Object.fromEntries(query);
  const asked = { id, level, firstRow, version, gzip: gzip === 'true' ? true : gzip };
  return tileRequest.parse({ ...asked, ...(more.length > 0 && { more }), ...others });
}
