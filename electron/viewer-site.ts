// Answers GETs of the page, the same in every host: the viewer's own files, and frames by their addresses.
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { z } from 'zod';
import { parseFrameUrl } from '../shared/model/frame-url.ts';
import { parseTileUrl } from '../shared/model/tile-url.ts';
import { errorShape, StratascopeError, type ErrorCode } from '../shared/errors.ts';
import type { Engine } from './engine/engine.ts';
import { badInput } from './handlers.ts';

const gzip = promisify(zlib.gzip);

export interface SiteAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array | string;
}

/**
 * Headers of every answer: scripts and styles only from our own files; pictures also from memory. Text becomes a script only
 * through the page's own policy, renderer/bridge/script-address.ts.
 */
export const SECURITY_HEADERS: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; " +
    "require-trusted-types-for 'script'; trusted-types stratascope",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const STATUS: Partial<Record<ErrorCode, number>> = {
  bad_input: 400,
  unreadable_file: 400,
  unsupported: 400,
  cancelled: 409,
  conflict: 409,
  too_many_rows: 400,
  forbidden: 403,
  not_found: 404,
  library: 500,
  library_away: 503,
  disk_full: 507,
};

/** Seconds after which what passes by itself is worth another try. */
export const AWAY_RETRY_S = 2;

export function statusOf(code: ErrorCode): number {
  return STATUS[code] ?? 500;
}

/** Answers `/` and the built page's files, `/frame/{id}?...` and `/tile/{id}/{level}/{firstRow}?...`. `target` is the raw path and query of the request. */
export function viewerSite(
  engine: Pick<Engine, 'frame' | 'tile'>,
  rendererDir: string,
): (method: string, target: string, signal?: AbortSignal) => Promise<SiteAnswer> {
  return async (method, target, signal) => {
    try {
      if (method !== 'GET' && method !== 'HEAD') throw new StratascopeError('bad_input', `Expected GET, not ${method}`);
      const [rawPath = '/', query = ''] = target.split('?', 2);
      const frame = /^\/frame\/([^/]+)$/.exec(rawPath);
      if (frame) return await answerFrame(engine, frame[1]!, new URLSearchParams(query), signal);
      const tile = /^\/tile\/(.+)$/.exec(rawPath);
      if (tile) return await answerTile(engine, tile[1]!, new URLSearchParams(query), signal);
      return await answerFile(rendererDir, rawPath);
    } catch (error) {
      return answerError(error instanceof z.ZodError ? badInput(error) : error);
    }
  };
}

/** The answer to unexpected errors, whose own messages may contain paths. */
export const INTERNAL = 'Something went wrong inside Stratascope; try again';

export function answerError(error: unknown): SiteAnswer {
  const { code, message } = errorShape(error);
  const again: Record<string, string> = code === 'library_away' ? { 'retry-after': String(AWAY_RETRY_S) } : {};
  return {
    status: statusOf(code),
    headers: { ...SECURITY_HEADERS, ...again, 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify({ code, detail: code === 'internal' ? INTERNAL : message }),
  };
}

async function answerFrame(
  engine: Pick<Engine, 'frame'>,
  id: string,
  query: URLSearchParams,
  signal: AbortSignal | undefined,
): Promise<SiteAnswer> {
  const frame = await engine.frame(parseFrameUrl(id, query), signal);
  return {
    status: 200,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': frame.mime,
      'content-length': String(frame.bytes.byteLength),
      'cache-control': 'private, no-store',
      'x-rows': String(frame.rows),
      'x-level': String(frame.level),
    },
    body: frame.bytes,
  };
}

async function answerTile(
  engine: Pick<Engine, 'tile'>,
  path: string,
  query: URLSearchParams,
  signal: AbortSignal | undefined,
): Promise<SiteAnswer> {
  const asked = parseTileUrl(path, query);
  const { bytes } = await engine.tile(asked, signal);
  const body = asked.gzip ? await gzip(bytes, { level: 1 }) : bytes;
  return {
    status: 200,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': 'application/octet-stream',
      'content-length': String(body.byteLength),
      ...(asked.gzip && { 'content-encoding': 'gzip' }),
      'cache-control': 'private, max-age=31536000, immutable',
    },
    body,
  };
}

async function answerFile(rendererDir: string, rawPath: string): Promise<SiteAnswer> {
  const file = insideDir(rendererDir, rawPath === '/' ? '/index.html' : rawPath);
  const body = file && (await fs.readFile(file).catch(() => undefined));
  if (!file || !body) throw new StratascopeError('not_found', 'There is nothing at this address');
  return {
    status: 200,
    headers: {
      ...SECURITY_HEADERS,
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      // Built files have a hash of their content in their names, so they can be cached for ever.
      'cache-control': rawPath.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
    },
    body,
  };
}

/** The file that a raw URL path names below `dir`; undefined for a path that would leave `dir` or is not plain. */
function insideDir(dir: string, rawPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
  // Refuses double encoding, NUL, backslashes and drive letters; no file of ours has such a name.
  if (!/^\/[\w./-]*$/.test(decoded) || decoded.split('/').includes('..')) return undefined;
  const file = path.resolve(dir, `.${decoded}`);
  return file.startsWith(path.resolve(dir) + path.sep) ? file : undefined;
}
