// Downloads a file over HTTP and resumes an incomplete one; only a stall ends the attempt.
import fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface DownloadOptions {
  /** So long without a byte, and it is given up. */
  readonly stallMs?: number;
  /** Before it goes on after a broken connection. */
  readonly pauseMs?: number;
  /** `totalBytes` is undefined where the server does not say. */
  readonly onProgress?: (gotBytes: number, totalBytes: number | undefined) => void;
}

/** From a server that cannot go on in the middle every break means all of it again. */
const MOST_RESTARTS = 3;

/** It will not come any nearer by being asked for again. */
class FinalError extends Error {}

/**
 * `file` is left as it is where this fails, for the next call to go on from; whether its bytes are the right ones is for
 * the caller to check. A connection that breaks is taken up again as soon as something has arrived in this call; before
 * that the failure is told at once, for there may be no network.
 */
export async function resumeDownload(url: string, file: string, options: DownloadOptions = {}): Promise<void> {
  const { stallMs = 30_000, pauseMs = 1000, onProgress = () => undefined } = options;
  const stall = new AbortController();
  const stalled = (): void => stall.abort(new Error(`nothing arrived for ${stallMs / 1000} s`));
  let timer = setTimeout(stalled, stallMs);
  let arrivedBytes = 0;
  let restarts = 0;
  try {
    for (;;) {
      try {
        await receive(url, file, stall.signal, {
          onBytes(count, gotBytes, totalBytes) {
            arrivedBytes += count;
            clearTimeout(timer);
            timer = setTimeout(stalled, stallMs);
            onProgress(gotBytes, totalBytes);
          },
          onRestart() {
            if (++restarts > MOST_RESTARTS) throw new FinalError(`the connection broke ${restarts} times`);
          },
        });
        return;
      } catch (error) {
        if (error instanceof FinalError || stall.signal.aborted || arrivedBytes === 0) throw error;
        await pause(pauseMs, undefined, { signal: stall.signal });
      }
    }
  } catch (error) {
    throw new Error(`${url}: ${reasonOf(stall.signal.aborted ? stall.signal.reason : error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

interface Progress {
  onBytes(count: number, gotBytes: number, totalBytes: number | undefined): void;
  /** What was there is of no use. */
  onRestart(): void;
}

/** One connection: from the end of `file` to the end of what is fetched. */
async function receive(url: string, file: string, signal: AbortSignal, progress: Progress): Promise<void> {
  const haveBytes = fs.existsSync(file) ? fs.statSync(file).size : 0;
  // A compressed answer would have other positions than the file.
  const headers = { 'accept-encoding': 'identity', ...(haveBytes > 0 ? { range: `bytes=${haveBytes}-` } : {}) };
  const response = await fetch(url, { headers, signal });
  const { fromByte, totalBytes } = partOf(response, haveBytes);
  if (response.status === 416 && totalBytes === haveBytes) return;
  if (fromByte !== haveBytes) progress.onRestart();
  if (fromByte !== haveBytes && fromByte !== 0) {
    await response.body?.cancel();
    fs.rmSync(file);
    return receive(url, file, signal, progress);
  }
  // At positions, not appended: two at once, of two starts, write the same bytes to the same places.
  const out = toDisk(() => fs.openSync(file, fromByte > 0 ? 'r+' : 'w'));
  let gotBytes = fromByte;
  try {
    for await (const chunk of response.body ?? []) {
      // In the same breath: what has not been taken from a connection when it breaks is lost.
      toDisk(() => fs.writeSync(out, chunk, 0, chunk.length, gotBytes));
      gotBytes += chunk.length;
      progress.onBytes(chunk.length, gotBytes, totalBytes);
    }
  } finally {
    fs.closeSync(out);
  }
  if (totalBytes !== undefined && gotBytes !== totalBytes) {
    throw new Error(`expected ${totalBytes} bytes but received ${gotBytes}`);
  }
}

/** Which part of the file the answer is. Throws where it is none. */
function partOf(
  { status, statusText, headers }: Response,
  haveBytes: number,
): { fromByte: number; totalBytes?: number } {
  const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '');
  const total = Number(range?.[2] ?? headers.get('content-length') ?? NaN);
  const totalBytes = Number.isSafeInteger(total) ? { totalBytes: total } : {};
  switch (status) {
    case 200:
      return { fromByte: 0, ...totalBytes };
    case 206:
      return { fromByte: Number(range?.[1] ?? NaN), ...totalBytes };
    // Nothing comes after what is there: it is all, or not of this file.
    case 416:
      if (haveBytes > 0) return { fromByte: NaN, ...totalBytes };
  }
  const sentence = `expected the file but received ${status} ${statusText}`.trim();
  throw status >= 500 || status === 429 ? new Error(sentence) : new FinalError(sentence);
}

function toDisk<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new FinalError((error as Error).message, { cause: error });
  }
}

/** `fetch failed` says nothing; why it did is its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause ? (cause.code ?? cause.message ?? error.message) : error.message;
}
