// Dispatches the page's calls from any transport to the library, the engine or the host, and wraps the answers.
import type { z } from 'zod';
import {
  contract,
  inputOf,
  isCall,
  isLibraryCall,
  type CallOutput,
  type MainCall,
  type ParsedInput,
  type Reply,
} from '../shared/contract.ts';
import { errorShape, StratascopeError } from '../shared/errors.ts';
import { safeFileName } from '../shared/file-name.ts';
import type { ExportRequest } from '../shared/model/display.ts';
import { LOG_FILE } from '../shared/model/file-formats.ts';
import type { ViewerPreferences } from '../shared/model/viewer-state.ts';
import type { Engine } from './engine/engine.ts';
import { exporterNamed } from './engine/export/formats/exporters.ts';
import { endingsOf, FILE_FORMATS } from './engine/formats.ts';

export type ApiUpdate = ParsedInput<'api.update'>;

/** The control of the localhost API, which the host runs. */
export interface ApiControl {
  status(): Promise<CallOutput<'api.status'>>;
  update(change: ApiUpdate): Promise<CallOutput<'api.update'>>;
}

/** Files of one format, as the OS's dialogs filter them. */
export interface FileKind {
  readonly name: string;
  /** Without the dot; a name without an ending gets the first one. */
  readonly extensions: readonly string[];
}

/** The services that only the host can provide. */
export interface HostServices {
  readonly info: Omit<CallOutput<'host.info'>, 'formats'>;
  /** Empty when the user cancels. `wanted`: the name of the one file that is asked for. */
  chooseFiles(wanted?: string): Promise<readonly string[]>;
  /** Files of whole logs. `lost`: the name of the one log whose file is looked for. */
  chooseLogFiles(lost?: string): Promise<readonly string[]>;
  /** undefined when the user cancels. */
  chooseExportPath(suggestedName: string, kind: FileKind): Promise<string | undefined>;
  reveal(path: string): void;
  readonly api: ApiControl;
  /** Shows the logs' folder in the OS's file manager. */
  showLogs(): Promise<void>;
  /** Applies the theme to what the OS draws: the title bar and dialogs. */
  applyTheme(theme: ViewerPreferences['theme']): void;
  updateMenu(state: ParsedInput<'menu.update'>): void;
}

type MainHandlers = { readonly [N in MainCall]: (input: ParsedInput<N>) => Promise<CallOutput<N>> };

function mainHandlers(engine: Engine, host: HostServices): MainHandlers {
  const done = {};
  /** In a browser the file waits to be fetched; on the desktop the user says where it goes. */
  async function startExport(
    name: string,
    kind: FileKind,
    start: (target?: string) => void,
  ): Promise<{ started: boolean }> {
    const isDesktop = host.info.host === 'desktop';
    const target = isDesktop ? await host.chooseExportPath(name, kind) : undefined;
    if (isDesktop && target === undefined) return { started: false };
    start(target);
    return { started: true };
  }
  return {
    'host.info': async () => ({ ...host.info, formats: FILE_FORMATS }),
    'import.choose': async () => (await engine.intake.offerFiles(await host.chooseFiles()), done),
    'import.again': async ({ id }) => {
      const { missing } = await engine.intake.offerAgain(id);
      const [chosen] = missing === undefined ? [] : await host.chooseFiles(missing);
      if (chosen !== undefined) await engine.intake.offerAgain(id, chosen);
      return done;
    },
    'file.open': async () => (await engine.intake.openInPlace(await host.chooseLogFiles()), done),
    'file.locate': async ({ id }) => {
      const [chosen] = await host.chooseLogFiles((await engine.get(id)).name);
      if (chosen !== undefined) await engine.intake.locate(id, chosen);
      return done;
    },
    'import.start': async ({ files }) => (engine.intake.startImports(files), done),
    'import.inspect': (asked) =>
      'offerId' in asked
        ? engine.intake.previewOffered(asked.offerId, asked.options)
        : engine.intake.previewEnds(asked.file, asked.options),
    'import.discard': async ({ offerIds }) => (engine.intake.discardOffers(offerIds), done),
    'import.sample': async () => (void engine.intake.openSample(), done),
    'recent.open': async ({ index }) => (await engine.intake.openRecent(index), done),
    'recent.clear': async () => (engine.intake.clearRecent(), done),
    'job.list': async () => engine.jobs.list(),
    'job.cancel': async ({ jobId }) => (engine.jobs.cancel(jobId), done),
    'job.dismiss': async ({ jobId }) => (await engine.dismissJob(jobId), done),
    'job.reveal': async ({ jobId }) => (host.reveal(engine.exports.file(jobId)), done),
    'export.start': async (asked) => {
      const exporter = exporterNamed(asked.format);
      const request = { ...asked, ...parse(exporter.schema, asked) };
      const name = exportName((await engine.get(request.id)).name, request, exporter.ending);
      const kind = { name: exporter.fileKind, extensions: endingsOf(exporter) };
      return startExport(name, kind, (target) => engine.exports.start(request, name, target));
    },
    'share.start': async ({ id, withRecords }) => {
      const name = safeFileName((await engine.get(id)).name, `.${LOG_FILE.ending}`);
      const kind = { name: LOG_FILE.name, extensions: [LOG_FILE.ending] };
      return startExport(name, kind, (target) => engine.exports.share(id, withRecords, name, target));
    },
    'state.get': async () => engine.preferences.viewer,
    'state.set': async (state) => {
      engine.preferences.setViewer(state);
      host.applyTheme(state.preferences.theme);
      return done;
    },
    'store.status': async () => engine.library.status(),
    'store.choose': (choice) => engine.library.choose(choice),
    'library.check': async ({ repair }) => (engine.library.check(repair), done),
    'store.copy': async ({ id }) => (await engine.library.copyLog(id), done),
    'api.status': () => host.api.status(),
    'api.update': (change) => host.api.update(change),
    'logs.show': async () => (await host.showLogs(), done),
    'menu.update': async (state) => (host.updateMenu(state), done),
  };
}

/** The suggested name of an export, as `log_9000.1-9050.png`. */
function exportName(name: string, { depthMin, depthMax }: ExportRequest, ending: string): string {
  const round = (depth: number): string => String(Number(depth.toFixed(3)));
  const span = depthMin !== undefined && depthMax !== undefined ? `_${round(depthMin)}-${round(depthMax)}` : '';
  return safeFileName(name, `${span}.${ending}`);
}

/** Answers a call by its name. `allowed` decides by the kind of call, as a host may allow reads but not writes. */
export type Dispatch = (
  name: string,
  input: unknown,
  allowed?: (kind: 'read' | 'write') => boolean,
) => Promise<Reply<unknown>>;

/** Only calls of the contract are answered, with checked input; the contract also says where each is answered. */
export function createDispatch(engine: Engine, host: HostServices): Dispatch {
  const handlers = mainHandlers(engine, host);
  const answer = <N extends MainCall>(name: N, input: unknown): Promise<CallOutput<N>> =>
    handlers[name](parse(inputOf(name), input));
  return async (name, input, allowed = () => true) => {
    try {
      if (!isCall(name)) throw new StratascopeError('not_found', `There is no call named ${name}`);
      if (!allowed(contract[name].kind)) {
        throw new StratascopeError('forbidden', 'This needs the link that Stratascope printed');
      }
      const value = isLibraryCall(name)
        ? await engine.call(name, parse(inputOf(name), input))
        : await answer(name, input);
      return { ok: true, value };
    } catch (error) {
      return { ok: false, error: errorShape(error) };
    }
  };
}

/** Parses input. Throws `bad_input` that names the first wrong field. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw badInput(parsed.error);
}

export function badInput(error: z.ZodError): StratascopeError {
  const [issue] = error.issues;
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return new StratascopeError('bad_input', `${where}${issue?.message ?? 'Expected other input'}`);
}
