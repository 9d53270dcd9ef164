// Loads frames through a worker, which fetches and decodes them off the page's thread.
import { errorFromShape, StratascopeError } from '../../shared/errors.ts';
import { frameUrl } from '../../shared/model/frame-url.ts';
import type { FrameAddress } from './fetch-frame.ts';
import type { FromFrameWorker, ToFrameWorker } from './frame-worker.ts';
import frameWorker from './frame-worker.ts?worker&url';
import { keyHeaders } from './page-key.ts';
import { scriptAddress } from './script-address.ts';
import { problemTexts } from './texts.ts';

interface Waiting {
  readonly resolve: (bitmap: ImageBitmap) => void;
  readonly reject: (error: unknown) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let nextKey = 1;

export type FrameRequest = Parameters<typeof frameUrl>[0] & { readonly widthPx: number; readonly heightPx: number };

/** Loads a frame as a bitmap, which the caller closes. Throws StratascopeError, also when `signal` aborts. */
export async function loadFrame(request: FrameRequest, signal: AbortSignal): Promise<ImageBitmap> {
  worker ??= start();
  const to = worker;
  const key = nextKey++;
  const abort = (): void => to.postMessage({ key, abort: true } satisfies ToFrameWorker);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await new Promise<ImageBitmap>((resolve, reject) => {
      waiting.set(key, { resolve, reject });
      to.postMessage({ key, address: addressOf(request) } satisfies ToFrameWorker);
    });
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** What a worker does not know: it has no localStorage, and its addresses are relative to its script and not to the page. */
function addressOf(request: FrameRequest): FrameAddress {
  const { format, widthPx, heightPx } = request;
  const url = new URL(frameUrl({ ...request, damage: 'hatched' }), document.baseURI).href;
  return { url, headers: keyHeaders(), pixels: format === 'rgb' ? { widthPx, heightPx } : undefined };
}

function start(): Worker {
  const started = new Worker(scriptAddress(frameWorker), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<FromFrameWorker>) => {
    const call = waiting.get(data.key);
    waiting.delete(data.key);
    if ('error' in data) call?.reject(errorFromShape(data.error));
    else call?.resolve(data.bitmap);
  });
  started.addEventListener('error', () => {
    // The next call starts another worker.
    worker = undefined;
    const reason = new StratascopeError('internal', problemTexts.noPictures);
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  });
  return started;
}
