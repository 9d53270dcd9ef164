// Logs a line for each answered request, by its route, because an address may hold secrets.
import type { Answered } from './http-server.ts';
import type { Logger } from '../log/logger.ts';
import { withoutPaths } from '../log/redact.ts';

/** Routes of the viewer's own page, which requests many times a second during a drag; logged at a lower level. */
const OF_THE_PAGE = /^\/(\*|api\/|download\/|frame\/)/;

export function logRequest(log: Logger, { requestId, method, route, status, elapsedMs, failure }: Answered): void {
  const level = status >= 500 ? 'error' : status >= 400 ? 'warn' : OF_THE_PAGE.test(route ?? '') ? 'debug' : 'info';
  const facts = { requestId, method, route: route ?? 'none', status, ms: Math.round(elapsedMs * 10) / 10 };
  log[level](failure === undefined ? facts : { ...facts, reason: withoutPaths(failure) }, 'request');
}
