// What the engine tells of itself: the localhost API, where the library is, jobs under way, files offered for import.
import { z } from 'zod';
import { imageId } from './image-log.ts';

/** The localhost API as the settings show it. `token` is for its owner's eyes only. */
export const apiStatus = z.object({
  enabled: z.boolean(),
  port: z.int(),
  /** `http://127.0.0.1:7375`; also where it would be when it is off. */
  url: z.string(),
  token: z.string(),
  /** Reading needs no token. */
  openReads: z.boolean(),
  /** Answered since it was switched on. */
  requests: z.number(),
  /** One sentence: why it could not be switched on, or the last request that failed with 5xx. */
  lastError: z.string().optional(),
});
export type ApiStatus = z.infer<typeof apiStatus>;

/** A team's PostgreSQL. The password is kept by the OS, never in a file of ours. */
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
  /** `lost`: the connection broke and is being tried again. */
  state: z.enum(['ready', 'connecting', 'lost']),
  message: z.string().optional(),
});
export type LibraryStatus = z.infer<typeof libraryStatus>;

export const job = z.object({
  jobId: z.string(),
  kind: z.enum(['import', 'export', 'copy']),
  /** What the user calls it: a file name. */
  title: z.string(),
  /** `receiving`: the bytes are still coming in from a browser. */
  state: z.enum(['queued', 'receiving', 'running', 'done', 'failed', 'cancelled']),
  /** Scanlines done; bytes read of the file (import) or scanlines to do (export). */
  rowsDone: z.number(),
  unitsDone: z.number(),
  unitsTotal: z.number(),
  unit: z.enum(['bytes', 'rows']),
  /** Since it began running. */
  elapsedMs: z.number(),
  /** The image log imported, or exported from. */
  imageId: imageId.optional(),
  /** An import that was meant to be shown when done. */
  show: z.boolean().default(false),
  /** One plain sentence: the outcome or the reason it failed. */
  message: z.string().optional(),
  /** Browser host: where the exported files are fetched, relative to the page. */
  downloadUrls: z.array(z.string()).optional(),
});
export type Job = z.infer<typeof job>;

/** A file the user has offered and not yet imported. The path stays in the main process. */
export const offeredFile = z.object({ offerId: z.string(), fileName: z.string(), bytes: z.number() });
export type OfferedFile = z.infer<typeof offeredFile>;
