// Uploads files of the browser one after another, and lists a job for each file that still waits.
import type { Reply } from '../../shared/contract.ts';
import type { ErrorShape } from '../../shared/errors.ts';
import type { ImportOptions } from '../../shared/model/image-log.ts';
import type { Job, OfferedFile } from '../../shared/model/status.ts';

export interface UploadOptions {
  /** Sends a file. `show`: whether the log is shown when the import is done. */
  readonly post: (file: File, upload: UploadFacts) => Promise<Reply<unknown>>;
  /** Called when the result of `waiting()` has changed. */
  readonly onChange: () => void;
  /** Called when an upload fails before the server has a job for it. */
  readonly onProblem: (error: ErrorShape) => void;
}

export interface UploadFacts {
  readonly offerId: string;
  readonly options: ImportOptions;
  readonly show: boolean;
}

interface Upload extends UploadFacts {
  readonly file: File;
  started: boolean;
}

export interface Uploads {
  /** `again`: of the one that a log is read again from. */
  offer(files: readonly File[], again?: OfferedFile['again']): OfferedFile[];
  /** The file of an offer; undefined when it is no longer on offer. */
  offered(offerId: string): File | undefined;
  start(files: readonly { readonly offerId: string; readonly options: ImportOptions }[]): void;
  discard(offerIds: readonly string[]): void;
  /** Cancels a waiting upload. False when no upload of that job waits here. */
  cancel(jobId: string): boolean;
  /** Drops the jobs of uploads that have started, as the server now lists its own jobs for them. */
  forgetStarted(): void;
  waiting(): Job[];
}

export function createUploads({ post, onChange, onProblem }: UploadOptions): Uploads {
  const offered = new Map<string, File>();
  let queue: Upload[] = [];
  let sending = false;
  // Told from those of other pages, whose jobs are in the same list.
  const page = `upload-${Math.random().toString(36).slice(2)}`;
  let count = 0;

  // One upload at a time: a browser opens six connections to a host, and frames need some of them.
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let next = queue.find((u) => !u.started); next; next = queue.find((u) => !u.started)) {
      next.started = true;
      const reply = await post(next.file, next);
      const done = next;
      queue = queue.filter((u) => u !== done);
      if (!reply.ok && reply.error.code !== 'cancelled') onProblem(reply.error);
      onChange();
    }
    sending = false;
  }

  return {
    offer(files, again) {
      return files.map((file) => {
        const offerId = `${page}-${++count}`;
        offered.set(offerId, file);
        return { offerId, fileName: file.name, bytes: file.size, ...(again ? { again } : {}) };
      });
    },
    offered: (offerId) => offered.get(offerId),
    start(files) {
      for (const [index, { offerId, options }] of files.entries()) {
        const file = offered.get(offerId);
        // It stays on offer, so that an import that has been taken back can be done again.
        if (file) queue.push({ offerId, file, options, show: index === 0, started: false });
      }
      onChange();
      void send();
    },
    discard(offerIds) {
      for (const offerId of offerIds) offered.delete(offerId);
    },
    cancel(jobId) {
      const known = queue.some((u) => u.offerId === jobId && !u.started);
      if (known) {
        queue = queue.filter((u) => u.offerId !== jobId);
        onChange();
      }
      return known;
    },
    forgetStarted() {
      queue = queue.filter((u) => !u.started);
    },
    waiting: () => queue.map(asJob),
  };
}

function asJob({ offerId, file, show }: Upload): Job {
  return {
    jobId: offerId,
    kind: 'import',
    title: file.name,
    state: 'queued',
    rowsDone: 0,
    unitsDone: 0,
    unitsTotal: file.size,
    unit: 'bytes',
    elapsedMs: 0,
    show,
  };
}
