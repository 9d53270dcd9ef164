// Serves the OpenAPI description of all routes that are added after it, and its pages at /docs.
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { ApiServer } from './api-context.ts';

/** Allows our own scripts and styles; Swagger UI also sets styles on elements and draws icons from `data:`. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" height="32" fill="none" stroke-width="3">' +
  ['#e0b25c', '#c8803f', '#a8694a']
    .map((color, i) => `<path d="M4 ${9 + i * 7}c4-5 8-5 12 0s8 5 12 0" stroke="${color}"/>`)
    .join('') +
  '</svg>';

export async function addDocs(server: ApiServer, version: string): Promise<void> {
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
}
