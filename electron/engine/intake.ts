// Imports as jobs: files that were offered, opened at the start, or received over HTTP; recent files; the sample.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { errorShape, StratascopeError } from '../../shared/errors.ts';
import type { EngineEvent } from '../../shared/events.ts';
import type { FileEnds, FilePreview } from '../../shared/model/file-preview.ts';
import { isLogFile } from '../../shared/model/file-formats.ts';
import { importOptions, type ImageLog, type ImportOptions } from '../../shared/model/image-log.ts';
import type { Job, OfferedFile } from '../../shared/model/status.ts';
import type { JobList } from './jobs.ts';
import type { Preferences } from './preferences.ts';
import { importTask } from './import-task.ts';
import { withRememberedReading } from './remembered-reading.ts';
import { isAsImported, marksOf, sourceOf, sourceOfLog, type Source } from './source-files.ts';
import { receiveImport, type ReceivedImport } from './received-import.ts';
import type { Workers } from './workers/workers.ts';
import { tracksOf } from '../../shared/model/viewer-state.ts';

/** Recent files that are listed; more are remembered, so that a log can be read again. */
const MOST_RECENT = 10;

/** What the intake needs of its engine. */
interface IntakeHost {
  readonly preferences: Preferences;
  readonly dataDir: string;
  readonly sampleFile: string;
  readonly jobs: JobList;
  /** Whether files of logs that are named at the start stay where they lie. */
  readonly opensInPlace: boolean;
  /** The workers on the library that is open now. */
  readonly workers: () => Workers;
  readonly emit: (event: EngineEvent) => void;
  readonly list: () => Promise<ImageLog[]>;
  readonly get: (id: number) => Promise<ImageLog>;
  readonly tellLibrary: () => Promise<void>;
}

export class Intake {
  readonly #host: IntakeHost;
  readonly #offers = new Map<string, Source>();

  constructor(host: IntakeHost) {
    this.#host = host;
  }

  /** Offers files to the user in the import dialog. Those of whole logs, of which nothing is asked, are imported at once. */
  async offerFiles(paths: readonly string[]): Promise<void> {
    const [logs, tables] = [paths.filter(isLogFile), paths.filter((file) => !isLogFile(file))];
    await this.#each(logs, async (file, isFirst) => {
      void this.#import(await sourceOf(file), importOptions.parse({}), isFirst, false);
    });
    await this.offerByToken(tables.map((file) => ({ path: file, offerId: randomUUID() })));
  }

  /** Files that were dropped on the window of a desktop: those of whole logs are opened where they lie. */
  async drop(files: readonly { readonly path: string; readonly offerId: string }[]): Promise<void> {
    await this.openInPlace(files.map(({ path: file }) => file).filter(isLogFile));
    await this.offerByToken(files.filter(({ path: file }) => !isLogFile(file)));
  }

  /** Opens files of logs where they lie, and shows the first. The user has named them, in no page. */
  openInPlace(paths: readonly string[]): Promise<void> {
    return this.#each(paths, (file, isFirst) => this.#link(file, isFirst));
  }

  async #link(file: string, show: boolean): Promise<void> {
    const { id } = await this.#host.workers().library.call('link', { path: path.resolve(file) });
    await this.#host.tellLibrary();
    if (show) this.#show(id);
  }

  /** The user has found the file of a linked log again. */
  async locate(id: number, file: string): Promise<void> {
    await this.#host.workers().library.call('locate', { id, path: file });
    await this.#host.tellLibrary();
  }

  /** What keeps one file from being taken is told, and keeps no other. */
  async #each(paths: readonly string[], take: (file: string, isFirst: boolean) => Promise<void>): Promise<void> {
    for (const [index, file] of paths.entries()) {
      try {
        await take(file, index === 0);
      } catch (error) {
        this.#host.emit({ name: 'problem', payload: errorShape(error) });
      }
    }
  }

  /**
   * The same under tokens that are made elsewhere. One that is on offer is refused, so that no other file takes the place of
   * the one that the user has seen.
   */
  async offerByToken(files: readonly { readonly path: string; readonly offerId: string }[]): Promise<void> {
    const offered: OfferedFile[] = [];
    for (const { path: file, offerId } of files) {
      try {
        offered.push(this.#offer(await sourceOf(file), offerId));
      } catch (error) {
        this.#host.emit({ name: 'problem', payload: errorShape(error) });
      }
    }
    if (offered.length > 0) this.#host.emit({ name: 'offered', payload: offered });
  }

  /**
   * Offers the file of a log, to be read again: the one that is remembered, or the one that the user has chosen. Answers the
   * name to choose by where none is remembered, or it is gone.
   */
  async offerAgain(id: number, chosen?: string): Promise<{ readonly missing?: string }> {
    const log = await this.#host.get(id);
    const { recent } = this.#host.preferences;
    const known =
      chosen === undefined ? await sourceOfLog(log, recent, this.#fingerprintOf) : { source: await sourceOf(chosen) };
    if (!known) return { missing: log.sourceName };
    const { source, ...state } = known;
    this.#host.emit({ name: 'offered', payload: [{ ...this.#offer(source), again: { logId: id, ...state } }] });
    return {};
  }

  #offer(source: Source, offerId: string = randomUUID()): OfferedFile {
    if (this.#offers.has(offerId))
      throw new StratascopeError('conflict', `${source.fileName}: its token is that of another file; offer it again`);
    this.#offers.set(offerId, source);
    return { offerId, fileName: source.fileName, bytes: source.bytes };
  }

  discardOffers(offerIds: readonly string[]): void {
    for (const offerId of offerIds) this.#offers.delete(offerId);
  }

  /** What an import would make of an offered file. */
  async previewOffered(offerId: string, options: ImportOptions): Promise<FilePreview> {
    const source = this.#offers.get(offerId);
    if (!source) throw new StratascopeError('not_found', 'This file is no longer on offer; choose it again');
    return this.#host.workers().imports.call('previewFile', { path: source.path, options });
  }

  /** The same of a file that the browser has not sent yet. */
  previewEnds(file: FileEnds, options: ImportOptions): Promise<FilePreview> {
    return this.#host.workers().imports.call('previewEnds', { file, options });
  }

  /**
   * Imports offered files in the given order; the first log is shown when it is done. They stay on offer, so that an import
   * that has been taken back can be done again.
   */
  startImports(files: readonly { readonly offerId: string; readonly options: ImportOptions }[]): void {
    for (const [index, { offerId, options }] of files.entries()) {
      const source = this.#offers.get(offerId);
      if (!source) throw new StratascopeError('not_found', `File ${index + 1} is no longer on offer; choose it again`);
      void this.#import(source, options, index === 0, true, offerId);
    }
  }

  /**
   * Opens files named at the start: imports them as the last ones with their columns and shows the first; known ones are only
   * shown.
   */
  async openFiles(paths: readonly string[]): Promise<void> {
    const options = importOptions.parse(this.#host.preferences.viewer.importOptions);
    await this.#each(paths, async (file, isFirst) => {
      if (isLogFile(file) && this.#host.opensInPlace) {
        await this.#link(file, isFirst);
        return;
      }
      const source = await sourceOf(file);
      if (isLogFile(file)) {
        void this.#import(source, importOptions.parse({}), isFirst, false);
        return;
      }
      const known = await this.#importedBefore(source);
      if (known === undefined) void this.#import(source, await this.#remembered(source, options), isFirst);
      else if (isFirst) this.#show(known);
    });
  }

  #remembered({ path: file }: Source, options: ImportOptions): Promise<ImportOptions> {
    return withRememberedReading(options, this.#host.preferences.viewer.readings, (asked) =>
      this.#host.workers().imports.call('previewFile', { path: file, options: asked }),
    );
  }

  async openSample(): Promise<void> {
    const known = this.#host.preferences.sampleId;
    if (known !== undefined && (await this.#host.list()).some(({ id }) => id === known)) {
      this.#show(known);
      return;
    }
    const source = await sourceOf(this.#host.sampleFile);
    const job = await this.#import(source, importOptions.parse({ name: 'Sample' }), true, false);
    if (job.imageId !== undefined) this.#host.preferences.setSampleId(job.imageId);
  }

  /** Takes a file that arrives over HTTP. `signal` cancels receiving and importing. */
  receive(
    fileName: string,
    options: ImportOptions,
    bytes: number,
    body: AsyncIterable<Uint8Array>,
    { show = true, offerId }: { show?: boolean; offerId?: string | undefined } = {},
    signal?: AbortSignal,
  ): Promise<ReceivedImport> {
    return receiveImport(this.#host, this.#importHost(show), { fileName, options, bytes, body, offerId, signal });
  }

  recentFiles(): readonly { index: number; fileName: string }[] {
    return this.#host.preferences.recent
      .slice(0, MOST_RECENT)
      .map((file, index) => ({ index, fileName: path.basename(file.path) }));
  }

  async openRecent(index: number): Promise<void> {
    const recent = this.#host.preferences.recent[index];
    if (!recent) throw new StratascopeError('not_found', 'This file is no longer among the recent ones');
    const source = await sourceOf(recent.path);
    const known = await this.#importedBefore(source);
    if (known === undefined) await this.offerFiles([recent.path]);
    else this.#show(known);
  }

  clearRecent(): void {
    this.#host.preferences.clearRecent();
    this.#host.emit({ name: 'recent', payload: [] });
  }

  async #import(
    source: Source,
    options: ImportOptions,
    show: boolean,
    remember = true,
    offerId?: string,
  ): Promise<Job> {
    // The stat is awaited later, so that jobs are added in the order in which imports were requested.
    const stating = remember ? fs.stat(source.path).catch(() => undefined) : undefined;
    let fingerprint: string | undefined;
    const task = importTask(
      this.#importHost(show),
      source,
      options,
      ({ logs }) => (fingerprint = logs[0]?.sourceFingerprint),
    );
    const job = await this.#host.jobs.add({ ...task, offerId });
    const stat = await stating;
    if (stat && job.state === 'done') {
      const { imageId } = job;
      this.#host.preferences.addRecent({ path: source.path, ...marksOf(stat), fingerprint, imageId });
      this.#host.emit({ name: 'recent', payload: [...this.recentFiles()] });
    }
    return job;
  }

  #importHost(show: boolean): Parameters<typeof importTask>[0] {
    const { workers, tellLibrary } = this.#host;
    return { workers, tellLibrary, show: show ? (id) => this.#show(id) : undefined };
  }

  #show(id: number): void {
    // A page that is still loading finds the log to show in the remembered state.
    this.#host.preferences.setViewer({ ...this.#host.preferences.viewer, tracks: tracksOf(id) });
    this.#host.emit({ name: 'show', payload: { id } });
  }

  async #importedBefore(source: Source): Promise<number | undefined> {
    const known = this.#host.preferences.recent.find((file) => file.path === source.path);
    if (known?.imageId === undefined) return undefined;
    const log = (await this.#host.list()).find(({ id }) => id === known.imageId);
    return log && (await isAsImported(known, log, this.#fingerprintOf)) ? log.id : undefined;
  }

  readonly #fingerprintOf = (file: string): Promise<string> =>
    this.#host.workers().imports.call('fingerprint', { path: file });
}
