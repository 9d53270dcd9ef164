// The bridge of the browser host: calls, uploads and events over HTTP, with addresses relative to the page.
import type { Bridge } from '../../shared/bridge.ts';
import { type CallName, type CallOutput, type Reply, parseAnswer, type Ask } from '../../shared/contract.ts';
import { type EventName, askedEvent, LIBRARY_EVENTS, parseEvent } from '../../shared/events.ts';
import { isLogFile, LOG_FILE, type ReadableFiles } from '../../shared/model/file-formats.ts';
import { errorFromShape } from '../../shared/errors.ts';
import { PREVIEW_HEAD_BYTES, PREVIEW_TAIL_BYTES, type FileEnds } from '../../shared/model/file-preview.ts';
import { importOptions, type ImportOptions } from '../../shared/model/image-log.ts';
import type { Job, OfferedFile } from '../../shared/model/status.ts';
import { headersOf, keyHeaders, takeKey, withKey } from './page-key.ts';
import { problemTexts } from './texts.ts';
import { createUploads, type UploadFacts } from './uploads.ts';

type Listener = Parameters<Bridge['subscribe']>[0];

const ok: Reply<unknown> = { ok: true, value: {} };

export function createHttpBridge(): Bridge {
  // Nothing is asked before it is known with which key.
  const keyTaken = takeKey(isTaken);
  const listeners = new Set<Listener>();
  let serverJobs: Job[] = [];
  const emit = (name: EventName, payload: unknown): void => {
    for (const listener of listeners) listener({ name, payload });
  };
  const emitJobs = (): void => emit('jobs', [...serverJobs, ...uploads.waiting()]);
  const uploads = createUploads({
    post: postFile,
    onChange: emitJobs,
    onProblem: (error) => emit('problem', error),
  });
  const offerFiles = (files: File[], again?: OfferedFile['again']): void => {
    // Of a whole log nothing is asked.
    const [logs, tables] = [files.filter(({ name }) => isLogFile(name)), files.filter(({ name }) => !isLogFile(name))];
    const options = importOptions.parse({});
    if (again === undefined) uploads.start(uploads.offer(logs).map(({ offerId }) => ({ offerId, options })));
    const asked = again === undefined ? tables : files;
    if (asked.length > 0) emit('offered', uploads.offer(asked, again));
  };
  const chooser = fileChooser(offerFiles);

  // Calls about files that are answered here, because chosen files stay in the browser until they are uploaded.
  const local: Partial<Record<CallName, (input: never) => Promise<Reply<unknown>> | void>> = {
    'import.choose': () => chooser.open(),
    // Where a chosen file lay is not told to the page.
    'import.again': ({ id }: { id: number }) => chooser.open({ logId: id }),
    'import.start': ({ files }: { files: { offerId: string; options: ImportOptions }[] }) => uploads.start(files),
    'import.inspect': async ({ offerId, options }: { offerId: string; options: ImportOptions }) => {
      const file = uploads.offered(offerId);
      if (!file) return failure(problemTexts.noLongerOffered);
      return postCall('import.inspect', { file: await endsOf(file), options });
    },
    'import.discard': ({ offerIds }: { offerIds: string[] }) => uploads.discard(offerIds),
  };

  async function listen(): Promise<void> {
    await keyTaken;
    const source = new EventSource(withKey('api/events'));
    let opened = false;
    source.onmessage = (message: MessageEvent<string>) => {
      const { name, payload } = JSON.parse(message.data) as { name: EventName; payload: unknown };
      if (name !== 'jobs') return emit(name, payload);
      serverJobs = parseEvent(name, payload).payload;
      uploads.forgetStarted();
      emitJobs();
    };
    source.onopen = () => {
      // The stream came back after a break, so the events that were missed are asked for.
      if (opened) {
        for (const name of LIBRARY_EVENTS) void refresh(name);
        void refreshJobs();
      }
      opened = true;
    };
  }

  async function refresh(name: EventName): Promise<void> {
    try {
      const event = await askedEvent(name, ask);
      if (event) emit(event.name, event.payload);
    } catch {
      // A failed request is ignored, because the next event of this name carries the whole state again.
    }
  }

  async function refreshJobs(): Promise<void> {
    const reply = await postCall('job.list', {});
    if (!reply.ok) return;
    serverJobs = parseAnswer('job.list', reply.value);
    emitJobs();
  }

  return {
    async call(name, input) {
      await keyTaken;
      if (name === 'job.cancel' && uploads.cancel((input as { jobId: string }).jobId)) return ok;
      const here = local[name];
      if (here) return (await here(input as never)) ?? ok;
      const reply = await postCall(name, input);
      // The answer lists the endings that files can have; the page makes this call at its start.
      if (name === 'host.info' && reply.ok) chooser.accept((reply.value as CallOutput<'host.info'>).formats.read);
      return reply;
    },
    subscribe(listener) {
      if (listeners.size === 0) void listen();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offerFiles: (files) => offerFiles(files),
  };
}

const ask: Ask = async (name, input) => {
  const reply = await postCall(name, input);
  if (!reply.ok) throw errorFromShape(reply.error);
  return parseAnswer(name, reply.value);
};

async function endsOf(file: File): Promise<FileEnds> {
  const tailFrom = Math.max(PREVIEW_HEAD_BYTES, file.size - PREVIEW_TAIL_BYTES);
  const [head, tail] = await Promise.all([inBase64(file.slice(0, PREVIEW_HEAD_BYTES)), inBase64(file.slice(tailFrom))]);
  return { fileName: file.name, bytes: file.size, head, tail };
}

/** Empty for a file that can no longer be read, which its import will report. */
async function inBase64(bytes: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener('loadend', resolve));
  reader.readAsDataURL(bytes);
  await read;
  return typeof reader.result === 'string' ? reader.result.replace(/^.*,/, '') : '';
}

async function postCall(name: CallName, input: unknown): Promise<Reply<unknown>> {
  const body = JSON.stringify(input);
  // The remembered state is saved even while the page is being closed; browsers allow bodies of 64 KB then.
  const keepalive = name === 'state.set' && body.length < 60_000;
  return post(`api/call/${name}`, { body, keepalive, headers: { 'content-type': 'application/json' } });
}

async function postFile(file: File, { offerId, options, show }: UploadFacts): Promise<Reply<unknown>> {
  const facts = { fileName: file.name, offerId, options: JSON.stringify(options), show: String(show) };
  const query = new URLSearchParams(facts);
  const headers = { 'content-type': 'application/octet-stream' };
  return post(`api/import?${query.toString()}`, { body: file, headers });
}

async function isTaken(key: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', ...headersOf(key) };
  try {
    // A call that only the owner may make and that changes nothing: where reads are open, any key may read.
    const body = JSON.stringify({ offerIds: [] });
    return (await fetch('api/call/import.discard', { method: 'POST', body, headers })).ok;
  } catch {
    return false;
  }
}

async function post(
  url: string,
  init: RequestInit & { readonly headers: Record<string, string> },
): Promise<Reply<unknown>> {
  try {
    const headers = { ...init.headers, ...keyHeaders() };
    const response = await fetch(url, { ...init, headers, method: 'POST' });
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('application/json')) return (await response.json()) as Reply<unknown>;
    // The request was refused before it reached a call; the body is one sentence.
    return failure((await response.text()).trim() || problemTexts.noReply(response.status));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(problemTexts.noAnswer(reason));
  }
}

function failure(message: string): Reply<unknown> {
  return { ok: false, error: { code: 'internal', message } };
}

interface FileChooser {
  /** `again`: for the one file that a log is read again from. */
  readonly open: (again?: OfferedFile['again']) => void;
  readonly accept: (files: ReadableFiles) => void;
}

/** A file input that stays in the page, because a temporary one could be garbage-collected before the user chooses. */
function fileChooser(onFiles: (files: File[], again?: OfferedFile['again']) => void): FileChooser {
  let asked: OfferedFile['again'];
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  input.setAttribute('aria-label', problemTexts.filesToImport);
  input.addEventListener('change', () => {
    if (input.files?.length) onFiles([...input.files], asked);
    // Emptied so that choosing the same file again counts as a change.
    input.value = '';
  });
  document.body.append(input);
  return {
    open: (again) => {
      asked = again;
      input.multiple = again === undefined;
      input.click();
    },
    accept: ({ endings, packedEndings, mimes }) => {
      input.accept = [...[...endings, ...packedEndings, LOG_FILE.ending].map((ending) => `.${ending}`), ...mimes].join(
        ',',
      );
    },
  };
}
