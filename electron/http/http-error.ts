// Turns any error into an HTTP status and `{"detail"}`, without giving internals away.
import type { FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { errorShape } from '../../shared/errors.ts';
import { AWAY_RETRY_S, statusOf } from '../viewer-site.ts';

/** An error that exists only in HTTP. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'HttpError';
    this.status = status;
    this.headers = headers;
  }
}

export interface Refusal {
  readonly status: number;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** nginx's status for a client that went away. Nobody receives it, but logs and metrics tell it from a failure. */
const CLIENT_CLOSED_REQUEST = 499;

/** What a client may know of an error: our own sentences about the request, but nothing about internal failures. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof HttpError) return { status: error.status, detail: error.message, headers: error.headers };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [issue] = error.validation;
    const field = issue?.instancePath.split('/').filter(Boolean).join('.');
    return {
      status: 422,
      detail: `${field ? `${field}: ` : ''}${issue?.message ?? 'Expected other input'}`,
      headers: {},
    };
  }
  const { code, message } = errorShape(error);
  // Errors of Fastify itself: a body that is too large or no JSON, or a URL that it cannot decode.
  const status = (error as { statusCode?: number }).statusCode;
  if (code === 'internal' && status && status >= 400 && status < 500) return { status, detail: message, headers: {} };
  if (code === 'cancelled') return { status: CLIENT_CLOSED_REQUEST, detail: message, headers: {} };
  if (code === 'unreadable_file') return { status: 400, detail: message, headers: {} };
  const known = statusOf(code);
  if (code === 'library') return { status: known, detail: LIBRARY_FAULT, headers: {} };
  if (code === 'library_away')
    return { status: known, detail: LIBRARY_AWAY, headers: { 'retry-after': String(AWAY_RETRY_S) } };
  // What to do about it is the client's to read, too.
  const isTold = known < 500 || code === 'disk_full';
  const untold = code === 'corrupt' ? 'The stored data of this image is damaged' : 'Internal Server Error';
  return { status: known, detail: isTold ? message : untold, headers: {} };
}

/** Where its server is, and what it said, is not the client's to know. */
const LIBRARY_AWAY = 'The library cannot be used at the moment; try again in a moment';
const LIBRARY_FAULT =
  'The library cannot be used until somebody mends it; tell whoever runs this server: its log says what is wrong';

export function sendRefusal(reply: FastifyReply, { status, detail, headers }: Refusal): FastifyReply {
  return reply
    .status(status)
    .headers(headers)
    .header('cache-control', 'no-store')
    .type('application/json')
    .send({ detail });
}
