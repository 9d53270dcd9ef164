// Adds all routes of the API to a Fastify instance, also those that are compatible with the reference service.
import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiContext } from './api-context.ts';
import { addDocs } from './api-docs.ts';
import { health } from './api-schemas.ts';
import { addColormapsRoute } from './colormaps-route.ts';
import { addDescribeRoute } from './describe-route.ts';
import { unauthorized } from './guard.ts';
import { refusalOf, sendRefusal } from './http-error.ts';
import { addImageRoute } from './image-route.ts';
import { addLibraryRoutes } from './library-routes.ts';
import { addTrashRoutes } from './trash-routes.ts';
import { addUploadRoute } from './upload-route.ts';
import { addValuesRoute } from './values-route.ts';

/** To be registered in a scope of its own, because it takes any body and has its own form of errors. */
export async function apiRoutes(scope: FastifyInstance, context: ApiContext): Promise<void> {
  const { version, metrics } = context;
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
  // Handlers stream the bodies themselves, whatever their content type.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));

  await addDocs(server, version);

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
  addLibraryRoutes(server, context);
  addTrashRoutes(server, context);
  addColormapsRoute(server, context);

  server.get('/openapi.json', { schema: { summary: 'This description' } }, async (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(scope.swagger())),
  );
  server.get('/metrics', { schema: { summary: 'Numbers for Prometheus' } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}
