// In: files of the browser and how to import them. Out: one upload after another, and jobs for those that still wait.
import type { Reply } from '../../shared/contract.ts';
import type { ImportOptions } from '../../shared/model/image-log.ts';
import type { Job, OfferedFile } from '../../shared/model/status.ts';

export interface UploadOptions {
  /** `show`: it is shown when it is imported. */
  readonly post: (file: File, options: ImportOptions, show: boolean) => Promise<Reply<unknown>>;
  /** `waiting()` gives something else now. */
  readonly onChange: () => void;
  /** One sentence: an upload that failed before the server had a job for it. */
  readonly onProblem: (message: string) => void;
}

interface Upload {
  readonly jobId: string;
  readonly file: File;
  readonly options: ImportOptions;
  readonly show: boolean;
  started: boolean;
}

export interface Uploads {
  offer(files: readonly File[]): OfferedFile[];
  /** Undefined when it is no longer on offer. */
  offered(offerId: string): File | undefined;
  start(offerIds: readonly string[], options: ImportOptions): void;
  discard(offerIds: readonly string[]): void;
  /** False when the job is not one that waits here. */
  cancel(jobId: string): boolean;
  /** The server reports its jobs: those it was sent are its own now. */
  forgetStarted(): void;
  waiting(): Job[];
}

export function createUploads({ post, onChange, onProblem }: UploadOptions): Uploads {
  const offered = new Map<string, File>();
  let queue: Upload[] = [];
  let sending = false;
  let count = 0;

  // One at a time: a browser opens six connections to a host, and the frames need theirs.
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let next = queue.find((u) => !u.started); next; next = queue.find((u) => !u.started)) {
      next.started = true;
      const reply = await post(next.file, next.options, next.show);
      const done = next;
      queue = queue.filter((u) => u !== done);
      if (!reply.ok && reply.error.code !== 'cancelled') onProblem(reply.error.message);
      onChange();
    }
    sending = false;
  }

  return {
    offer(files) {
      return files.map((file) => {
        const offerId = `upload-${++count}`;
        offered.set(offerId, file);
        return { offerId, fileName: file.name, bytes: file.size };
      });
    },
    offered: (offerId) => offered.get(offerId),
    start(offerIds, options) {
      for (const [index, offerId] of offerIds.entries()) {
        const file = offered.get(offerId);
        if (file) queue.push({ jobId: offerId, file, options, show: index === 0, started: false });
        offered.delete(offerId);
      }
      onChange();
      void send();
    },
    discard(offerIds) {
      for (const offerId of offerIds) offered.delete(offerId);
    },
    cancel(jobId) {
      const known = queue.some((u) => u.jobId === jobId && !u.started);
      if (known) {
        queue = queue.filter((u) => u.jobId !== jobId);
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

function asJob({ jobId, file, show }: Upload): Job {
  return {
    jobId,
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
