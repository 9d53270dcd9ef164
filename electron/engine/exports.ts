// Runs exports as jobs and keeps the files they have written until somebody has fetched them.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { StratascopeError } from '../../shared/errors.ts';
import type { ExportRequest } from '../../shared/model/display.ts';
import { spoolDir } from './data-dir.ts';
import type { JobList } from './jobs.ts';
import type { Workers } from './workers/workers.ts';

interface ExportsHost {
  readonly dataDir: string;
  readonly jobs: JobList;
  /** Those in use now. */
  readonly workers: () => Workers;
}

export class Exports {
  readonly #host: ExportsHost;
  /** Files of each finished export, by its job. */
  readonly #files = new Map<string, readonly string[]>();

  constructor(host: ExportsHost) {
    this.#host = host;
  }

  /** Writes to `target` or, without one, to a file of the spool that `file` names when the job is done. */
  start(request: ExportRequest, title: string, target?: string): void {
    const { dataDir, jobs, workers } = this.#host;
    const file = target ?? path.join(spoolDir(dataDir), randomUUID(), title);
    void jobs.add({
      kind: 'export',
      title,
      unit: 'rows',
      unitsTotal: 0,
      imageId: request.id,
      run: async (step, signal, jobId) => {
        if (!target) await fs.mkdir(path.dirname(file), { recursive: true });
        const files = await workers().exports.call(
          'export',
          { request, target: file },
          { signal, onProgress: (p) => step({ rowsDone: p.rowsDone, unitsDone: p.rowsDone, unitsTotal: p.rowsTotal }) },
        );
        this.#files.set(jobId, files);
        const message = files.length === 1 ? `Exported ${title}` : `Exported ${title} in ${files.length} files`;
        return target ? { message } : { message, downloadUrls: files.map((_, i) => `download/${jobId}/${i}`) };
      },
    });
  }

  /** Path of a finished export's file number `index`. */
  file(jobId: string, index = 0): string {
    const file = this.#files.get(jobId)?.[index];
    if (!file) throw new StratascopeError('not_found', 'This export is no longer there; export it again');
    return file;
  }

  /** Deletes what waited in the spool; a file that was written where the user wanted it stays. */
  async forget(jobId: string): Promise<void> {
    const spool = spoolDir(this.#host.dataDir);
    const files = this.#files.get(jobId) ?? [];
    this.#files.delete(jobId);
    for (const file of files) if (file.startsWith(spool)) await fs.rm(file, { force: true });
  }
}
