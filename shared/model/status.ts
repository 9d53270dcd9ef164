// Schemas of what the engine tells about itself: localhost API, place of the library, jobs, offered files.
import { z } from 'zod';
import { ERROR_CODES } from '../errors.ts';
import { imageId } from './image-log.ts';

/** The localhost API as the settings show it. `token` is a secret of the API's owner. */
export const apiStatus = z.object({
  enabled: z.boolean(),
  port: z.int(),
  /** The address, as `http://127.0.0.1:7375`; where the API would be, if it is off. */
  url: z.string(),
  token: z.string(),
  /** Whether requests that only read need no token. */
  openReads: z.boolean(),
  /** Requests answered since the API was switched on. */
  requests: z.number(),
  /** One sentence: why the API could not be switched on, or the last request that failed with a status of 500 or above. */
  lastError: z.string().optional(),
});
export type ApiStatus = z.infer<typeof apiStatus>;

/** A team's PostgreSQL server. The OS keeps the password; it is never written to a file of ours as it is. */
export const teamServer = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535).default(5432),
  database: z.string().trim().min(1).max(63),
  user: z.string().trim().min(1).max(63),
});
export type TeamServer = z.infer<typeof teamServer>;

/** Where the library is, and whether it can be reached. */
export const libraryStatus = z.object({
  kind: z.enum(['local', 'server']),
  server: teamServer.optional(),
  /** `lost`: the connection broke, and the engine keeps trying to restore it. */
  state: z.enum(['ready', 'connecting', 'lost']),
  message: z.string().optional(),
});
export type LibraryStatus = z.infer<typeof libraryStatus>;

export const job = z.object({
  jobId: z.string(),
  /** `renew`: logs of an older version are brought into today's form. `check`: the library is read and what is damaged is named. */
  kind: z.enum(['import', 'export', 'copy', 'renew', 'check']),
  /** The name shown to the user: that of the file. */
  title: z.string(),
  /** `receiving`: the bytes are still coming in from a browser. */
  state: z.enum(['queued', 'receiving', 'running', 'done', 'failed', 'cancelled']),
  /** Scanlines done so far. The units below are bytes read of the file for an import, and scanlines for an export. */
  rowsDone: z.number(),
  unitsDone: z.number(),
  unitsTotal: z.number(),
  unit: z.enum(['bytes', 'rows']),
  /** Time since the job began running. */
  elapsedMs: z.number(),
  /** The image log imported, or exported from. */
  imageId: imageId.optional(),
  /** The offer of the file that is imported, by which a page knows its own imports. */
  offerId: z.string().optional(),
  /** The logs that an import has made, without their companions; absent where the library had them already. */
  made: z.array(imageId).optional(),
  /** Whether an imported log is shown when its import is done. */
  show: z.boolean().default(false),
  /** One plain sentence: the outcome or the reason it failed. */
  message: z.string().optional(),
  /** Of one that failed, or that could not do all of its work. */
  errorCode: z.enum(ERROR_CODES).optional(),
  /** Of one that read the library: a sentence on each thing that is damaged, or was saved. */
  found: z.array(z.string()).optional(),
  /** Browser host: where the exported files are fetched, relative to the page. */
  downloadUrls: z.array(z.string()).optional(),
});
export type Job = z.infer<typeof job>;

export function hasEnded({ state }: Job): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** A file that the user has offered but not yet imported. Its path stays in the main process. */
export const offeredFile = z.object({
  offerId: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  /** The log that it is to be read again for, and whether it is as it was when that was imported; absent: not known. */
  again: z.object({ logId: imageId, isUnchanged: z.boolean().optional() }).optional(),
});
export type OfferedFile = z.infer<typeof offeredFile>;
