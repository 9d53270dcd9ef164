// The routes of the viewer in a browser: its page, calls, events, uploads and downloads.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Reply } from '../../shared/contract.ts';
import { errorShape, StratascopeError, type ErrorShape } from '../../shared/errors.ts';
import { importOptions } from '../../shared/model/image-log.ts';
import type { ApiStatus } from '../../shared/model/status.ts';
import type { FrameRequest } from '../../shared/model/display.ts';
import type { TileRequest } from '../../shared/model/tile-url.ts';
import type { StoredTile } from '../engine/workers/read-tile.ts';
import type { Engine } from '../engine/engine.ts';
import { UNNAMED_FILE } from '../engine/formats.ts';
import type { DrawnFrame } from '../engine/workers/worker-calls.ts';
import { createDispatch, parse } from '../handlers.ts';
import { withoutPaths } from '../log/redact.ts';
import { answerError, INTERNAL, SECURITY_HEADERS, statusOf, viewerSite, type SiteAnswer } from '../viewer-site.ts';
import type { Guard, Visitor } from './guard.ts';
import { HttpError, refusalOf, sendRefusal } from './http-error.ts';
import { goneSignal, type Limits } from './limits.ts';
import type { Outflow } from './outflow.ts';
import { fileOf } from './upload-route.ts';

/** The API's status for the page: the server of the viewer is the API. */
interface ServingApi {
  status(): ApiStatus;
  setOpenReads(openReads: boolean): void;
  renewToken(): Promise<void>;
}

interface ViewerContext {
  readonly engine: Engine;
  readonly version: string;
  readonly rendererDir: string;
  readonly guard: Guard;
  readonly limits: Limits;
  readonly outflow: Outflow;
  readonly visitorOf: (request: FastifyRequest) => Visitor;
  readonly api: ServingApi;
  readonly draw: (request: FrameRequest, signal: AbortSignal) => Promise<DrawnFrame>;
  readonly tile: (request: TileRequest, signal: AbortSignal) => Promise<StoredTile>;
}

/** The largest one carries the beginning of a file, see PREVIEW_BYTES. */
const MAX_CALL_BYTES = 4 * 1024 * 1024;
const KEEP_EVENTS_ALIVE_MS = 15_000;
/** A page that takes so few of its events connects again and asks for what it has missed. */
const MAX_WAITING_EVENT_BYTES = 4 * 1024 * 1024;

export async function viewerRoutes(server: FastifyInstance, context: ViewerContext): Promise<void> {
  const { visitorOf } = context;
  server.setErrorHandler((error, _request, reply) => {
    const refusal = refusalOf(error);
    return refusal.status < 500 ? sendRefusal(reply, refusal) : send(reply, answerError(error));
  });
  const readersOnly: Check = async (request, reply) => {
    if (!['owner', 'reader'].includes(visitorOf(request))) return refuse(reply, 401, NEEDS_LINK);
  };
  addPage(server, context, readersOnly);
  addCalls(server, context, readersOnly);
  addEvents(server, context, readersOnly);
  await server.register(async (scope) => addFiles(scope, context));
}

const NEEDS_LINK = 'This page opens with the link that Stratascope printed when it was started; each link works once';

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function addPage(server: FastifyInstance, context: ViewerContext, readersOnly: Check): void {
  const { guard, rendererDir, visitorOf } = context;
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const gone = goneSignal(reply);
    const site = viewerSite(
      { frame: (asked) => context.draw(asked, gone), tile: (asked) => context.tile(asked, gone) },
      rendererDir,
    );
    return send(reply, await site(request.method, request.raw.url ?? '/'));
  };
  server.get('/frame/*', { preHandler: readersOnly }, answer);
  server.get('/tile/*', { preHandler: readersOnly }, answer);
  const byLink: Check = async (request, reply) => {
    const { token } = request.query as { token?: unknown };
    // Programs that check links in advance send HEAD, which must not use up the token.
    const session = typeof token === 'string' && request.method === 'GET' ? guard.redeem(token) : undefined;
    if (!session && visitorOf(request) === 'stranger') return refuse(reply, 401, NEEDS_LINK);
    if (typeof token !== 'string') return;
    // Redirects so that the token leaves the address bar and the history. With a used token the cookie decides.
    if (session) void reply.header('set-cookie', session.cookie);
    // Browsers send what stands behind a # to no server; the page takes it from there.
    return reply.header('cache-control', 'no-store').redirect(session ? `/#key=${session.key}` : '/', 303);
  };
  server.get('/*', { preHandler: byLink }, answer);
}

function addCalls(
  server: FastifyInstance,
  { engine, version, visitorOf, api }: ViewerContext,
  readersOnly: Check,
): void {
  const unsupported = (): never => {
    throw new StratascopeError('unsupported', 'The browser does this by itself');
  };
  const dispatch = createDispatch(engine, {
    info: { host: 'browser', version, platform: process.platform },
    chooseFiles: async () => unsupported(),
    chooseLogFiles: async () => unsupported(),
    chooseExportPath: async () => unsupported(),
    reveal: unsupported,
    applyTheme: () => undefined,
    updateMenu: () => undefined,
    showLogs: async () => unsupported(),
    api: {
      status: async () => api.status(),
      update: async ({ enabled, port, openReads, newToken }) => {
        if (enabled === false || (port !== undefined && port !== api.status().port)) {
          throw new StratascopeError(
            'unsupported',
            'Here the API is the server of this page; start it with other options',
          );
        }
        if (openReads !== undefined) api.setOpenReads(openReads);
        if (newToken) await api.renewToken();
        engine.emit({ name: 'api', payload: api.status() });
        return api.status();
      },
    },
  });
  // Before the body is read, which a stranger could make large.
  const route = { onRequest: readersOnly, bodyLimit: MAX_CALL_BYTES };
  server.post<{ Params: { name: string } }>('/api/call/:name', route, async (request, reply) => {
    const allowed = (kind: 'read' | 'write'): boolean => kind === 'read' || visitorOf(request) === 'owner';
    const answer = await dispatch(request.params.name, request.body, allowed);
    return reply
      .status(answer.ok ? 200 : statusOf(answer.error.code))
      .header('cache-control', 'no-store')
      .send(answer.ok ? answer : { ok: false, error: publicShape(answer.error) });
  });
}

function addEvents(server: FastifyInstance, { engine, outflow, visitorOf }: ViewerContext, readersOnly: Check): void {
  const streams = new Set<ServerResponse>();
  // Event streams never end by themselves, and nothing in them has to be finished.
  server.addHook('preClose', async () => streams.forEach((stream) => stream.destroy()));
  // Without a HEAD route, which would subscribe and never end.
  server.get('/api/events', { preHandler: readersOnly, exposeHeadRoute: false }, (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const write = (text: string): void => {
      raw.write(text);
      outflow.holdWaiting(raw);
      if (raw.writableLength > MAX_WAITING_EVENT_BYTES) raw.destroy();
    };
    raw.on('drain', () => outflow.holdWaiting(raw)).on('close', () => outflow.holdWaiting(raw));
    write(':\n\n');
    streams.add(raw);
    const owner = visitorOf(request) === 'owner';
    const unsubscribe = engine.onEvent((event) => {
      // The event `api` holds the token, so only the owner gets it.
      if (owner || event.name !== 'api') write(`data: ${JSON.stringify(event)}\n\n`);
    });
    const alive = setInterval(() => write(':\n\n'), KEEP_EVENTS_ALIVE_MS);
    request.raw.on('close', () => {
      streams.delete(raw);
      clearInterval(alive);
      unsubscribe();
    });
  });
}

function addFiles(server: FastifyInstance, { engine, limits, visitorOf }: ViewerContext): void {
  // The handler streams uploads, whatever their content type: Fastify's parsers would read them into memory.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  const ownerOnly: Check = async (request, reply) => {
    if (visitorOf(request) !== 'owner') return refuse(reply, 401, NEEDS_LINK);
  };
  const uploadRoute = { onRequest: ownerOnly, bodyLimit: Number.MAX_SAFE_INTEGER, config: { upload: true } };
  server.post<{ Querystring: { fileName?: string; offerId?: string; options?: string; show?: string } }>(
    '/api/import',
    uploadRoute,
    async (request, reply) => {
      const { fileName = UNNAMED_FILE, offerId, options = '{}', show = 'true' } = request.query;
      let answer: Reply<unknown>;
      let status = 200;
      try {
        const { received } = await engine.intake.receive(
          path.basename(fileName.replaceAll('\\', '/')),
          parse(importOptions, json(options)),
          Number(request.headers['content-length'] ?? 0),
          fileOf(request, limits),
          { show: show === 'true', offerId },
        );
        await received;
        answer = { ok: true, value: {} };
      } catch (error) {
        const stalled = error instanceof HttpError;
        const shape = stalled ? { code: 'cancelled' as const, message: error.message } : errorShape(error);
        answer = { ok: false, error: publicShape(shape) };
        status = stalled ? error.status : statusOf(shape.code);
      }
      return reply.status(status).send(answer);
    },
  );
  server.get<{ Params: { jobId: string; index: string } }>(
    '/download/:jobId/:index',
    { preHandler: ownerOnly },
    async (request, reply) => {
      const file = engine.exports.file(request.params.jobId, Number(request.params.index));
      const name = encodeURIComponent(path.basename(file));
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', (await stat(file)).size)
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('cache-control', 'no-store')
        .send(createReadStream(file));
    },
  );
}

/** Replaces messages of unexpected errors, and takes paths out of the others: those about the library name its file. */
function publicShape({ code, message }: ErrorShape): ErrorShape {
  return { code, message: code === 'internal' ? INTERNAL : withoutPaths(message) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StratascopeError('bad_input', 'options: expected JSON');
  }
}

function send(reply: FastifyReply, { status, headers, body }: SiteAnswer): FastifyReply {
  return reply.status(status).headers(headers).send(body);
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('text/plain; charset=utf-8')
    .send(`${message}\n`);
}
