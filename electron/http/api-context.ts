// What every route of the API is given: the engine, the caller's rights, and the types of the server.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { StratascopeError } from '../../shared/errors.ts';
import type { FrameRequest } from '../../shared/model/display.ts';
import type { Engine } from '../engine/engine.ts';
import type { DrawnFrame } from '../engine/workers/worker-calls.ts';
import type { Visitor } from './guard.ts';
import type { Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Outflow } from './outflow.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call: everybody (`open`), who may read (`read`, the default), or the owner alone (`write`). */
    access?: 'open' | 'read' | 'write';
    /** The body is a file, which may take any time as long as enough of it keeps coming. */
    upload?: boolean;
  }
}

export interface ApiContext {
  readonly engine: Engine;
  readonly version: string;
  readonly metrics: Metrics;
  readonly maxUploadBytes: number;
  readonly limits: Limits;
  readonly outflow: Outflow;
  readonly visitorOf: (request: FastifyRequest) => Visitor;
  readonly draw: (request: FrameRequest, signal: AbortSignal) => Promise<DrawnFrame>;
}

export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The image id in an address. Throws `not_found` for integers that cannot be an id. */
export function idOf(text: string): number {
  const id = Number(text);
  if (Number.isSafeInteger(id) && id > 0) return id;
  throw new StratascopeError('not_found', `Image with id ${BigInt(text.replace('+', ''))} not found`);
}
