// GET and DELETE /trash, POST /trash/{id}/restore: lists and empties the trash, and brings a log back from it.
import { z } from 'zod';
import { imageId } from '../../shared/model/image-log.ts';
import { trashedLog } from '../../shared/model/trash.ts';
import { idOf, type ApiContext, type ApiServer } from './api-context.ts';
import { idParams, problem } from './api-schemas.ts';

export function addTrashRoutes(server: ApiServer, { engine }: ApiContext): void {
  server.get(
    '/trash',
    {
      config: { access: 'write' },
      schema: { summary: 'What lies in the trash, the last removed first', response: { 200: z.array(trashedLog) } },
    },
    () => engine.call('library.trash', {}),
  );
  server.post(
    '/trash/:id/restore',
    {
      config: { access: 'write' },
      schema: {
        summary: 'Brings a log back from the trash, and what lies beside it; answers the id that it has now',
        params: idParams,
        response: { 200: z.object({ id: imageId }), 404: problem },
      },
    },
    ({ params }) => engine.call('library.restore', { id: idOf(params.id) }),
  );
  server.delete(
    '/trash',
    {
      config: { access: 'write' },
      schema: {
        summary: 'Erases all that is in the trash; answers how many bytes that gave back',
        response: { 200: z.object({ bytes: z.number() }) },
      },
    },
    () => engine.call('library.emptyTrash', {}),
  );
}
