// In: an engine, a port. Out: the viewer over loopback HTTP: its page, calls, events, uploads and downloads.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Reply } from '../../shared/contract.ts';
import { cancelled, errorShape, StratascopeError } from '../../shared/errors.ts';
import { importOptions } from '../../shared/model.ts';
import type { Engine } from '../engine/engine.ts';
import { createHandlers, dispatch, parse } from '../handlers.ts';
import { answerError, SECURITY_HEADERS, statusOf, viewerSite, type SiteAnswer } from '../viewer-site.ts';
import { Guard, type Visitor } from './guard.ts';

export interface ViewerServer {
  /** With a token that works once. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ViewerServerOptions {
  readonly engine: Engine;
  readonly rendererDir: string;
  readonly version: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Reading needs no token. */
  readonly openReads: boolean;
}

const MAX_CALL_BYTES = 1024 * 1024;
const KEEP_EVENTS_ALIVE_MS = 15_000;

export async function serveViewer(options: ViewerServerOptions): Promise<ViewerServer> {
  const { engine, port } = options;
  const guard = new Guard(options.openReads);
  const server = Fastify({
    bodyLimit: MAX_CALL_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  const visitors = new WeakMap<FastifyRequest, Visitor>();
  const visitorOf = (request: FastifyRequest): Visitor => visitors.get(request) ?? 'stranger';

  // Uploads are streamed by their handler; without this they would be read whole.
  server.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(SECURITY_HEADERS);
    const visitor = guard.admit(request.headers);
    if (typeof visitor === 'string') visitors.set(request, visitor);
    else return refuse(reply, visitor.status, visitor.message);
  });
  server.setErrorHandler((error, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode;
    // Fastify's own refusals (a body too large, not JSON) say what is wrong; anything else is told by its message alone.
    if (status && status < 500) return refuse(reply, status, (error as Error).message);
    return send(reply, answerError(error));
  });
  server.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'There is nothing at this address'));

  const needsLink = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (visitorOf(request) === 'stranger') return refuse(reply, 401, NEEDS_LINK);
  };
  addPage(server, options, guard, needsLink);
  addCalls(server, options, visitorOf, needsLink);
  addEvents(server, engine, needsLink);
  addFiles(server, engine, visitorOf);

  await server.listen({ host: '127.0.0.1', port });
  const bound = (server.server.address() as { port: number }).port;
  guard.listen(bound);
  return { url: guard.oneTimeUrl, port: bound, close: () => server.close() };
}

const NEEDS_LINK = 'This page opens with the link that Stratascope printed when it was started; each link works once';

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function addPage(server: FastifyInstance, options: ViewerServerOptions, guard: Guard, needsLink: Check): void {
  const site = viewerSite(options.engine, options.rendererDir);
  server.get('/*', {
    preHandler: async (request, reply) => {
      const { token } = request.query as { token?: unknown };
      if (typeof token !== 'string') return needsLink(request, reply);
      // A HEAD is a program that looks at links before their reader does: it must not spend this one.
      const cookie = request.method === 'GET' ? guard.redeem(token) : undefined;
      if (cookie) void reply.header('set-cookie', cookie);
      else if (guard.admit(request.headers) === 'stranger') return refuse(reply, 401, NEEDS_LINK);
      // Out of the address bar and the history; with a spent token, the cookie decides.
      return reply.header('cache-control', 'no-store').redirect('/', 303);
    },
    handler: async (request, reply) => {
      const gone = new AbortController();
      request.raw.on('close', () => gone.abort());
      return send(reply, await site(request.method, request.raw.url ?? '/', gone.signal));
    },
  });
}

function addCalls(
  server: FastifyInstance,
  { engine, version }: ViewerServerOptions,
  visitorOf: (request: FastifyRequest) => Visitor,
  needsLink: Check,
): void {
  const unsupported = (): never => {
    throw new StratascopeError('unsupported', 'The browser does this by itself');
  };
  const handlers = createHandlers(engine, {
    info: { host: 'browser', version, platform: process.platform },
    chooseFiles: async () => unsupported(),
    chooseExportPath: async () => unsupported(),
    reveal: unsupported,
    updateMenu: () => undefined,
  });
  server.post<{ Params: { name: string } }>('/api/call/:name', { preHandler: needsLink }, async (request, reply) => {
    const allowed = (kind: 'read' | 'write'): boolean => kind === 'read' || visitorOf(request) === 'owner';
    const answer = await dispatch(handlers, request.params.name, request.body, allowed);
    return reply
      .status(answer.ok ? 200 : statusOf(answer.error.code))
      .header('cache-control', 'no-store')
      .send(answer);
  });
}

function addEvents(server: FastifyInstance, engine: Engine, needsLink: Check): void {
  // No HEAD beside it: that would be subscribed and never end.
  server.get('/api/events', { preHandler: needsLink, exposeHeadRoute: false }, (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    raw.write(':\n\n');
    const unsubscribe = engine.onEvent((event) => raw.write(`data: ${JSON.stringify(event)}\n\n`));
    const alive = setInterval(() => raw.write(':\n\n'), KEEP_EVENTS_ALIVE_MS);
    request.raw.on('close', () => {
      clearInterval(alive);
      unsubscribe();
    });
  });
}

function addFiles(server: FastifyInstance, engine: Engine, visitorOf: (request: FastifyRequest) => Visitor): void {
  const ownerOnly: Check = async (request, reply) => {
    if (visitorOf(request) !== 'owner') return refuse(reply, 401, NEEDS_LINK);
  };
  const uploadRoute = { preHandler: ownerOnly, bodyLimit: Number.MAX_SAFE_INTEGER };
  server.post<{ Querystring: { fileName?: string; options?: string; show?: string } }>(
    '/api/import',
    uploadRoute,
    async (request, reply) => {
      const { fileName = 'upload.csv', options = '{}', show = 'true' } = request.query;
      let answer: Reply<unknown>;
      try {
        const { received } = await engine.receive(
          path.basename(fileName.replaceAll('\\', '/')),
          parse(importOptions, json(options)),
          Number(request.headers['content-length'] ?? 0),
          bodyOf(request),
          show === 'true',
        );
        await received;
        answer = { ok: true, value: {} };
      } catch (error) {
        answer = { ok: false, error: errorShape(error) };
      }
      return reply.status(answer.ok ? 200 : statusOf(answer.error.code)).send(answer);
    },
  );
  server.get<{ Params: { jobId: string; index: string } }>(
    '/download/:jobId/:index',
    { preHandler: ownerOnly },
    async (request, reply) => {
      const file = engine.exportedFile(request.params.jobId, Number(request.params.index));
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

/** A sender that goes away has cancelled. What is not wanted any more is read all the same: until then a browser waits to send it. */
async function* bodyOf(request: FastifyRequest): AsyncGenerator<Uint8Array> {
  try {
    yield* request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch {
    throw cancelled();
  } finally {
    request.raw.resume();
  }
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
