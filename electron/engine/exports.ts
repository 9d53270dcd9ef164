// Runs exports as jobs, and keeps the written files until they have been fetched.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { StratascopeError } from '../../shared/errors.ts';
import type { ExportRequest } from '../../shared/model/display.ts';
import { spoolDir } from './data-dir.ts';
import type { JobList } from './jobs.ts';
import { closeToOthers, makeOwnFolder, OWN_FILE } from './own-files.ts';
import type { Follow } from './workers/follow.ts';
import type { ExportProgress } from './workers/tasks.ts';
import type { Workers } from './workers/workers.ts';

interface ExportsHost {
  readonly dataDir: string;
  readonly jobs: JobList;
  /** The workers on the library that is open now. */
  readonly workers: () => Workers;
}

export class Exports {
  readonly #host: ExportsHost;
  /** Files of each finished export, by job id. */
  readonly #files = new Map<string, readonly string[]>();

  constructor(host: ExportsHost) {
    this.#host = host;
  }

  /** Writes to `target` or, without one, to the spool folder, where `file` finds the result when the job is done. */
  start(request: ExportRequest, title: string, target?: string): void {
    this.#start(request.id, title, target, (file, follow) =>
      this.#host.workers().exports.call('export', { request, target: file }, follow),
    );
  }

  /** The same for a copy of a whole log as a file of its own. */
  share(id: number, withRecords: boolean, title: string, target?: string): void {
    this.#start(id, title, target, (file, follow) =>
      this.#host.workers().exports.call('share', { id, withRecords, target: file }, follow),
    );
  }

  #start(
    imageId: number,
    title: string,
    target: string | undefined,
    write: (file: string, follow: Follow<ExportProgress>) => Promise<readonly string[]>,
  ): void {
    const { dataDir, jobs } = this.#host;
    const file = target ?? path.join(spoolDir(dataDir), randomUUID(), title);
    void jobs.add({
      kind: 'export',
      title,
      unit: 'rows',
      unitsTotal: 0,
      imageId,
      run: async (step, signal, jobId) => {
        if (!target) makeOwnFolder(path.dirname(file));
        const files = await write(file, {
          signal,
          onProgress: (p) => step({ rowsDone: p.rowsDone, unitsDone: p.rowsDone, unitsTotal: p.rowsTotal }),
        });
        // The user's own files get the rights that the user's programs give; those that wait here are nobody else's.
        if (!target) for (const each of files) closeToOthers(each, OWN_FILE);
        this.#files.set(jobId, files);
        const message = files.length === 1 ? `Exported ${title}` : `Exported ${title} in ${files.length} files`;
        return target ? { message } : { message, downloadUrls: files.map((_, i) => `download/${jobId}/${i}`) };
      },
    });
  }

  /** The path of a finished export's file number `index`. */
  file(jobId: string, index = 0): string {
    const file = this.#files.get(jobId)?.[index];
    if (!file) throw new StratascopeError('not_found', 'This export is no longer there; export it again');
    return file;
  }

  /** Deletes files of a job that wait in the spool folder; files at a place of the user's choice stay. */
  async forget(jobId: string): Promise<void> {
    const spool = spoolDir(this.#host.dataDir);
    const files = this.#files.get(jobId) ?? [];
    this.#files.delete(jobId);
    for (const file of files) if (file.startsWith(spool)) await fs.rm(file, { force: true });
  }
}
