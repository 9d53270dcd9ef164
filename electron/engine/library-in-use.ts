// The library in use and its workers: opens it, watches it for changes and lost connections, switches to another.
import { errorShape, StratascopeError } from '../../shared/errors.ts';
import { hasEnded, type LibraryStatus } from '../../shared/model/status.ts';
import type { JobList } from './jobs.ts';
import type { LibraryChoice, LibraryPlace } from './library-place.ts';
import type { CopyProgress } from './workers/copy-log.ts';
import { checkedText } from './workers/checked-text.ts';
import type { Workers } from './workers/workers.ts';

/** How often the library is asked whether another process has changed it. */
const WATCH_EVERY_MS = 2000;

/** Sentences on what is damaged that are sent to pages. */
const MOST_FOUND = 1000;

interface LibraryHost {
  readonly place: LibraryPlace;
  readonly workersOn: (location: LibraryPlace['location']) => Workers;
  readonly jobs: JobList;
  /** Called when the library's status has changed. */
  readonly onStatus: (status: LibraryStatus) => void;
  /** Called when another process has changed the library. */
  readonly onChanged: () => Promise<void>;
  /** Called when another library has been opened. */
  readonly onOther: () => Promise<void>;
}

export class LibraryInUse {
  readonly #host: LibraryHost;
  #workers: Workers;
  #dataVersion = -1;
  #looking = false;
  #watch: NodeJS.Timeout | undefined;

  constructor(host: LibraryHost) {
    this.#host = host;
    this.#workers = host.workersOn(host.place.location);
  }

  /** The workers on the library in use; choosing another library replaces them. */
  get workers(): Workers {
    return this.#workers;
  }

  status(): LibraryStatus {
    return this.#host.place.status();
  }

  /** Throws `library` when it cannot be opened. For one that was chosen in the settings it keeps trying instead. */
  async open(): Promise<void> {
    try {
      this.#dataVersion = await firstLook(this.#workers);
    } catch (error) {
      if (!this.#host.place.optional) throw error;
      this.#report('lost', retrying(error));
    }
    this.#watch = setInterval(() => void this.#look(), WATCH_EVERY_MS);
    this.#tendOpened();
  }

  /** Opens another library. Rejects, changing nothing, when it cannot be opened or jobs are running on this one. */
  async choose(choice: LibraryChoice): Promise<LibraryStatus> {
    const { place, workersOn, onStatus, onOther } = this.#host;
    const location = await place.locationOf(choice);
    this.#refuseAtWork();
    const before = place.status();
    this.#report('connecting');
    const workers = workersOn(location);
    try {
      const dataVersion = await firstLook(workers);
      // Checked again, because a job may have begun on this library while connecting.
      this.#refuseAtWork();
      this.#dataVersion = dataVersion;
    } catch (error) {
      await workers.close();
      this.#report(before.state, before.message);
      throw error;
    }
    const old = this.#workers;
    this.#workers = workers;
    await place.take(choice, location);
    onStatus(place.status());
    await onOther();
    await old.close();
    this.#tendOpened();
    return place.status();
  }

  /** Copies a log to the library that is not in use, as a job. */
  async copyLog(id: number): Promise<void> {
    const { place, jobs } = this.#host;
    const [{ name, rows }, to] = [await this.#workers.library.call('get', { id }), await place.other()];
    void jobs.add({
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

  /** Reads all of the library, as a job that names what is damaged. */
  check(repair: boolean): void {
    const { jobs, onChanged } = this.#host;
    void jobs.add({
      kind: 'check',
      title: 'the library',
      unit: 'rows',
      unitsTotal: 0,
      run: async (step, signal) => {
        const onProgress = ({ rowsDone, rowsTotal }: CopyProgress): void =>
          step({ rowsDone, unitsDone: rowsDone, unitsTotal: rowsTotal });
        const request = { repair };
        const { logs, damaged, saved, diskFull } = await this.#workers.exports.call('check', request, {
          signal,
          onProgress,
        });
        if (saved.length > 0) await onChanged();
        return {
          message: checkedText(logs, damaged.length),
          found: [...(diskFull ? [diskFull.message] : []), ...saved, ...damaged].slice(0, MOST_FOUND),
          ...(diskFull && { errorCode: 'disk_full' as const }),
        };
      },
    });
  }

  stopWatching(): void {
    clearInterval(this.#watch);
  }

  async close(): Promise<void> {
    await this.#workers.close();
  }

  #tendOpened(): void {
    void this.#renewOld();
    void this.#tellMended();
  }

  /** Says in the list of jobs what was done to a library that was damaged. */
  async #tellMended(): Promise<void> {
    const notice = await this.#workers.library.call('notice', {}).catch(() => '');
    if (notice === '') return;
    const job = { kind: 'check', title: 'the library', unit: 'rows', unitsTotal: 0 } as const;
    await this.#host.jobs.add({ ...job, run: async () => ({ message: 'The library was mended', found: [notice] }) });
  }

  /** Brings logs of an older version into today's form, in the background. What is broken off goes on at the next start. */
  async #renewOld(): Promise<void> {
    const workers = this.#workers;
    const ids = await workers.library.call('outdated', {}).catch((): readonly number[] => []);
    if (ids.length === 0) return;
    const logs = (await workers.library.ask('library.list', {})).filter(({ id }) => ids.includes(id));
    const unitsTotal = logs.reduce((sum, { rows }) => sum + rows, 0);
    void this.#host.jobs.add({
      kind: 'renew',
      title: logs.length === 1 ? logs[0]!.name : `${logs.length} logs`,
      unit: 'rows',
      unitsTotal,
      run: async (step, signal) => {
        const found: string[] = [];
        let unitsBefore = 0;
        for (const { id, rows } of logs) {
          // Rows of all levels are copied; those of a log are told of at most.
          const onProgress = ({ rowsDone }: { rowsDone: number }): void => {
            const unitsDone = unitsBefore + Math.min(rows, rowsDone);
            step({ rowsDone: unitsDone, unitsDone, unitsTotal });
          };
          await workers.exports.call('renew', { id }, { signal, onProgress }).catch((error: unknown) => {
            const { code, message } = errorShape(error);
            // One that was removed meanwhile needs nothing, and a damaged one stays as it is.
            if (code !== 'not_found' && code !== 'corrupt') throw error;
            if (code === 'corrupt') found.push(message);
          });
          unitsBefore += rows;
        }
        if (found.length === 0) return { message: 'Each log has a file of its own now' };
        return { message: 'Each log that is whole has a file of its own now', found: found.slice(0, MOST_FOUND) };
      },
    });
  }

  #refuseAtWork(): void {
    if (this.#host.jobs.list().every(hasEnded)) return;
    throw new StratascopeError(
      'bad_input',
      'Another library can be chosen when the jobs under way are done or cancelled',
    );
  }

  /** Checks whether the library can be reached and whether another process has changed it. */
  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const workers = this.#workers;
    const { place, jobs, onChanged } = this.#host;
    try {
      const lost = place.status().state === 'lost';
      const version = lost ? await firstLook(workers) : await workers.library.call('dataVersion', {});
      if (workers !== this.#workers) return;
      if (lost) this.#report('ready');
      // Imports by our own other workers look like changes by others, which does no harm: the list is the same.
      if (
        version !== this.#dataVersion &&
        jobs.list().every(({ kind, state }) => kind === 'renew' || state !== 'running')
      ) {
        this.#dataVersion = version;
        await onChanged();
      }
    } catch (error) {
      // For a local library the error is ignored: the next check may succeed, and any call reports the problem.
      if (workers === this.#workers && place.location.kind === 'postgres') this.#report('lost', retrying(error));
    } finally {
      this.#looking = false;
    }
  }

  #report(state: LibraryStatus['state'], message?: string): void {
    const { place, onStatus } = this.#host;
    if (place.set(state, message)) onStatus(place.status());
  }
}

/** Opens the library and clears interrupted imports in it. Returns its data version. */
async function firstLook({ library }: Workers): Promise<number> {
  await library.call('clearInterrupted', {});
  return library.call('dataVersion', {});
}

function retrying(error: unknown): string {
  return `${errorShape(error).message}; trying again every ${WATCH_EVERY_MS / 1000} seconds`;
}
