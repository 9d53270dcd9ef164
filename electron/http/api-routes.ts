// In: an engine behind its gate. Out: the routes of the API on a Fastify instance, the reference service's among them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { encodeColormap } from '../../shared/colormap-definition.ts';
import { COLORMAP_NAMES, DEFAULT_COLORMAP } from '../../shared/colormap-names.ts';
import { colormapTable } from '../../shared/colormaps.ts';
import { StratascopeError } from '../../shared/errors.ts';
import { imageLog, type FrameRequest } from '../../shared/model.ts';
import type { Engine } from '../engine/engine.ts';
import type { DrawnFrame } from '../engine/worker-calls.ts';
import { colormapList, health, idParams, imagePage, pageQuery, problem } from './api-schemas.ts';
import { addDescribeRoute } from './describe-route.ts';
import { unauthorized, type Visitor } from './guard.ts';
import { refusalOf, sendRefusal } from './http-error.ts';
import { addImageRoute } from './image-route.ts';
import type { Metrics } from './metrics.ts';
import { addUploadRoute } from './upload-route.ts';
import { addValuesRoute } from './values-route.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: everybody, those who may read, the owner alone. Reading is the default. */
    access?: 'open' | 'read' | 'write';
    /** Its body is a file, however long it takes while it comes. */
    upload?: boolean;
  }
}

export interface ApiContext {
  readonly engine: Engine;
  readonly version: string;
  readonly metrics: Metrics;
  readonly maxUploadBytes: number;
  readonly visitorOf: (request: FastifyRequest) => Visitor;
  readonly draw: (request: FrameRequest, signal: AbortSignal) => Promise<DrawnFrame>;
}

export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Scripts and styles of our own; Swagger UI sets styles on elements and draws its icons from `data:`. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" height="32" fill="none" stroke-width="3">' +
  ['#e0b25c', '#c8803f', '#a8694a']
    .map((color, i) => `<path d="M4 ${9 + i * 7}c4-5 8-5 12 0s8 5 12 0" stroke="${color}"/>`)
    .join('') +
  '</svg>';

/** To be registered with a scope of its own: it takes any body and answers errors in its own shape. */
export async function apiRoutes(scope: FastifyInstance, context: ApiContext): Promise<void> {
  const { engine, version, metrics } = context;
  const server = scope.withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler((error, _request, reply) => sendRefusal(reply, refusalOf(error)));
  server.addHook('onRequest', async (request) => {
    const { access = 'read' } = request.routeOptions.config;
    const visitor = context.visitorOf(request);
    if (access === 'open' || visitor === 'owner' || (access === 'read' && visitor === 'reader')) return;
    throw unauthorized('This needs the token of this server: Authorization: Bearer TOKEN');
  });
  // Bodies are streamed by their handler, whatever they say they are.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));

  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Stratascope',
        version,
        description: 'Depth-indexed image logs: pictures and values of any depth window.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await server.register(fastifySwaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_POLICY,
    logo: { type: 'image/svg+xml', content: LOGO },
  });

  for (const url of ['/health', '/health/']) {
    server.get(
      url,
      { config: { access: 'open' }, schema: { summary: 'Is it up?', security: [], response: { 200: health } } },
      () => Promise.resolve({ message: 'OK' as const }),
    );
  }
  addImageRoute(server, context);
  addValuesRoute(server, context);
  addUploadRoute(server, context);
  addDescribeRoute(server, context);

  server.get(
    '/images',
    {
      schema: {
        summary: 'The image logs, newest first',
        querystring: pageQuery,
        response: { 200: imagePage, 422: problem },
      },
    },
    async ({ query: { limit, offset } }) => {
      const [logs, damaged] = await Promise.all([engine.list(), engine.damaged()]);
      const page = { items: logs.slice(offset, offset + limit), total: logs.length, limit, offset };
      return damaged.length > 0 ? { ...page, damaged } : page;
    },
  );
  server.get(
    '/images/:id',
    {
      schema: { summary: 'What is known of an image log', params: idParams, response: { 200: imageLog, 404: problem } },
    },
    ({ params }) => engine.get(idOf(params.id)),
  );
  server.delete(
    '/images/:id',
    {
      config: { access: 'write' },
      schema: {
        summary: 'Deletes an image log',
        params: idParams,
        response: { 204: z.undefined().describe('Deleted'), 404: problem },
      },
    },
    async ({ params }, reply) => {
      await engine.remove(idOf(params.id));
      return reply.status(204).send();
    },
  );
  server.get(
    '/colormaps',
    {
      schema: {
        summary: 'The colormaps and their colours: the built-in ones, then the library’s own',
        response: { 200: colormapList },
      },
    },
    async () => {
      const own = await engine.colormaps();
      return [
        ...COLORMAP_NAMES.map((name) => ({ name, builtIn: true, spec: name })),
        ...own.map((definition) => ({ name: definition.name, builtIn: false, spec: encodeColormap(definition) })),
      ].map(({ spec, ...map }) => ({
        ...map,
        default: map.name === DEFAULT_COLORMAP,
        colors: colorsOf(colormapTable(spec)),
      }));
    },
  );
  server.get('/openapi.json', { schema: { summary: 'This description' } }, async (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(scope.swagger())),
  );
  server.get('/metrics', { schema: { summary: 'Numbers for Prometheus' } }, async (_request, reply) =>
    reply
      .type(metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text()),
  );
}

/** Throws `not_found` for integers that no image can have. */
export function idOf(text: string): number {
  const id = Number(text);
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new StratascopeError('not_found', `Image with id ${BigInt(text.replace('+', ''))} not found`);
}

function colorsOf(table: Uint8Array): string[] {
  const hex = Buffer.from(table).toString('hex');
  return Array.from({ length: table.length / 3 }, (_, i) => `#${hex.slice(i * 6, i * 6 + 6)}`);
}
