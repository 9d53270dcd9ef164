// Errors of SQLite in our words: a full disk, a busy library, one that may not be written.
import { StratascopeError } from '../../../shared/errors.ts';
import { diskFull, freeBytes, LIBRARY_DISK } from '../disk-room.ts';

/** With less free, SQLite calls a full disk an error of reading or writing: it maps files into memory. */
const NEXT_TO_NOTHING = 256 * 1024;

export function sqliteError(error: unknown, file: string): StratascopeError {
  if (isDiskFull(error, file)) return diskFull(error, LIBRARY_DISK);
  if (error instanceof StratascopeError) return error;
  const code = codeOf(error);
  const advice = code.startsWith('SQLITE_BUSY')
    ? 'another program is writing to it; try again in a moment'
    : code.startsWith('SQLITE_READONLY')
      ? 'it cannot be written; check the permissions of its folder'
      : (error as Error).message;
  return new StratascopeError('library', `The library could not do this: ${advice}`, { cause: error });
}

/** Whether an error of SQLite, or the cause of one of ours, comes of the full disk of a library's file. */
export function isDiskFull(error: unknown, file: string): boolean {
  const code = codeOf(error) || codeOf((error as { cause?: unknown }).cause);
  if (code.startsWith('SQLITE_FULL')) return true;
  return /^SQLITE_(?:IOERR|CANTOPEN)/.test(code) && (freeBytes(file) ?? Infinity) < NEXT_TO_NOTHING;
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}
