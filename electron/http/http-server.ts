// The HTTP server on loopback: the API, the viewer beside it if wanted, and the guard in front of both.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { messageWithCause } from '../../shared/errors.ts';
import type { ApiStatus } from '../../shared/model/status.ts';
import type { FrameRequest } from '../../shared/model/display.ts';
import type { TileRequest } from '../../shared/model/tile-url.ts';
import type { StoredTile } from '../engine/workers/read-tile.ts';
import type { Engine } from '../engine/engine.ts';
import type { DrawnFrame } from '../engine/workers/worker-calls.ts';
import { SECURITY_HEADERS } from '../viewer-site.ts';
import { apiRoutes } from './api-routes.ts';
import type { ApiToken } from './api-token.ts';
import { Connections } from './connections.ts';
import { Guard, type Visitor } from './guard.ts';
import { HttpError, refusalOf, sendRefusal } from './http-error.ts';
import { boundBodies, limitBodies, LIMITS, type Limits } from './limits.ts';
import { httpOptions, listen, refuseMalformed, type Listeners } from './listeners.ts';
import { Metrics } from './metrics.ts';
import { Outflow } from './outflow.ts';
import { offerTrash } from './trash-offer.ts';
import { viewerRoutes } from './viewer-routes.ts';
import { WorkGate, type Lane } from './work-gate.ts';

/** An answered request, for the log: without query, headers and token. */
export interface Answered {
  readonly requestId: string;
  readonly method: string;
  /** The route as declared, `/image/:id`; undefined for an unknown one. */
  readonly route: string | undefined;
  readonly status: number;
  readonly elapsedMs: number;
  /** The real error, where the answer does not say it. */
  readonly failure?: string | undefined;
}

export interface HttpServerOptions {
  readonly engine: Engine;
  readonly version: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly token: ApiToken;
  /** Whether reading needs no token. */
  readonly openReads: boolean;
  /** The folder of the built page; absent: no viewer is served. */
  readonly rendererDir?: string | undefined;
  /** The address to listen on; absent: both loopback addresses. */
  readonly host?: string | undefined;
  /** Further names of the server, `name` or `name:port`, besides the loopback ones and `host`. */
  readonly allowedHosts?: readonly string[] | undefined;
  readonly maxUploadBytes?: number | undefined;
  /** In place of those that are documented. */
  readonly limits?: Partial<Limits> | undefined;
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

export interface HttpServer {
  readonly port: number;
  /** The viewer's address, with a token that works once. */
  readonly url: string;
  status(): ApiStatus;
  setOpenReads(openReads: boolean): void;
  /** Closes the server after finishing current answers, within 3 s. */
  close(): Promise<void>;
}

const MAX_CALL_BYTES = 1024 * 1024;
const DEFAULT_MAX_UPLOAD_BYTES = 4 * 1024 ** 3;
/** Addresses that mean every interface, which cannot be used in links. */
const WILDCARDS = ['0.0.0.0', '::'];

/** Rejects with EADDRINUSE where the port is taken. */
export async function serveHttp(options: HttpServerOptions): Promise<HttpServer> {
  const { engine, version, token, rendererDir, host, allowedHosts = [] } = options;
  const ownName = host === undefined || WILDCARDS.includes(host) ? undefined : host.includes(':') ? `[${host}]` : host;
  const guard = new Guard({
    openReads: options.openReads,
    token,
    allowedHosts: ownName === undefined ? allowedHosts : [...allowedHosts, ownName],
  });
  const metrics = new Metrics();
  const limits: Limits = { ...LIMITS, ...options.limits };
  const connections = new Connections(limits);
  const outflow = new Outflow(limits.heldBytes);
  metrics.gauge('stratascope_http_connections', 'Open connections', () => connections.count);
  metrics.gauge('stratascope_http_held_bytes', 'Bytes of answers that wait to be sent', () => outflow.heldBytes);
  const gate = new WorkGate({
    ...limits,
    slots: engine.frameWorkers,
    busy: 'Too many pictures are being drawn; ask again in a moment',
  });
  const draw =
    (lane: Lane) =>
    async (request: FrameRequest, signal: AbortSignal): Promise<DrawnFrame> => {
      const frame = await gate.run(lane, () => engine.frame(request, signal), signal);
      metrics.drew(frame);
      return frame;
    };

  const tile = (request: TileRequest, signal: AbortSignal): Promise<StoredTile> =>
    gate.run('viewer', () => engine.tile(request, signal), signal);

  const server: FastifyInstance = Fastify<Server>({
    bodyLimit: MAX_CALL_BYTES,
    forceCloseConnections: 'idle',
    http: httpOptions(limits),
    // In place of its own, which it sets in spite of the options above.
    keepAliveTimeout: limits.keepAliveMs,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: refuseMalformed(limits),
    // No hook has run for such a request, and its body is not awaited.
    frameworkErrors: (error, request, reply) => {
      const refusal = refusalOf(refusedBy(() => guard.admit(request.headers, request.raw.url ?? '')) ?? error);
      void sendRefusal(reply.headers({ ...SECURITY_HEADERS, connection: 'close' }), refusal);
    },
  });
  const visitors = new WeakMap<FastifyRequest, Visitor>();
  const visitorOf = (request: FastifyRequest): Visitor => visitors.get(request) ?? 'stranger';

  let requests = 0;
  let lastError: string | undefined;
  const failures = new WeakMap<FastifyRequest, string>();
  server.addHook('onError', async (request, _reply, error) => {
    // What was refused on purpose is no failure.
    if (!(error instanceof HttpError)) failures.set(request, messageWithCause(error));
  });
  server.addHook('onResponse', async (request, { statusCode: status, elapsedTime: elapsedMs }) => {
    const { url: route } = request.routeOptions;
    const failure = status >= 500 ? failures.get(request) : undefined;
    requests++;
    lastError = failure ?? lastError;
    metrics.answered(request.method, route ?? 'none', status, elapsedMs / 1000);
    options.onAnswered?.({ requestId: request.id, method: request.method, route, status, elapsedMs, failure });
  });
  server.addHook('onRequest', async (request, reply) => {
    // Nothing is kept by anybody, but for what a route says of its own answers.
    void reply.headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store', 'x-request-id': request.id });
    visitors.set(request, guard.admit(request.headers, request.raw.url ?? ''));
  });
  limitBodies(server, limits);
  boundBodies(server, limits);
  outflow.cutAnswers(server);
  offerTrash(server, engine);
  server.setErrorHandler((error, _request, reply) => sendRefusal(reply, refusalOf(error)));
  server.setNotFoundHandler((_request, reply) => sendRefusal(reply, refusalOf(new HttpError(404, 'Not Found'))));

  const status = (): ApiStatus => ({
    enabled: true,
    port: guard.port,
    url: `http://${ownName ?? '127.0.0.1'}:${guard.port}`,
    token: token.value,
    openReads: guard.openReads,
    requests,
    lastError,
  });
  const setOpenReads = (openReads: boolean): void => void (guard.openReads = openReads);
  const maxUploadBytes = options.maxUploadBytes ?? DEFAULT_MAX_UPLOAD_BYTES;
  const context = { engine, version, limits, outflow, visitorOf };
  await server.register(apiRoutes, { ...context, metrics, maxUploadBytes, draw: draw('api') });
  if (rendererDir !== undefined) {
    const api = { status, setOpenReads, renewToken: () => token.renew() };
    await server.register(viewerRoutes, { ...context, rendererDir, guard, api, draw: draw('viewer'), tile });
  }
  const unsubscribe = engine.on({ jobs: (jobs) => metrics.jobs(jobs) });
  server.addHook('onClose', async () => {
    unsubscribe();
    metrics.close();
  });
  let listeners: Listeners;
  try {
    listeners = await listen(server, options.port, host, connections);
  } catch (error) {
    connections.closeAll();
    await server.close();
    throw error;
  }
  guard.listen(listeners.port, ownName);
  return { port: listeners.port, url: guard.oneTimeUrl, status, setOpenReads, close: () => listeners.close() };
}

/** The error that `check` throws, or undefined. */
function refusedBy(check: () => unknown): unknown {
  try {
    check();
    return undefined;
  } catch (error) {
    return error;
  }
}
