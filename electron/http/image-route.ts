// GET /image/{id}: a picture of a depth window, with the reference service's parameters and more; supports ETags.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { colormapNamed } from '../../shared/colormaps/colormap-definition.ts';
import { isBuiltIn } from '../../shared/colormaps/colormap-names.ts';
import { errorShape } from '../../shared/errors.ts';
import { display, frameRequest, SIZE, type FrameRequest } from '../../shared/model/display.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { LOOK } from '../../shared/model/look.ts';
import { PICTURE_FORMATS } from '../../shared/picture/picture-formats.ts';
import type { Engine } from '../engine/engine.ts';
import type { DrawnFrame } from '../engine/workers/worker-calls.ts';
import { idOf, type ApiContext, type ApiServer } from './api-context.ts';
import { askedIn, binary, boundOf, idParams, imageQuery, problem } from './api-schemas.ts';
import { HttpError } from './http-error.ts';
import { goneSignal } from './limits.ts';

type TaggedLog = Pick<ImageLog, 'importedAt' | 'geometry' | 'depthUnit'>;

export function addImageRoute(server: ApiServer, { engine, version, draw }: ApiContext): void {
  const schema = {
    summary: 'A depth window as a picture, one pixel row per scanline unless a height is given',
    params: idParams,
    querystring: imageQuery,
    response: {
      200: {
        description: 'The picture; X-Depth-Min, X-Depth-Max, X-Rows, X-Level and X-Normalization tell what it shows',
        content: Object.fromEntries(Object.values(PICTURE_FORMATS).map(({ mime }) => [mime, { schema: binary }])),
      },
      304: z.undefined().describe('The caller’s copy, named by If-None-Match, is this picture'),
      400: problem,
      404: problem,
      422: problem,
      503: problem,
    },
  };
  server.get('/image/:id', { schema }, async (request, reply) => {
    const { query } = request;
    const depthMin = boundOf(query.depth_min);
    const depthMax = boundOf(query.depth_max);
    const { colormap, ...drawn } = display.parse(askedIn(LOOK, query));
    const asked = {
      ...frameRequest.parse({
        id: 1,
        ...askedIn(SIZE, query),
        ...drawn,
        // The colours replace the name, so that the picture's ETag changes when they do.
        colormap: await specOf(engine, colormap),
        format: query.format,
        quality: query.quality,
      }),
      id: idOf(request.params.id),
      // An infinite bound leaves its own side open; any other bound that is no number matches no data.
      depthMin: depthMin === -Infinity ? undefined : depthMin,
      depthMax: depthMax === Infinity ? undefined : depthMax,
    };
    const tagFor = (log: TaggedLog): string => tagOf(version, log, asked);
    const held = tagsIn(request.headers['if-none-match']);
    if (held.length > 0) {
      const tag = tagFor(await engine.get(asked.id));
      if (held.includes(tag)) return reply.headers(keepingOf(tag)).status(304).send();
    }
    const frame = await draw(asked, goneSignal(reply));
    void reply.headers({ ...keepingOf(tagFor(frame)), ...factsOf(frame) });
    if (held.includes('*')) return reply.status(304).send();
    return reply.type(frame.mime).header('content-length', frame.bytes.byteLength).send(frame.bytes);
  });
}

async function specOf(engine: Engine, name: string): Promise<string> {
  try {
    return colormapNamed(name, isBuiltIn(name) ? [] : await engine.call('colormap.list', {}));
  } catch (error) {
    const { code, message } = errorShape(error);
    throw code === 'bad_input' ? new HttpError(422, message) : error;
  }
}

/**
 * The ETag: made of the request, the log and the program's version. Id and time of import identify a log, and only its
 * geometry and its depth unit can still change what is drawn and said. So a client that has the picture is told so without drawing it.
 */
function tagOf(version: string, { importedAt, geometry, depthUnit }: TaggedLog, asked: FrameRequest): string {
  const text = JSON.stringify([version, importedAt, geometry, depthUnit, asked]);
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
}

function tagsIn(ifNoneMatch = ''): string[] {
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .filter((tag) => tag !== '');
}

/** Cache headers: private, and to be revalidated, because an id may stand for another log later. */
function keepingOf(etag: string): Record<string, string> {
  return { etag, 'cache-control': 'private, no-cache' };
}

function factsOf({ depthMin, depthMax, rows, level, normalization }: DrawnFrame): Record<string, number | string> {
  return {
    ...{ 'x-depth-min': depthMin, 'x-depth-max': depthMax, 'x-rows': rows, 'x-level': level },
    'x-normalization': normalization,
  };
}
