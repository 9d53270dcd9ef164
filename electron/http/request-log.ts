// In: requests that have been answered. Out: a line for each, by its route: an address may hold what must not be kept.
import type { Answered } from './http-server.ts';
import type { Logger } from '../log/logger.ts';
import { withoutPaths } from '../log/redact.ts';

/** The viewer's own page asks many times a second while its slider moves. */
const OF_THE_PAGE = /^\/(\*|api\/|download\/|frame\/)/;

export function logRequest(log: Logger, { requestId, method, route, status, elapsedMs, failure }: Answered): void {
  const level = status >= 500 ? 'error' : status >= 400 ? 'warn' : OF_THE_PAGE.test(route ?? '') ? 'debug' : 'info';
  const facts = { requestId, method, route: route ?? 'none', status, ms: Math.round(elapsedMs * 10) / 10 };
  log[level](failure === undefined ? facts : { ...facts, reason: withoutPaths(failure) }, 'request');
}
