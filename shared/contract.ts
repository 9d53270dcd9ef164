// Every call of the page to the engine, declared once: who may call, what goes in and out, where it is answered, what it tells.
import { z } from 'zod';
import { apiStatus, job, libraryStatus, teamServer } from './model/status.ts';
import { exportRequest, logHistogram } from './model/display.ts';
import { fileFormats } from './model/file-formats.ts';
import { damagedLog, imageId, imageLog, importOptions, logDescription } from './model/image-log.ts';
import { viewerState } from './model/viewer-state.ts';
import { colormapDefinition } from './colormaps/colormap-definition.ts';
import type { ErrorShape } from './errors.ts';
import { recordList, recordsImported, recordsOf, recordsPut, recordsRemoved } from './records/records.ts';

/** Of a copy of values: more is slow to paste and better exported. */
export const MAX_COPIED_CELLS = 2_000_000;

const nothing = z.object({});

/** Answered by the engine's own thread and its host. */
const mainCall = <I extends z.ZodType, O extends z.ZodType>(kind: 'read' | 'write', input: I, output: O) => ({
  at: 'main' as const,
  kind,
  input,
  output,
});

/**
 * Answered on the open library. `store`: by the worker for short calls. `worker`: by the one for what takes its time, so
 * that no short call waits for it. `emits`: the events that tell what it has changed; see events.ts for what they carry.
 */
const libraryCall = <
  P extends 'store' | 'worker',
  I extends z.ZodType,
  O extends z.ZodType,
  const E extends readonly string[],
>(
  at: P,
  kind: 'read' | 'write',
  input: I,
  output: O,
  ...emits: E
) => ({ at, kind, input, output, emits });

/** One schema for the calls and the event that carry it. */
const imageLogs = z.array(imageLog);
const ownColormaps = z.array(colormapDefinition);

export const contract = {
  'host.info': mainCall(
    'read',
    nothing,
    z.object({
      host: z.enum(['desktop', 'browser']),
      version: z.string(),
      platform: z.string(),
      formats: fileFormats,
    }),
  ),
  'library.list': libraryCall('store', 'read', nothing, imageLogs),
  /** Logs that cannot be read: they can be removed like any other. */
  'library.damaged': libraryCall('store', 'read', nothing, z.array(damagedLog)),
  /** Changes what is given, and nothing else of the log. */
  'library.describe': libraryCall(
    'store',
    'write',
    z.object({ id: imageId, change: logDescription }),
    imageLog,
    'library',
  ),
  'library.remove': libraryCall('store', 'write', z.object({ id: imageId }), nothing, 'library', 'damaged'),
  /** How the values of a whole log are spread. */
  'log.histogram': libraryCall('store', 'read', z.object({ id: imageId }), logHistogram),
  /** The library's own, by name. */
  'colormap.list': libraryCall('store', 'read', nothing, ownColormaps),
  /** `replaces`: the name of the one it is put in place of, its own or the one it had. Answers the new list. */
  'colormap.save': libraryCall(
    'store',
    'write',
    z.object({ colormap: colormapDefinition, replaces: z.string().optional() }),
    ownColormaps,
    'colormaps',
  ),
  'colormap.remove': libraryCall('store', 'write', z.object({ name: z.string() }), ownColormaps, 'colormaps'),
  /** What is kept with logs: bookmarks and the like. */
  'record.list': libraryCall('store', 'read', recordsOf, recordList),
  /**
   * The three that change records keep all that they are given, or nothing: one that was made from a version that is not
   * the newest is refused with `conflict`. They answer which records are to be listed again.
   */
  'record.put': libraryCall('store', 'write', recordsPut, recordsOf, 'records'),
  'record.remove': libraryCall('store', 'write', recordsRemoved, recordsOf, 'records'),
  'record.import': libraryCall('store', 'write', recordsImported, recordsOf, 'records'),
  /** Desktop: the open dialog; what is chosen arrives as the `offered` event. The browser host has its own file input. */
  'import.choose': mainCall('write', nothing, nothing),
  'import.start': mainCall(
    'write',
    z.object({ offerIds: z.array(z.string()).max(1000), options: importOptions }),
    nothing,
  ),
  /**
   * Samples of a scanline in a file on offer, for the dialog to say what a width comes to; absent where its beginning does
   * not tell. `head`: of a file that is still with the browser the first FILE_HEAD_BYTES, in base 64.
   */
  'import.width': mainCall(
    'write',
    z.union([z.object({ offerId: z.string() }), z.object({ fileName: z.string(), head: z.base64() })]),
    z.object({ width: z.int().optional() }),
  ),
  /** The user closed the dialog without importing. */
  'import.discard': mainCall('write', z.object({ offerIds: z.array(z.string()).max(1000) }), nothing),
  'import.sample': mainCall('write', nothing, nothing),
  'recent.open': mainCall('write', z.object({ index: z.int().min(0) }), nothing),
  'recent.clear': mainCall('write', nothing, nothing),
  'job.list': mainCall('read', nothing, z.array(job)),
  'job.cancel': mainCall('write', z.object({ jobId: z.string() }), nothing),
  /** Takes a finished job off the list. */
  'job.dismiss': mainCall('write', z.object({ jobId: z.string() }), nothing),
  /** Desktop: shows the exported file in the OS's file manager. */
  'job.reveal': mainCall('write', z.object({ jobId: z.string() }), nothing),
  /** Scanlines in a window: what an export at one row per scanline will hold. */
  'window.rows': libraryCall(
    'store',
    'read',
    z.object({ id: imageId, depthMin: z.number().optional(), depthMax: z.number().optional() }),
    z.object({ rows: z.number() }),
  ),
  /** The scanlines of a window as text, tab-separated, with a header; refused above MAX_COPIED_CELLS. */
  'window.values': libraryCall(
    'worker',
    'read',
    z.object({ id: imageId, depthMin: z.number(), depthMax: z.number() }),
    z.object({ rows: z.number(), text: z.string() }),
  ),
  /** Desktop: asks where to save (not started when the dialog is cancelled). Browser host: the job ends with `downloadUrls`. */
  'export.start': mainCall('write', exportRequest, z.object({ started: z.boolean() })),
  'state.get': mainCall('read', nothing, viewerState),
  'state.set': mainCall('write', viewerState, nothing),
  /** A write: what it answers holds the token. */
  'api.status': mainCall('write', nothing, apiStatus),
  /** Each part that is given is applied; a port that is taken changes nothing and is said in `lastError`. */
  'api.update': mainCall(
    'write',
    z.object({
      enabled: z.boolean().optional(),
      port: z.int().min(1024).max(65_535).optional(),
      openReads: z.boolean().optional(),
      newToken: z.boolean().optional(),
    }),
    apiStatus,
  ),
  'store.status': mainCall('read', nothing, libraryStatus),
  /** Opens the other library in place of this one; rejects, changing nothing, when it cannot be reached. */
  'store.choose': mainCall(
    'write',
    z.union([
      z.object({ kind: z.literal('local') }),
      z.object({ kind: z.literal('server'), server: teamServer, password: z.string().max(1000).optional() }),
    ]),
    libraryStatus,
  ),
  /** Copies a log to the other library (this computer's or the remembered team server's), as a job. */
  'store.copy': mainCall('write', z.object({ id: imageId }), nothing),
  'logs.show': mainCall('write', nothing, nothing),
  /** What the application menu shows: ids of shared/menu.ts that can be used now. */
  'menu.update': mainCall(
    'write',
    // `editing`: a field has the focus, and what is undone there is what was typed.
    z.object({ enabled: z.array(z.string()), checked: z.array(z.string()), editing: z.boolean() }),
    nothing,
  ),
} as const;

type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;
export type MainCall = { [N in CallName]: Contract[N]['at'] extends 'main' ? N : never }[CallName];
/** Answered by a worker, on the open library. */
export type LibraryCall = Exclude<CallName, MainCall>;
/** Has such a call answered. */
export type Ask = <N extends LibraryCall>(name: N, input: ParsedInput<N>) => Promise<CallOutput<N>>;

export function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

export function isLibraryCall(name: CallName): name is LibraryCall {
  return contract[name].at !== 'main';
}

interface Schemas<I, O> {
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
}
/** Each call's own, where the name is not known beforehand. */
const schemas: { readonly [N in CallName]: Schemas<ParsedInput<N>, CallOutput<N>> } = contract;

export function inputOf<N extends CallName>(name: N): z.ZodType<ParsedInput<N>> {
  return schemas[name].input;
}

/** Throws ZodError when it breaks the contract. */
export function parseAnswer<N extends CallName>(name: N, answer: unknown): CallOutput<N> {
  return schemas[name].output.parse(answer);
}

/** What a call answers on every transport. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorShape };
