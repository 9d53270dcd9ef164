// PATCH /images/{id}: changes a log's name and notes, given as JSON, and answers the log.
import { logDescription } from '../../shared/model/image-log.ts';
import { joinedLog, joinRecordsOf } from '../engine/joined-logs.ts';
import { idOf, type ApiContext, type ApiServer } from './api-context.ts';
import { idParams, problem } from './api-schemas.ts';

const MOST_BYTES = 10_000;

const description = logDescription.strict();

export function addDescribeRoute(server: ApiServer, { engine }: ApiContext): void {
  const schema = {
    summary:
      'Names a log, mends its depth unit, or says how it lies: its geometry, and what its depths are measured along',
    params: idParams,
    body: description,
    response: { 200: joinedLog, 400: problem, 401: problem, 404: problem, 413: problem, 422: problem },
  };
  // In a scope of its own, because on all other routes a body is a file, whatever its content type.
  void server.register(async (scope: ApiServer) => {
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, scope.getDefaultJsonParser('error', 'error'));
    scope.patch(
      '/images/:id',
      { config: { access: 'write' }, bodyLimit: MOST_BYTES, schema },
      async ({ params, body }) => {
        const { id } = await engine.get(idOf(params.id));
        const log = await engine.call('library.describe', { id, change: body });
        return joinRecordsOf(log, (of) => engine.call('record.list', of));
      },
    );
  });
}
