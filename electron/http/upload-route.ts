// POST /images: imports the log file in the body and answers what it became, or the import's error.
import path from 'node:path';
import type { FastifyRequest } from 'fastify';
import { cancelled } from '../../shared/errors.ts';
import { importOptions } from '../../shared/model/image-log.ts';
import { READING } from '../../shared/model/reading.ts';
import type { ApiContext, ApiServer } from './api-context.ts';
import { READABLE_NAMES } from '../engine/formats.ts';
import { joinRecordsOf } from '../engine/joined-logs.ts';
import { askedIn, importAnswer, problem, uploadQuery } from './api-schemas.ts';
import { HttpError } from './http-error.ts';
import { goneSignal, type Limits } from './limits.ts';

export function addUploadRoute(server: ApiServer, { engine, limits, maxUploadBytes }: ApiContext): void {
  const schema = {
    summary: `Imports the file (${READABLE_NAMES}, packed or not) that is the body of the request`,
    querystring: uploadQuery,
    response: {
      200: importAnswer,
      201: importAnswer,
      400: problem,
      401: problem,
      403: problem,
      408: problem,
      413: problem,
      422: problem,
      503: problem,
      507: problem,
    },
  };
  server.post(
    '/images',
    { config: { access: 'write', upload: true }, bodyLimit: Number.MAX_SAFE_INTEGER, schema },
    async (request, reply) => {
      const startedMs = performance.now();
      const { file_name, name, width, interpolation, null_values: nullValues, again, ...query } = request.query;
      const options = importOptions.parse({
        name,
        width,
        interpolation,
        nullValues,
        again,
        ...askedIn(READING, query),
      });
      const bytes = Number(request.headers['content-length'] ?? 0);
      if (bytes > maxUploadBytes) throw tooLarge(maxUploadBytes);
      const { received, ended, imported } = await engine.intake.receive(
        path.basename(file_name.replaceAll('\\', '/')),
        options,
        bytes,
        limited(fileOf(request, limits), maxUploadBytes),
        { show: false },
        goneSignal(reply),
      );
      // An error is ignored here, because `imported` throws the same one.
      await received.catch(() => undefined);
      const { jobId, state } = await ended;
      // The job is taken off the list, because its sender gets the outcome and the window's user did not start it.
      if (state !== 'cancelled') await engine.dismissJob(jobId);
      const { logs, known } = await imported();
      const elapsedMs = Math.round(performance.now() - startedMs);
      const joined = [];
      for (const log of logs)
        joined.push({ ...(await joinRecordsOf(log, (of) => engine.call('record.list', of))), elapsedMs });
      return (
        reply
          .status(known ? 200 : 201)
          .header('location', `/images/${logs[0]!.id}`)
          // One object for one log, as ever; several logs of one file are a list.
          .send(joined.length > 1 ? joined : joined[0]!)
      );
    },
  );
}

async function* limited(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

function tooLarge(maxBytes: number): HttpError {
  return new HttpError(413, `Expected at most ${maxBytes} bytes in the body of the request`);
}

/**
 * The body as it arrives. If the sender goes away this counts as a cancel; if it stalls or sends too slowly, the request is
 * given up. The stream is not destroyed when its reader stops early, because the connection is needed for the answer.
 */
export async function* fileOf(request: FastifyRequest, { requestMs, leastBytes }: Limits): AsyncGenerator<Uint8Array> {
  const chunks = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array, undefined>;
  const tooSlow = `Expected ${leastBytes / 1024} KB more of the body, or its end, within ${requestMs / 1000} s`;
  let bytes = 0;
  // Only the time for which the sender is waited for: this side may be slow with what has come.
  let waitedMs = 0;
  try {
    for (;;) {
      const askedMs = performance.now();
      const stalled = Promise.withResolvers<never>();
      const timer = setTimeout(() => stalled.reject(new HttpError(408, tooSlow)), requestMs - waitedMs);
      const next = chunks.next().catch(() => Promise.reject(cancelled()));
      try {
        const { done, value } = await Promise.race([next, stalled.promise]);
        if (done) return;
        waitedMs += performance.now() - askedMs;
        bytes += value.byteLength;
        if (bytes >= leastBytes) bytes = waitedMs = 0;
        clearTimeout(timer);
        yield value;
      } finally {
        clearTimeout(timer);
      }
    }
  } finally {
    // The rest is read and thrown away, as browsers read no answer before they have sent it all. Not awaited.
    void chunks.return?.();
    request.raw.resume();
  }
}
