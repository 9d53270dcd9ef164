// In: nothing. Out: every call and event between renderer and engine, once. IPC and HTTP both carry this; a reply is an envelope.
import { z } from 'zod';
import {
  apiStatus,
  damagedLog,
  exportRequest,
  frameRequest,
  imageId,
  imageLog,
  importOptions,
  job,
  libraryStatus,
  logHistogram,
  logDescription,
  offeredFile,
  teamServer,
  viewerState,
  type FrameRequest,
} from './model.ts';
import { colormapDefinition } from './colormap-definition.ts';
import { ERROR_CODES } from './errors.ts';

/** Of a copy of values: more is slow to paste and better exported. */
export const MAX_COPIED_CELLS = 2_000_000;

const nothing = z.object({});
const call = <I extends z.ZodType, O extends z.ZodType>(kind: 'read' | 'write', input: I, output: O) => ({
  kind,
  input,
  output,
});

export const contract = {
  'host.info': call(
    'read',
    nothing,
    z.object({ host: z.enum(['desktop', 'browser']), version: z.string(), platform: z.string() }),
  ),
  'library.list': call('read', nothing, z.array(imageLog)),
  /** Logs that cannot be read: they can be removed like any other. */
  'library.damaged': call('read', nothing, z.array(damagedLog)),
  /** Changes what is given, and nothing else of the log. */
  'library.describe': call('write', z.object({ id: imageId, change: logDescription }), imageLog),
  'library.remove': call('write', z.object({ id: imageId }), nothing),
  /** How the values of a whole log are spread. */
  'log.histogram': call('read', z.object({ id: imageId }), logHistogram),
  /** The library's own, by name. */
  'colormap.list': call('read', nothing, z.array(colormapDefinition)),
  /** `replaces`: the name of the one it is put in place of, its own or the one it had. Answers the new list. */
  'colormap.save': call(
    'write',
    z.object({ colormap: colormapDefinition, replaces: z.string().optional() }),
    z.array(colormapDefinition),
  ),
  'colormap.remove': call('write', z.object({ name: z.string() }), z.array(colormapDefinition)),
  /** Desktop: the open dialog; what is chosen arrives as the `offered` event. The browser host has its own file input. */
  'import.choose': call('write', nothing, nothing),
  'import.start': call('write', z.object({ offerIds: z.array(z.string()).max(1000), options: importOptions }), nothing),
  /**
   * Samples of a scanline in a file on offer, for the dialog to say what a width comes to; absent where its beginning does
   * not tell. `head`: of a file that is still with the browser the first FILE_HEAD_BYTES, in base 64.
   */
  'import.width': call(
    'write',
    z.union([z.object({ offerId: z.string() }), z.object({ fileName: z.string(), head: z.base64() })]),
    z.object({ width: z.int().optional() }),
  ),
  /** The user closed the dialog without importing. */
  'import.discard': call('write', z.object({ offerIds: z.array(z.string()).max(1000) }), nothing),
  'import.sample': call('write', nothing, nothing),
  'recent.list': call('read', nothing, z.array(z.object({ index: z.int(), fileName: z.string() }))),
  'recent.open': call('write', z.object({ index: z.int().min(0) }), nothing),
  'recent.clear': call('write', nothing, nothing),
  'job.list': call('read', nothing, z.array(job)),
  'job.cancel': call('write', z.object({ jobId: z.string() }), nothing),
  /** Takes a finished job off the list. */
  'job.dismiss': call('write', z.object({ jobId: z.string() }), nothing),
  /** Desktop: shows the exported file in the OS's file manager. */
  'job.reveal': call('write', z.object({ jobId: z.string() }), nothing),
  /** Scanlines in a window: what an export at one row per scanline will hold. */
  'window.rows': call(
    'read',
    z.object({ id: imageId, depthMin: z.number().optional(), depthMax: z.number().optional() }),
    z.object({ rows: z.number() }),
  ),
  /** The scanlines of a window as text, tab-separated, with a header; refused above MAX_COPIED_CELLS. */
  'window.values': call(
    'read',
    z.object({ id: imageId, depthMin: z.number(), depthMax: z.number() }),
    z.object({ rows: z.number(), text: z.string() }),
  ),
  /** Desktop: asks where to save (not started when the dialog is cancelled). Browser host: the job ends with `downloadUrls`. */
  'export.start': call('write', exportRequest, z.object({ started: z.boolean() })),
  'state.get': call('read', nothing, viewerState),
  'state.set': call('write', viewerState, nothing),
  /** A write: what it answers holds the token. */
  'api.status': call('write', nothing, apiStatus),
  /** Each part that is given is applied; a port that is taken changes nothing and is said in `lastError`. */
  'api.update': call(
    'write',
    z.object({
      enabled: z.boolean().optional(),
      port: z.int().min(1024).max(65_535).optional(),
      openReads: z.boolean().optional(),
      newToken: z.boolean().optional(),
    }),
    apiStatus,
  ),
  'store.status': call('read', nothing, libraryStatus),
  /** Opens the other library in place of this one; rejects, changing nothing, when it cannot be reached. */
  'store.choose': call(
    'write',
    z.union([
      z.object({ kind: z.literal('local') }),
      z.object({ kind: z.literal('server'), server: teamServer, password: z.string().max(1000).optional() }),
    ]),
    libraryStatus,
  ),
  /** Copies a log to the other library (this computer's or the remembered team server's), as a job. */
  'store.copy': call('write', z.object({ id: imageId }), nothing),
  'logs.show': call('write', nothing, nothing),
  /** What the application menu shows: ids of shared/menu.ts that can be used now. */
  'menu.update': call('write', z.object({ enabled: z.array(z.string()), checked: z.array(z.string()) }), nothing),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;
/** One function per call; an engine or host provides it. */
export type Handlers = { [N in CallName]: (input: ParsedInput<N>) => Promise<CallOutput<N>> };

export const events = {
  /** Every job that is under way or not yet dismissed, oldest first. At most 10 a second. */
  jobs: z.array(job),
  /** The library changed: the whole list, newest first. */
  library: z.array(imageLog),
  /** With it: those that cannot be read. */
  damaged: z.array(damagedLog),
  /** The library's own colormaps changed: all of them, by name. */
  colormaps: z.array(colormapDefinition),
  /** Files dropped, chosen or opened from the recent list: the import dialog takes them. */
  offered: z.array(offeredFile),
  /** Show this image log. */
  show: z.object({ id: imageId }),
  /** An item of the native menu was chosen: an id of shared/menu.ts. */
  command: z.object({ id: z.string() }),
  api: apiStatus,
  store: libraryStatus,
  recent: z.array(z.object({ index: z.int(), fileName: z.string() })),
  /** One sentence for the user that belongs to no call of the renderer's. */
  problem: z.object({ message: z.string() }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

export const errorShape = z.object({ code: z.enum(ERROR_CODES), message: z.string() });
/** What a call answers on every transport. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: z.infer<typeof errorShape> };

/** What preload gives the page (`window.stratascope`); the browser host's page builds the same over HTTP. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Reply<unknown>>;
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: { name: EventName; payload: unknown }) => void): () => void;
  /** Dropped files; their paths go from preload to main and are never seen by the page. */
  offerFiles(files: File[]): void;
}

/** A frame's address relative to the page, the same in every host: `frame/3?depthMin=9000.1&...`. */
export function frameUrl(request: z.input<typeof frameRequest>): string {
  const { id, ...rest } = request;
  const query = new URLSearchParams();
  // A pair of numbers becomes `1,99`.
  for (const [key, value] of Object.entries(rest)) if (value !== undefined) query.set(key, String(value));
  return `frame/${id}?${query.toString()}`;
}

/** Parameters that are no single number. */
const PAIRS = new Set(['range', 'percentile']);
const FLAGS = new Set(['invert', 'smooth']);
const WORDS = new Set(['colormap', 'nullColor', 'format', 'normalization', 'curve', 'aggregation']);

/** The inverse of `frameUrl`. Throws ZodError on anything it would not have written. */
export function parseFrameUrl(id: string, query: URLSearchParams): FrameRequest {
  const number = (text: string): number => (text.trim() === '' ? NaN : Number(text));
  const raw: Record<string, unknown> = { id: number(id) };
  for (const [key, text] of query) {
    if (PAIRS.has(key)) raw[key] = text.split(',').map(number);
    else if (FLAGS.has(key)) raw[key] = text === 'true' ? true : text === 'false' ? false : text;
    else if (WORDS.has(key)) raw[key] = text;
    else raw[key] = number(text);
  }
  return frameRequest.strict().parse(raw);
}
