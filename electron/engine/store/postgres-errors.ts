// Turns errors of PostgreSQL and the network into plain sentences without passwords, SQL or stack.
import { StratascopeError } from '../../../shared/errors.ts';

/** `db.example.org:5432/logs`, for people. */
export function serverName(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${hostname || (searchParams.get('host') ?? 'localhost')}:${port || '5432'}${decodeURIComponent(pathname)}`;
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

/** The server or the way to it went away under a connection that was open; another one may be had. */
export function isConnectionLost(error: unknown): boolean {
  const { message = '' } = error as { message?: string };
  return (
    /^(08|57P0)/.test(codeOf(error)) ||
    ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH'].includes(codeOf(error)) ||
    // pg's own words, which carry no code.
    /^Connection terminated|not queryable|Query read timeout|Client was closed/.test(message)
  );
}

/** pg's own words where a connection is not there in time. */
function isTooSlow(error: unknown): boolean {
  return /^timeout (expired|exceeded)/.test((error as { message?: string }).message ?? '');
}

/** A server that is just being started, its name not known yet included. */
export function isNotUpYet(error: unknown): boolean {
  return (
    isConnectionLost(error) || ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(codeOf(error)) || isTooSlow(error)
  );
}

/**
 * What passes by itself: the server is away, starts, has more to do than it can, or others hold what is asked for. Else
 * somebody has to do something: rights, a schema, a password.
 */
function isPassing(error: unknown): boolean {
  // Classes of SQLSTATE: 40 a transaction rolled back, 53 resources, 55000 a database that is closed for a while, 55P03 a lock,
  // 57014 a time-out.
  return isNotUpYet(error) || /^(40|53|55000|55P03|57014)/.test(codeOf(error));
}

const READ_ONLY = '25006';
const DISK_FULL = '53100';
const SENTENCES: Record<string, string> = {
  '28P01': 'refused the user or the password',
  '28000': 'does not let this user in from here',
  '3D000': 'has no database of that name',
  '42501': 'does not allow this user to do that; its owner can grant it',
  '57P03': 'is just starting or stopping; try again in a moment',
  '53300': 'has no connection left to give; try again in a moment',
};

export function postgresError(error: unknown, url: string): StratascopeError {
  if (error instanceof StratascopeError) return error;
  const code = codeOf(error);
  if (code === READ_ONLY) return onlyRead(error);
  if (code === DISK_FULL) return serverFull(error);
  const server = serverName(url);
  const known = SENTENCES[code];
  const sentence =
    known !== undefined
      ? `The team server ${server} ${known}`
      : isConnectionLost(error)
        ? `The connection to the team server ${server} was lost`
        : // An SQLSTATE; what the server says besides names its own tables.
          /^\d[\dA-Z]{4}$|^[FHPX][\dA-Z]{4}$/.test(code)
          ? `The team server ${server} could not do this (error ${code}); whoever runs it can see in its log why`
          : `The team server ${server} cannot be reached${code ? ` (${code})` : ''}`;
  return new StratascopeError(isPassing(error) ? 'library_away' : 'library', sentence, { cause: error });
}

/** Names no server, either. */
function serverFull(cause: unknown): StratascopeError {
  const message =
    'Expected room on the disk of the team server but it is full; whoever runs it can make room there, then try again';
  return new StratascopeError('disk_full', message, { cause });
}

/** Names no server, for the clients of `serve` are told. */
function onlyRead(cause: unknown): StratascopeError {
  const message =
    'Expected a library that can be changed but this one can only be read, as a replica of another; go to the server that has the original';
  return new StratascopeError('forbidden', message, { cause });
}
