// In: calls of a host (desktop or server). Out: results, and events for its pages. Only workers touch the library.
import fs from 'node:fs/promises';
import type { ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import type { EventName, EventPayload } from '../../shared/contract.ts';
import type { FrameRequest, LogHistogram } from '../../shared/model/display.ts';
import type { ImageLog, LogDescription } from '../../shared/model/image-log.ts';
import type { LibraryStatus } from '../../shared/model/status.ts';
import type { ValuesBlock, ValuesRequest } from './export/values-block.ts';
import { clearDeadSpools, spoolDir } from './data-dir.ts';
import { Exports } from './exports.ts';
import { Intake } from './intake.ts';
import { JobList } from './jobs.ts';
import { LibraryInUse } from './library-in-use.ts';
import { LibraryPlace, type LibraryChoice, type LibraryPlaceOptions } from './library-place.ts';
import { Preferences } from './preferences.ts';
import type { DrawnFrame } from './workers/worker-calls.ts';
import { Workers } from './workers/workers.ts';

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
  readonly exports: Exports;
  readonly #dataDir: string;
  readonly #place: LibraryPlace;
  readonly #library: LibraryInUse;
  readonly #jobs: JobList;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #warming: NodeJS.Timeout | undefined;

  private constructor(options: EngineOptions, preferences: Preferences, place: LibraryPlace) {
    this.preferences = preferences;
    this.#dataDir = options.dataDir;
    this.#place = place;
    this.#jobs = new JobList((jobs) => this.emit('jobs', jobs));
    this.#library = new LibraryInUse({
      place,
      workersOn: (location) => new Workers(options.workerUrl, location, options.onWorkerDeath),
      jobs: this.#jobs,
      onStatus: (status) => this.emit('store', status),
      onChanged: async () => {
        await this.#tellLibrary();
        this.#tellColormaps(await this.colormaps());
      },
      onOther: async () => {
        // Ids of the other library may be in use in this one too: nothing that is shown goes over.
        this.emit('library', []);
        this.#tellColormaps(await this.colormaps());
        for (const { jobId } of this.#jobs.list()) this.#jobs.dismiss(jobId);
        await this.#tellLibrary();
      },
    });
    const workers = (): Workers => this.#workers;
    this.exports = new Exports({ dataDir: options.dataDir, jobs: this.#jobs, workers });
    this.intake = new Intake({
      preferences,
      dataDir: options.dataDir,
      sampleFile: options.sampleFile,
      jobs: this.#jobs,
      workers,
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
      await engine.#library.open();
    } catch (error) {
      await engine.close();
      throw error;
    }
    // The page that is about to be loaded asks for a frame first of all.
    void engine.#workers.frames[0]!.call('prepare', {}).catch(() => undefined);
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

  get #workers(): Workers {
    return this.#library.workers;
  }

  // The library

  list(): Promise<ImageLog[]> {
    return this.#workers.library.call('list', {});
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
    return this.#library.status();
  }

  chooseLibrary(choice: LibraryChoice): Promise<LibraryStatus> {
    return this.#library.choose(choice);
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
    await this.exports.forget(jobId);
  }

  /** Cancels what is under way, undoes what it had begun, and ends the workers. */
  async close(): Promise<void> {
    this.#library.stopWatching();
    clearTimeout(this.#warming);
    this.#jobs.cancelAll();
    await this.#jobs.settled();
    await this.preferences.flush();
    await this.#library.close();
    await fs.rm(spoolDir(this.#dataDir), { recursive: true, force: true });
  }

  async #tellLibrary(): Promise<void> {
    this.emit('library', await this.list());
  }

  #tellColormaps(colormaps: ColormapDefinition[]): ColormapDefinition[] {
    this.emit('colormaps', colormaps);
    return colormaps;
  }
}
