// GET /images/{id}/values: the stored samples of a depth window, streamed as CSV or as float32.
import { TABLE_MIME } from '../engine/formats.ts';
import type { ValuesBlock, ValuesRequest } from '../engine/workers/worker-calls.ts';
import { StratascopeError } from '../../shared/errors.ts';
import { idOf, type ApiContext, type ApiServer } from './api-context.ts';
import { binary, boundOf, idParams, problem, windowQuery } from './api-schemas.ts';
import { goneSignal } from './limits.ts';
import { WorkGate, type Lane } from './work-gate.ts';

/** Blocks read at the same time: one is formatted while the tiles of another are fetched. */
const SLOTS = 2;

export function addValuesRoute(server: ApiServer, { engine, limits, outflow }: ApiContext): void {
  const gate = new WorkGate({ ...limits, slots: SLOTS, busy: 'Too many values are being read; ask again in a moment' });
  const schema = {
    summary:
      'Stored samples of a depth window: CSV, or little-endian float32 rows with Accept: application/octet-stream',
    params: idParams,
    querystring: windowQuery,
    response: {
      200: {
        description:
          'CSV is headed by depth (m) or depth (ft) and the file’s own column names, or col1… where they were resampled or had none. X-Shape tells rows,columns of float32; NaN or a blank field is null',
        content: { [TABLE_MIME]: { schema: binary }, 'application/octet-stream': { schema: binary } },
      },
      400: problem,
      404: problem,
      422: problem,
      503: problem,
    },
  };
  // Without a HEAD route, which would read the whole window only for its headers.
  server.get('/images/:id/values', { schema, exposeHeadRoute: false }, async (request, reply) => {
    const log = await engine.get(idOf(request.params.id));
    const window = {
      id: log.id,
      depthMin: boundOf(request.query.depth_min),
      depthMax: boundOf(request.query.depth_max),
    };
    const { rows } = await engine.call('window.rows', window);
    if (rows === 0) throw new StratascopeError('bad_input', 'No image data found after applying filters');
    const asFloats = request.headers.accept?.includes('application/octet-stream') ?? false;
    const values: ValuesRequest = { ...window, format: asFloats ? 'float32' : 'csv' };
    // A slow reader holds a block and no turn, so that it keeps nobody else waiting.
    const gone = goneSignal(reply);
    const read: ReadBlock = (lane, from) => gate.run(lane, () => engine.values({ ...values, from }), gone);
    // The first block is read before the headers are sent, so that an error can still be answered.
    const first = await read('api', undefined);
    void reply.headers({
      'x-rows': rows,
      'x-shape': `${rows},${log.width}`,
      'x-depth-min': Math.max(window.depthMin ?? -Infinity, log.depthMin),
      'x-depth-max': Math.min(window.depthMax ?? Infinity, log.depthMax),
      vary: 'accept',
    });
    if (asFloats) void reply.header('content-length', rows * log.width * Float32Array.BYTES_PER_ELEMENT);
    return reply
      .type(asFloats ? 'application/octet-stream' : `${TABLE_MIME}; charset=utf-8`)
      .send(outflow.inPieces(reply.raw, first.bytes, blocksAfter(first, read)));
  });
}

type ReadBlock = (lane: Lane, from: number | undefined) => Promise<ValuesBlock>;

async function* blocksAfter({ next }: ValuesBlock, read: ReadBlock): AsyncGenerator<Uint8Array> {
  for (let from = next; from !== undefined;) {
    const block = await read('begun', from);
    yield block.bytes;
    from = block.next;
  }
}
