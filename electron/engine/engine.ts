// In: calls of a host (desktop or server). Out: results, and events for its pages. Only workers touch the library.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { ColormapDefinition } from '../../shared/colormap-definition.ts';
import type { EventName, EventPayload } from '../../shared/contract.ts';
import { errorShape, StratascopeError } from '../../shared/errors.ts';
import type {
  DamagedLog,
  ExportRequest,
  FrameRequest,
  ImageLog,
  LibraryStatus,
  LogDescription,
  LogHistogram,
} from '../../shared/model.ts';
import type { ValuesBlock, ValuesRequest } from './export/values-block.ts';
import { clearDeadSpools, spoolDir } from './data-dir.ts';
import { Intake } from './intake.ts';
import { JobList } from './jobs.ts';
import { LibraryPlace, type LibraryChoice, type LibraryPlaceOptions } from './library-place.ts';
import { Preferences } from './preferences.ts';
import type { DrawnFrame } from './worker-calls.ts';
import { Workers } from './workers.ts';

/** How often the library is asked whether another process has changed it. */
const WATCH_EVERY_MS = 2000;
const PREPARE_IMPORT_AFTER_MS = 3000;

export interface EngineEvent {
  readonly name: EventName;
  readonly payload: unknown;
}

export interface EngineOptions extends LibraryPlaceOptions {
  /** The built or source file of worker.ts. */
  readonly workerUrl: URL;
  readonly sampleFile: string;
  /** A worker ended by itself: the call it was at has failed, the next one starts another. */
  readonly onWorkerDeath?: ((reason: string) => void) | undefined;
}

export class Engine {
  readonly preferences: Preferences;
  /** Files on their way in. */
  readonly intake: Intake;
  readonly #dataDir: string;
  readonly #workerUrl: URL;
  readonly #onWorkerDeath: EngineOptions['onWorkerDeath'];
  readonly #place: LibraryPlace;
  /** On the library in use; another choice of library brings others. */
  #workers: Workers;
  readonly #jobs: JobList;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  /** Files of each finished export. */
  readonly #exported = new Map<string, readonly string[]>();
  #dataVersion = -1;
  #looking = false;
  #watch: NodeJS.Timeout | undefined;
  #warming: NodeJS.Timeout | undefined;

  private constructor(options: EngineOptions, preferences: Preferences, place: LibraryPlace) {
    this.preferences = preferences;
    this.#dataDir = options.dataDir;
    this.#workerUrl = options.workerUrl;
    this.#onWorkerDeath = options.onWorkerDeath;
    this.#place = place;
    this.#workers = new Workers(options.workerUrl, place.location, options.onWorkerDeath);
    this.#jobs = new JobList((jobs) => this.emit('jobs', jobs));
    this.intake = new Intake({
      preferences,
      dataDir: options.dataDir,
      sampleFile: options.sampleFile,
      jobs: this.#jobs,
      workers: () => this.#workers,
      emit: (name, payload) => this.emit(name, payload),
      list: () => this.list(),
      get: (id) => this.get(id),
      tellLibrary: () => this.#tellLibrary(),
    });
  }

  /** Throws `library` when the library cannot be opened; one chosen in the settings is waited for instead. */
  static async open(options: EngineOptions): Promise<Engine> {
    await fs.mkdir(options.dataDir, { recursive: true });
    await clearDeadSpools(options.dataDir);
    const preferences = await Preferences.open(options.dataDir);
    const place = await LibraryPlace.open(options, preferences);
    const engine = new Engine(options, preferences, place);
    try {
      engine.#dataVersion = await firstLook(engine.#workers);
    } catch (error) {
      if (!place.optional) {
        await engine.close();
        throw error;
      }
      place.set('lost', retrying(error));
    }
    // The page that is about to be loaded asks for a frame first of all.
    void engine.#workers.frames[0]!.call('prepare', {}).catch(() => undefined);
    engine.#watch = setInterval(() => void engine.#look(), WATCH_EVERY_MS);
    return engine;
  }

  /** Somebody will import sooner or later: a moment after the start, when the window has its picture, the worker gets ready. */
  expectImports(): void {
    const prepare = (): void => void this.#workers.imports.call('prepareImport', {}).catch(() => undefined);
    this.#warming = setTimeout(prepare, PREPARE_IMPORT_AFTER_MS);
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of this.#listeners) listener({ name, payload });
  }

  // The library

  list(): Promise<ImageLog[]> {
    return this.#workers.library.call('list', {});
  }

  /** Logs that cannot be read and are kept until they are removed. */
  damaged(): Promise<DamagedLog[]> {
    return this.#workers.library.call('damaged', {});
  }

  get(id: number): Promise<ImageLog> {
    return this.#workers.library.call('get', { id });
  }

  async describe(id: number, change: LogDescription): Promise<ImageLog> {
    const log = await this.#workers.library.call('describe', { id, change });
    await this.#tellLibrary();
    return log;
  }

  async remove(id: number): Promise<void> {
    const hidden = Promise.withResolvers<void>();
    const removal = this.#workers.library.call('remove', { id }, { onProgress: () => hidden.resolve() });
    // It is hidden at once; giving its space back may take a while.
    void removal.then(() => this.#tellLibrary()).catch(() => undefined);
    await Promise.race([removal, hidden.promise]);
    await this.#tellLibrary();
  }

  /** The library's own. */
  colormaps(): Promise<ColormapDefinition[]> {
    return this.#workers.library.call('colormaps', {});
  }

  async saveColormap(colormap: ColormapDefinition, replaces?: string): Promise<ColormapDefinition[]> {
    return this.#tellColormaps(await this.#workers.library.call('saveColormap', { colormap, replaces }));
  }

  async removeColormap(name: string): Promise<ColormapDefinition[]> {
    return this.#tellColormaps(await this.#workers.library.call('removeColormap', { name }));
  }

  countRows(params: { id: number; depthMin?: number | undefined; depthMax?: number | undefined }): Promise<number> {
    return this.#workers.library.call('countRows', params);
  }

  histogram(id: number): Promise<LogHistogram> {
    return this.#workers.library.call('histogram', { id });
  }

  /** Frames drawn at the same time. */
  get frameWorkers(): number {
    return this.#workers.frames.length;
  }

  frame(request: FrameRequest, signal?: AbortSignal): Promise<DrawnFrame> {
    const idlest = this.#workers.frames.reduce((best, worker) => (worker.busy < best.busy ? worker : best));
    return idlest.call('frame', request, signal ? { signal } : {});
  }

  /** A block of stored values; the next one is asked for with its `next`. Beside the frames, so that none waits for it. */
  values(request: ValuesRequest): Promise<ValuesBlock> {
    return this.#workers.exports.call('values', request);
  }

  // Where the library is

  libraryStatus(): LibraryStatus {
    return this.#place.status();
  }

  /** Opens the other library in place of this one. Rejects, changing nothing, when it cannot be opened or this one is at work. */
  async chooseLibrary(choice: LibraryChoice): Promise<LibraryStatus> {
    const location = await this.#place.locationOf(choice);
    this.#refuseAtWork();
    const before = this.#place.status();
    this.#report('connecting');
    const workers = new Workers(this.#workerUrl, location, this.#onWorkerDeath);
    try {
      const dataVersion = await firstLook(workers);
      // Connecting takes its time: a job begun meanwhile is at work on this library.
      this.#refuseAtWork();
      this.#dataVersion = dataVersion;
    } catch (error) {
      await workers.close();
      this.#report(before.state, before.message);
      throw error;
    }
    const old = this.#workers;
    this.#workers = workers;
    await this.#place.take(choice, location);
    this.emit('store', this.#place.status());
    // Ids of the other library may be in use in this one too: nothing that is shown goes over.
    this.emit('library', []);
    this.emit('damaged', []);
    this.#tellColormaps(await this.colormaps());
    for (const { jobId } of this.#jobs.list()) this.#jobs.dismiss(jobId);
    await this.#tellLibrary();
    await old.close();
    return this.#place.status();
  }

  #refuseAtWork(): void {
    if (this.#jobs.list().every(({ state }) => ['done', 'failed', 'cancelled'].includes(state))) return;
    throw new StratascopeError(
      'bad_input',
      'Another library can be chosen when the jobs under way are done or cancelled',
    );
  }

  /** Copies a log to the library that is not in use, as a job. */
  async copyLog(id: number): Promise<void> {
    const [{ name, rows }, to] = [await this.get(id), await this.#place.other()];
    void this.#jobs.add({
      kind: 'copy',
      title: name,
      unit: 'rows',
      unitsTotal: rows,
      imageId: id,
      run: async (step, signal) => {
        await this.#workers.exports.call(
          'copy',
          { id, to },
          { signal, onProgress: (p) => step({ rowsDone: p.rowsDone, unitsDone: p.rowsDone, unitsTotal: p.rowsTotal }) },
        );
        return { message: `Copied ${name} to ${to.kind === 'postgres' ? 'the team server' : 'this computer'}` };
      },
    });
  }

  // Jobs

  get jobs(): Pick<JobList, 'list' | 'cancel'> {
    return this.#jobs;
  }

  /** Takes a finished job off the list; an export that waited to be fetched goes with it. */
  async dismissJob(jobId: string): Promise<void> {
    this.#jobs.dismiss(jobId);
    const spool = spoolDir(this.#dataDir);
    const files = this.#exported.get(jobId) ?? [];
    this.#exported.delete(jobId);
    for (const file of files) if (file.startsWith(spool)) await fs.rm(file, { force: true });
  }

  /** Writes to `target` or, without one, to a file of the spool that `exportedFile` names when the job is done. */
  startExport(request: ExportRequest, title: string, target?: string): void {
    const file = target ?? path.join(spoolDir(this.#dataDir), randomUUID(), title);
    void this.#jobs.add({
      kind: 'export',
      title,
      unit: 'rows',
      unitsTotal: 0,
      imageId: request.id,
      run: async (step, signal, jobId) => {
        if (!target) await fs.mkdir(path.dirname(file), { recursive: true });
        const files = await this.#workers.exports.call(
          'export',
          { request, target: file },
          { signal, onProgress: (p) => step({ rowsDone: p.rowsDone, unitsDone: p.rowsDone, unitsTotal: p.rowsTotal }) },
        );
        this.#exported.set(jobId, files);
        const message = files.length === 1 ? `Exported ${title}` : `Exported ${title} in ${files.length} files`;
        return target ? { message } : { message, downloadUrls: files.map((_, i) => `download/${jobId}/${i}`) };
      },
    });
  }

  /** Path of a finished export's file number `index`. */
  exportedFile(jobId: string, index = 0): string {
    const file = this.#exported.get(jobId)?.[index];
    if (!file) throw new StratascopeError('not_found', 'This export is no longer there; export it again');
    return file;
  }

  /** Cancels what is under way, undoes what it had begun, and ends the workers. */
  async close(): Promise<void> {
    clearInterval(this.#watch);
    clearTimeout(this.#warming);
    this.#jobs.cancelAll();
    await this.#jobs.settled();
    await this.preferences.flush();
    await this.#workers.close();
    await fs.rm(spoolDir(this.#dataDir), { recursive: true, force: true });
  }

  async #tellLibrary(): Promise<void> {
    const [logs, damaged] = await Promise.all([this.list(), this.damaged()]);
    this.emit('library', logs);
    this.emit('damaged', damaged);
  }

  #tellColormaps(colormaps: ColormapDefinition[]): ColormapDefinition[] {
    this.emit('colormaps', colormaps);
    return colormaps;
  }

  /** Has another process changed the library, and can it be reached at all? */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const workers = this.#workers;
    try {
      const lost = this.#place.status().state === 'lost';
      const version = lost ? await firstLook(workers) : await workers.library.call('dataVersion', {});
      if (workers !== this.#workers) return;
      if (lost) this.#report('ready');
      // Imports of our own other workers count as others here; the list they bring is the same.
      if (version !== this.#dataVersion && this.#jobs.list().every(({ state }) => state !== 'running')) {
        this.#dataVersion = version;
        await this.#tellLibrary();
        this.#tellColormaps(await this.colormaps());
      }
    } catch (error) {
      // The next look may succeed; a call that needs the library will say what is wrong.
      if (workers === this.#workers && this.#place.location.kind === 'postgres') this.#report('lost', retrying(error));
    } finally {
      this.#looking = false;
    }
  }

  #report(state: LibraryStatus['state'], message?: string): void {
    if (this.#place.set(state, message)) this.emit('store', this.#place.status());
  }
}

/** Opens the library and clears what was broken off in it. Returns its version. */
async function firstLook({ library }: Workers): Promise<number> {
  await library.call('clearInterrupted', {});
  return library.call('dataVersion', {});
}

function retrying(error: unknown): string {
  return `${errorShape(error).message}; trying again every ${WATCH_EVERY_MS / 1000} seconds`;
}
