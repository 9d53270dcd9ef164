// Adds to every answer on a full disk what emptying the trash would give back, whichever route it is of.
import type { FastifyInstance } from 'fastify';
import type { Engine } from '../engine/engine.ts';
import { trashOffer } from '../../shared/model/trash.ts';

/** The status of `disk_full`. */
const INSUFFICIENT_STORAGE = 507;

/** To be called before routes are added. */
export function offerTrash(server: FastifyInstance, engine: Pick<Engine, 'call'>): void {
  server.addHook<object>('preSerialization', async (request, reply, payload) => {
    if (reply.statusCode !== INSUFFICIENT_STORAGE) return payload;
    // The page has a menu, other clients have the API.
    const isPage = request.routeOptions.url?.startsWith('/api/');
    const way = isPage ? 'Trash… in the menu' : 'DELETE /trash';
    const offer = await trashOffer(() => engine.call('library.trash', {}), way);
    return withOffer(payload, offer);
  });
}

/** As the API refuses, and as calls of the page are refused. */
interface Refused {
  readonly detail: string;
  readonly error: { readonly message: string };
}

function withOffer(payload: Partial<Refused>, offer: string): object {
  const { detail, error } = payload;
  return {
    ...payload,
    ...(detail === undefined ? {} : { detail: `${detail}${offer}` }),
    ...(error === undefined ? {} : { error: { ...error, message: `${error.message}${offer}` } }),
  };
}
