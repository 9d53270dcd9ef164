// GET /images, GET and DELETE /images/{id}: lists, describes and deletes the image logs of the library.
import { z } from 'zod';
import { joinedLog, joinRecords, joinRecordsOf } from '../engine/joined-logs.ts';
import { idOf, type ApiContext, type ApiServer } from './api-context.ts';
import { idParams, imagePage, pageQuery, problem, removalQuery } from './api-schemas.ts';

export function addLibraryRoutes(server: ApiServer, { engine }: ApiContext): void {
  server.get(
    '/images',
    {
      schema: {
        summary: 'The image logs, newest first; with a kind the curves or surveys that stand alone',
        querystring: pageQuery,
        response: { 200: imagePage, 422: problem },
      },
    },
    async ({ query: { limit, offset, kind } }) => {
      const [all, damaged] = await Promise.all([engine.call('library.list', {}), engine.call('library.damaged', {})]);
      const logs = all.filter((log) => log.kind === kind);
      const items = await joinRecords(logs.slice(offset, offset + limit), (of) => engine.call('record.list', of));
      const page = { items, total: logs.length, limit, offset };
      return damaged.length > 0 ? { ...page, damaged } : page;
    },
  );
  server.get(
    '/images/:id',
    {
      schema: {
        summary: 'What is known of an image log, or of curves or a survey',
        params: idParams,
        response: { 200: joinedLog, 404: problem },
      },
    },
    async ({ params }) => joinRecordsOf(await engine.get(idOf(params.id)), (of) => engine.call('record.list', of)),
  );
  server.delete(
    '/images/:id',
    {
      config: { access: 'write' },
      schema: {
        summary: 'Moves a log to the trash, and what lies beside it; erases it where less than 1 GB is free',
        params: idParams,
        querystring: removalQuery,
        response: { 204: z.undefined().describe('Deleted'), 404: problem, 422: problem },
      },
    },
    async ({ params, query: { now } }, reply) => {
      await engine.call('library.remove', { id: idOf(params.id), now });
      return reply.status(204).send();
    },
  );
}
