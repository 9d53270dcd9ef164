// The one typed error of the project, thrown with a code where the reason is known, and its form on every transport.

export const ERROR_CODES = [
  'bad_input', // the caller's values are outside what is accepted
  'unreadable_file', // the file is not a table we can read; the message says where
  'not_found',
  'conflict', // somebody else has changed it since it was read
  'too_many_rows', // the picture asked for is taller than its format holds
  'cancelled',
  'library', // the library database cannot be opened or written, until somebody mends what the message says
  'library_away', // the same for now: its server is away, or others are at work on it; it passes by itself
  'disk_full', // nothing more can be written; reading and removing go on
  'corrupt', // stored data fails its checksum
  'forbidden',
  'unsupported', // this host cannot do that
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error as it crosses worker, IPC and HTTP boundaries: no stack, and no path that the user did not name. */
export interface ErrorShape {
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * The message is one sentence: what was expected, what was received, and where,
 * as in `Expected increasing depth but received 12.4 after 12.5 at line 310`.
 */
export class StratascopeError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StratascopeError';
    this.code = code;
  }
}

export function cancelled(): StratascopeError {
  return new StratascopeError('cancelled', 'Cancelled');
}

/** The reply to a failed call. Any error but a StratascopeError is reported as `internal`, with its message. */
export function errorShape(error: unknown): ErrorShape {
  if (error instanceof StratascopeError) return { code: error.code, message: error.message };
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', message: 'Cancelled' };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

export function errorFromShape({ code, message }: ErrorShape, cause?: unknown): StratascopeError {
  return new StratascopeError(code, message, { cause });
}

/** For a log: with what another program said, an operating system or a database, where that is the cause. */
export function messageWithCause(error: unknown): string {
  const { message } = errorShape(error);
  const cause = causeOf(error);
  return cause === undefined || message.includes(cause) ? message : `${message} (${cause})`;
}

/** What the cause of an error says; undefined where there is none. */
export function causeOf(error: unknown): string | undefined {
  const { cause } = (error ?? {}) as { cause?: unknown };
  return cause === undefined ? undefined : errorShape(cause).message;
}
