// Every call that the page can make to the engine, declared once: its input, its answer and where it is answered.
import { z } from 'zod';
import { apiStatus, job, libraryStatus, teamServer } from './model/status.ts';
import { exportRequest, logHistogram } from './model/display.ts';
import { fileEnds, filePreview } from './model/file-preview.ts';
import { fileFormats } from './model/file-formats.ts';
import { damagedLog, imageId, imageLog, importOptions, logDescription, logDetails } from './model/image-log.ts';
import { removed, trashedLog } from './model/trash.ts';
import { viewerState } from './model/viewer-state.ts';
import { colormapDefinition, keptColormap } from './colormaps/colormap-definition.ts';
import type { ErrorShape } from './errors.ts';
import { recordList, recordsImported, recordsOf, recordsPut, recordsRemoved } from './records/records.ts';

/** Most values in one copy to the clipboard: more is slow to paste and better exported to a file. */
export const MAX_COPIED_CELLS = 2_000_000;

const nothing = z.object({});

/** A call that the engine's own thread or its host answers. */
const mainCall = <I extends z.ZodType, O extends z.ZodType>(kind: 'read' | 'write', input: I, output: O) => ({
  at: 'main' as const,
  kind,
  input,
  output,
});

/**
 * A call that is answered on the open library. `store`: by the worker for short calls. `worker`: by the worker for long
 * ones, so that no short call waits. `emits`: the events that tell what the call has changed; events.ts says what they carry.
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

/** One object for the calls and the event: an event that shares its schema with a call carries the call's answer. */
const imageLogs = z.array(imageLog);
const ownColormaps = z.array(keptColormap);

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
  /** The logs that cannot be read. They can be removed like any other. */
  'library.damaged': libraryCall('store', 'read', nothing, z.array(damagedLog)),
  /** Changes the fields that are given, and nothing else of the log. */
  'library.describe': libraryCall(
    'store',
    'write',
    z.object({ id: imageId, change: logDescription }),
    imageLog,
    'library',
  ),
  /** Into the trash, or for ever: `now` asks for that, and `trashOnly` does nothing where it would be so. */
  'library.remove': libraryCall(
    'store',
    'write',
    z.object({ id: imageId, now: z.boolean().optional(), trashOnly: z.boolean().optional() }),
    removed,
    'library',
    'damaged',
  ),
  /** What lies in the trash, the last removed first. Declared as a write, because it is the owner's alone to see. */
  'library.trash': libraryCall('store', 'write', nothing, z.array(trashedLog)),
  /** Answers the id that the log has now. */
  'library.restore': libraryCall(
    'store',
    'write',
    z.object({ id: imageId }),
    z.object({ id: imageId }),
    'library',
    'damaged',
  ),
  /** Erases all that is in the trash. */
  'library.emptyTrash': libraryCall('worker', 'write', nothing, z.object({ bytes: z.number() })),
  /** Reads all of the library, as a job, and with `repair` saves what is whole of damaged logs. */
  'library.check': mainCall('write', z.object({ repair: z.boolean() }), nothing),
  /** The histogram of a whole log. */
  'log.histogram': libraryCall('store', 'read', z.object({ id: imageId }), logHistogram),
  /** What is kept beside the facts of a log, asked for when it is wanted. */
  'log.details': libraryCall('store', 'read', z.object({ id: imageId }), logDetails),
  /** The library's own colormaps, sorted by name. */
  'colormap.list': libraryCall('store', 'read', nothing, ownColormaps),
  /** `replaces`: the name of the colormap to overwrite, which may differ from the new name. Answers the new list. */
  'colormap.save': libraryCall(
    'store',
    'write',
    z.object({ colormap: colormapDefinition, replaces: z.string().optional() }),
    ownColormaps,
    'colormaps',
  ),
  'colormap.remove': libraryCall('store', 'write', z.object({ name: z.string() }), ownColormaps, 'colormaps'),
  /** What is kept with logs, such as bookmarks. */
  'record.list': libraryCall('store', 'read', recordsOf, recordList),
  /**
   * The three calls that change records store everything they are given, or nothing: a change made from a version that is
   * not the newest is refused with `conflict`. They answer which records have to be listed again.
   */
  'record.put': libraryCall('store', 'write', recordsPut, recordsOf, 'records'),
  'record.remove': libraryCall('store', 'write', recordsRemoved, recordsOf, 'records'),
  'record.import': libraryCall('store', 'write', recordsImported, recordsOf, 'records'),
  /** Desktop: shows the open dialog; chosen files arrive as the `offered` event. In a browser the page has a file input. */
  'import.choose': mainCall('write', nothing, nothing),
  /**
   * Offers the file that a log was imported from, to be read again: the one remembered, else one chosen as `import.choose`
   * does.
   */
  'import.again': mainCall('write', z.object({ id: imageId }), nothing),
  /** Desktop: shows the open dialog; the files of whole logs that are chosen stay where they lie. */
  'file.open': mainCall('write', nothing, nothing),
  /** Desktop: asks where the file of a linked log is now. */
  'file.locate': mainCall('write', z.object({ id: imageId }), nothing),
  /** In this order; the first log is shown when it is done. */
  'import.start': mainCall(
    'write',
    z.object({ files: z.array(z.object({ offerId: z.string(), options: importOptions })).max(1000) }),
    nothing,
  ),
  /** What an import with these options would make of an offered file, or of one that the browser has not sent yet. */
  'import.inspect': mainCall(
    'write',
    z.union([
      z.object({ offerId: z.string(), options: importOptions }),
      z.object({ file: fileEnds, options: importOptions }),
    ]),
    filePreview,
  ),
  /** Drops offered files, because the user closed the dialog without importing. */
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
  /** Counts the scanlines in a depth window: the rows of an export with one row per scanline. */
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
  /** Writes a copy of a log as a file of its own, to be handed on; asks where as `export.start` does. */
  'share.start': mainCall(
    'write',
    z.object({ id: imageId, withRecords: z.boolean() }),
    z.object({ started: z.boolean() }),
  ),
  'state.get': mainCall('read', nothing, viewerState),
  'state.set': mainCall('write', viewerState, nothing),
  /** Declared as a write, because the answer holds the token. */
  'api.status': mainCall('write', nothing, apiStatus),
  /** Applies the fields that are given. A port that is taken changes nothing; `lastError` then says so. */
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
    // `editing`: a text field has the focus, so Undo and Redo are the field's.
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
/** A call that a worker answers, on the open library. */
export type LibraryCall = Exclude<CallName, MainCall>;
/** Makes a call on the library and returns its answer. */
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
/** The contract again, typed so that a call's schemas can be looked up by a name that is not known beforehand. */
const schemas: { readonly [N in CallName]: Schemas<ParsedInput<N>, CallOutput<N>> } = contract;

export function inputOf<N extends CallName>(name: N): z.ZodType<ParsedInput<N>> {
  return schemas[name].input;
}

/** Throws ZodError when the answer breaks the contract. */
export function parseAnswer<N extends CallName>(name: N, answer: unknown): CallOutput<N> {
  return schemas[name].output.parse(answer);
}

/** The envelope around a call's answer or error on every transport. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorShape };
