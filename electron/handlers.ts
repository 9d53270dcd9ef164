// In: a call's name and input, from any transport. Out: the engine's or the host's answer in an envelope; nothing throws.
import type { z } from 'zod';
import {
  contract,
  type CallName,
  type CallOutput,
  type Handlers,
  type ParsedInput,
  type Reply,
} from '../shared/contract.ts';
import { errorShape, StratascopeError } from '../shared/errors.ts';
import type { ExportRequest, ViewerPreferences } from '../shared/model.ts';
import { copiedValues } from './copied-values.ts';
import type { Engine } from './engine/engine.ts';

export type ApiUpdate = ParsedInput<'api.update'>;

/** The localhost API, as its host runs it. */
export interface ApiControl {
  status(): Promise<CallOutput<'api.status'>>;
  update(change: ApiUpdate): Promise<CallOutput<'api.update'>>;
}

/** What only the host can do. */
export interface HostServices {
  readonly info: CallOutput<'host.info'>;
  /** Empty when the user cancels. */
  chooseFiles(): Promise<readonly string[]>;
  /** undefined when the user cancels. */
  chooseExportPath(suggestedName: string, format: ExportRequest['format']): Promise<string | undefined>;
  reveal(path: string): void;
  readonly api: ApiControl;
  /** Shows the logs' folder in the OS's file manager. */
  showLogs(): Promise<void>;
  /** What is drawn by the OS follows: the title bar, dialogs. */
  applyTheme(theme: ViewerPreferences['theme']): void;
  updateMenu(state: { enabled: readonly string[]; checked: readonly string[] }): void;
}

const ENDINGS = { jpeg: 'jpg', png: 'png', csv: 'csv' } as const;

export function createHandlers(engine: Engine, host: HostServices): Handlers {
  const done = {};
  return {
    'host.info': async () => host.info,
    'library.list': () => engine.list(),
    'library.damaged': () => engine.damaged(),
    'library.describe': ({ id, change }) => engine.describe(id, change),
    'library.remove': async ({ id }) => (await engine.remove(id), done),
    'log.histogram': ({ id }) => engine.histogram(id),
    'colormap.list': () => engine.colormaps(),
    'colormap.save': ({ colormap, replaces }) => engine.saveColormap(colormap, replaces),
    'colormap.remove': ({ name }) => engine.removeColormap(name),
    'import.choose': async () => (await engine.intake.offerFiles(await host.chooseFiles()), done),
    'import.start': async ({ offerIds, options }) => (engine.intake.startImports(offerIds, options), done),
    'import.width': async (file) => ({
      width: await ('offerId' in file
        ? engine.intake.offeredWidth(file.offerId)
        : engine.intake.sourceWidth(Buffer.from(file.head, 'base64'), file.fileName)),
    }),
    'import.discard': async ({ offerIds }) => (engine.intake.discardOffers(offerIds), done),
    'import.sample': async () => (void engine.intake.openSample(), done),
    'recent.list': async () => [...engine.intake.recentFiles()],
    'recent.open': async ({ index }) => (await engine.intake.openRecent(index), done),
    'recent.clear': async () => (engine.intake.clearRecent(), done),
    'job.list': async () => engine.jobs.list(),
    'job.cancel': async ({ jobId }) => (engine.jobs.cancel(jobId), done),
    'job.dismiss': async ({ jobId }) => (await engine.dismissJob(jobId), done),
    'job.reveal': async ({ jobId }) => (host.reveal(engine.exportedFile(jobId)), done),
    'window.rows': async (window) => ({ rows: await engine.countRows(window) }),
    'window.values': (window) => copiedValues(engine, window),
    'export.start': async (request) => {
      const log = (await engine.list()).find(({ id }) => id === request.id);
      if (!log) throw new StratascopeError('not_found', `Image with id ${request.id} not found`);
      const name = exportName(log.name, request);
      if (host.info.host === 'browser') {
        engine.startExport(request, name);
        return { started: true };
      }
      const target = await host.chooseExportPath(name, request.format);
      if (target === undefined) return { started: false };
      engine.startExport(request, name, target);
      return { started: true };
    },
    'state.get': async () => engine.preferences.viewer,
    'state.set': async (state) => {
      engine.preferences.setViewer(state);
      host.applyTheme(state.preferences.theme);
      return done;
    },
    'store.status': async () => engine.libraryStatus(),
    'store.choose': (choice) => engine.chooseLibrary(choice),
    'store.copy': async ({ id }) => (await engine.copyLog(id), done),
    'api.status': () => host.api.status(),
    'api.update': (change) => host.api.update(change),
    'logs.show': async () => (await host.showLogs(), done),
    'menu.update': async (state) => (host.updateMenu(state), done),
  };
}

/** `log_9000.1-9050.jpg`, without what file systems refuse. */
function exportName(name: string, { depthMin, depthMax, format }: ExportRequest): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_').slice(0, 100);
  const round = (depth: number): string => String(Number(depth.toFixed(3)));
  const span = depthMin !== undefined && depthMax !== undefined ? `_${round(depthMin)}-${round(depthMax)}` : '';
  return `${safe}${span}.${ENDINGS[format]}`;
}

/** `allowed` decides by the kind of call: a host may serve reads to those whom it refuses writes. */
export async function dispatch(
  handlers: Handlers,
  name: string,
  input: unknown,
  allowed: (kind: 'read' | 'write') => boolean = () => true,
): Promise<Reply<unknown>> {
  try {
    if (!Object.hasOwn(contract, name)) throw new StratascopeError('not_found', `There is no call named ${name}`);
    const { kind, input: schema } = contract[name as CallName];
    if (!allowed(kind)) throw new StratascopeError('forbidden', 'This needs the link that Stratascope printed');
    const handler = handlers[name as CallName] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(parse(schema, input)) };
  } catch (error) {
    return { ok: false, error: errorShape(error) };
  }
}

/** Throws `bad_input` that names the first field that is wrong. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw badInput(parsed.error);
}

export function badInput(error: z.ZodError): StratascopeError {
  const [issue] = error.issues;
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return new StratascopeError('bad_input', `${where}${issue?.message ?? 'Expected other input'}`);
}
