// Errors of SQLite in our words: a full disk, a busy library, one that may not be written.
import { StratascopeError } from '../../../shared/errors.ts';

export function sqliteError(error: unknown): StratascopeError {
  if (error instanceof StratascopeError) return error;
  const code = (error as { code?: string }).code ?? '';
  const advice = code.startsWith('SQLITE_FULL')
    ? 'the disk is full; free some space and try again'
    : code.startsWith('SQLITE_BUSY')
      ? 'another program is writing to it; try again in a moment'
      : code.startsWith('SQLITE_READONLY')
        ? 'it cannot be written; check the permissions of its folder'
        : (error as Error).message;
  return new StratascopeError('library', `The library could not do this: ${advice}`, { cause: error });
}
