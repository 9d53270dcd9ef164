// The engine as hosts open it: puts its parts together, runs calls in workers, and emits events.
import fs from 'node:fs/promises';
import { contract, type CallOutput, type LibraryCall, type ParsedInput } from '../../shared/contract.ts';
import {
  askedEvent,
  deliver,
  events,
  LIBRARY_EVENTS,
  parseEvent,
  type EngineEvent,
  type EventListeners,
  type EventName,
} from '../../shared/events.ts';
import type { FrameRequest } from '../../shared/model/display.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { TileRequest } from '../../shared/model/tile-url.ts';
import type { StoredTile } from './workers/read-tile.ts';
import type { ValuesBlock, ValuesRequest } from './export/values-block.ts';
import { clearDeadSpools, spoolDir } from './data-dir.ts';
import { Exports } from './exports.ts';
import { Intake } from './intake.ts';
import { JobList } from './jobs.ts';
import { LibraryInUse } from './library-in-use.ts';
import { LibraryPlace, type LibraryPlaceOptions } from './library-place.ts';
import { openDataDir } from './own-files.ts';
import { Preferences } from './preferences.ts';
import type { DrawnFrame, WorkerClient } from './workers/worker-calls.ts';
import { Workers } from './workers/workers.ts';

const PREPARE_IMPORT_AFTER_MS = 3000;

export interface EngineOptions extends LibraryPlaceOptions {
  /** The built or source file of worker.ts. */
  readonly workerUrl: URL;
  readonly sampleFile: string;
  /** Whether files of logs that are opened at the start stay where they lie; absent: they are imported. */
  readonly opensInPlace?: boolean;
  /** Called when a worker has crashed. Its current call fails, and the next call starts another worker. */
  readonly onWorkerDeath?: ((reason: string) => void) | undefined;
}

export class Engine {
  readonly preferences: Preferences;
  /** Imports: offered, opened and received files. */
  readonly intake: Intake;
  readonly exports: Exports;
  readonly #library: LibraryInUse;
  readonly #dataDir: string;
  readonly #jobs: JobList;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #warming: NodeJS.Timeout | undefined;

  private constructor(options: EngineOptions, preferences: Preferences, place: LibraryPlace) {
    this.preferences = preferences;
    this.#dataDir = options.dataDir;
    this.#jobs = new JobList((jobs) => this.emit({ name: 'jobs', payload: jobs }));
    this.#library = new LibraryInUse({
      place,
      workersOn: (location) => new Workers(options.workerUrl, location, options.onWorkerDeath),
      jobs: this.#jobs,
      onStatus: (status) => this.emit({ name: 'store', payload: status }),
      onChanged: async () => {
        for (const name of LIBRARY_EVENTS) await this.#tell(name);
      },
      onOther: async () => {
        // The new library may use the same ids for other logs, so pages must first drop all logs they show.
        this.emit({ name: 'library', payload: [] });
        this.emit({ name: 'damaged', payload: [] });
        for (const { jobId } of this.#jobs.list()) this.#jobs.dismiss(jobId);
        for (const name of LIBRARY_EVENTS) await this.#tell(name);
      },
    });
    const workers = (): Workers => this.#workers;
    this.exports = new Exports({ dataDir: options.dataDir, jobs: this.#jobs, workers });
    this.intake = new Intake({
      preferences,
      dataDir: options.dataDir,
      sampleFile: options.sampleFile,
      jobs: this.#jobs,
      opensInPlace: options.opensInPlace === true,
      workers,
      emit: (event) => this.emit(event),
      list: () => this.call('library.list', {}),
      get: (id) => this.get(id),
      tellLibrary: () => this.#tell('library'),
    });
  }

  /** Throws `library` when the library cannot be opened. For one that was chosen in the settings it keeps trying instead. */
  static async open(options: EngineOptions): Promise<Engine> {
    openDataDir(options.dataDir);
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
    // The page that is about to load requests a frame first of all.
    void engine.#workers.frames[0]!.call('prepare', {}).catch(() => undefined);
    return engine;
  }

  /** Prepares the import worker a moment after the start, when the window has its picture, so that a first import is fast. */
  expectImports(): void {
    const prepare = (): void => void this.#workers.imports.call('prepareImport', {}).catch(() => undefined);
    this.#warming = setTimeout(prepare, PREPARE_IMPORT_AFTER_MS);
  }

  /** Calls `listener` at every event, for a page elsewhere. Returns a function that ends it. */
  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls the listener for an event's name. Returns a function that ends it. */
  on(listeners: EventListeners): () => void {
    return this.onEvent((event) => deliver(listeners, event));
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Answers a call on the library, and emits the events for what the call changes. */
  async call<N extends LibraryCall>(name: N, input: ParsedInput<N>): Promise<CallOutput<N>> {
    const { at, output, emits } = contract[name];
    const worker = at === 'store' ? this.#workers.library : this.#workers.exports;
    const answer = await worker.ask(name, input);
    for (const event of emits) {
      if (events[event].payload === output) this.emit(parseEvent(event, answer));
      else await this.#tell(event);
    }
    return answer;
  }

  get(id: number): Promise<ImageLog> {
    return this.#workers.library.call('get', { id });
  }

  /** How many frames can be drawn at the same time. */
  get frameWorkers(): number {
    return this.#workers.frames.length;
  }

  frame(request: FrameRequest, signal?: AbortSignal): Promise<DrawnFrame> {
    return this.#idlest().call('frame', request, signal ? { signal } : {});
  }

  /** The bytes of a stored tile, as tile-layout.ts says. */
  tile(request: TileRequest, signal?: AbortSignal): Promise<StoredTile> {
    return this.#idlest().call('tile', request, signal ? { signal } : {});
  }

  #idlest(): WorkerClient {
    return this.#workers.frames.reduce((best, worker) => (worker.busy < best.busy ? worker : best));
  }

  /** A block of stored values; its `next` requests the following one. Runs in another worker than frames. */
  values(request: ValuesRequest): Promise<ValuesBlock> {
    return this.#workers.exports.call('values', request);
  }

  /** The library's status, opening another one, copying logs between them, and checking it. */
  get library(): Pick<LibraryInUse, 'status' | 'choose' | 'copyLog' | 'check'> {
    return this.#library;
  }

  get jobs(): Pick<JobList, 'list' | 'cancel'> {
    return this.#jobs;
  }

  /** Takes a finished job off the list and deletes its exported files that have not been fetched. */
  async dismissJob(jobId: string): Promise<void> {
    this.#jobs.dismiss(jobId);
    await this.exports.forget(jobId);
  }

  /** Cancels and undoes running jobs, and ends the workers. */
  async close(): Promise<void> {
    this.#library.stopWatching();
    clearTimeout(this.#warming);
    this.#jobs.cancelAll();
    await this.#jobs.settled();
    await this.preferences.flush();
    await this.#library.close();
    await fs.rm(spoolDir(this.#dataDir), { recursive: true, force: true });
  }

  get #workers(): Workers {
    return this.#library.workers;
  }

  /** Emits an event with its current payload. */
  async #tell(name: EventName): Promise<void> {
    const event = await askedEvent(name, (asked, input) => this.call(asked, input));
    if (event) this.emit(event);
  }
}
