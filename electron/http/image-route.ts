// In: GET /image/{id} with the reference service's parameters, and more. Out: the picture, or that the caller has it already.
import { z } from 'zod';
import { frameRequest } from '../../shared/model.ts';
import type { DrawnFrame } from '../engine/worker-calls.ts';
import { idOf, type ApiContext, type ApiServer } from './api-routes.ts';
import { binary, boundOf, idParams, imageQuery, problem } from './api-schemas.ts';
import { goneSignal } from './gone-signal.ts';

export function addImageRoute(server: ApiServer, { draw }: ApiContext): void {
  const schema = {
    summary: 'A depth window as a picture, one pixel row per scanline unless a height is given',
    params: idParams,
    querystring: imageQuery,
    response: {
      200: {
        description: 'The picture; X-Depth-Min, X-Depth-Max, X-Rows and X-Level tell what it shows',
        content: { 'image/jpeg': { schema: binary }, 'image/png': { schema: binary } },
      },
      304: z.undefined().describe('The caller’s copy, named by If-None-Match, is this picture'),
      400: problem,
      404: problem,
      422: problem,
      503: problem,
    },
  };
  server.get('/image/:id', { schema }, async (request, reply) => {
    const { depth_min, depth_max, width, height, range, null_color, ...display } = request.query;
    const depthMin = boundOf(depth_min);
    const depthMax = boundOf(depth_max);
    const asked = {
      ...frameRequest.parse({
        id: 1,
        widthPx: width,
        heightPx: height,
        range,
        nullColor: null_color,
        ...display,
      }),
      id: idOf(request.params.id),
      // An infinite bound on its own side leaves that side open; anything else that is no number finds nothing.
      depthMin: depthMin === -Infinity ? undefined : depthMin,
      depthMax: depthMax === Infinity ? undefined : depthMax,
    };
    const frame = await draw(asked, goneSignal(reply));
    void reply.headers(headersOf(frame));
    if (holds(request.headers['if-none-match'], frame.hash)) return reply.status(304).send();
    return reply.type(frame.mime).header('content-length', frame.bytes.byteLength).send(frame.bytes);
  });
}

function headersOf({ hash, depthMin, depthMax, rows, level }: DrawnFrame): Record<string, string | number> {
  return {
    etag: `"${hash}"`,
    // Kept by the caller alone, and asked for again: a log's id may come to mean another one.
    'cache-control': 'private, no-cache',
    'x-depth-min': depthMin,
    'x-depth-max': depthMax,
    'x-rows': rows,
    'x-level': level,
  };
}

function holds(ifNoneMatch: string | undefined, hash: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(`"${hash}"`);
}
