// Errors of SQLite in our words: a full disk, a busy library, one that may not be written.
import { StratascopeError } from '../../../shared/errors.ts';
import { diskFull, freeBytes, LIBRARY_DISK } from '../disk-room.ts';

/** With less free, SQLite calls a full disk an error of reading or writing: it maps files into memory. */
const NEXT_TO_NOTHING = 256 * 1024;

/** What does not pass by itself, and what to do. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_(READONLY|PERM|AUTH)/, 'it cannot be written; check the permissions of its folder'],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    'its index is damaged; start Stratascope anew, which builds it again from the files of the logs, or put back a copy of it',
  ],
  [/^SQLITE_CANTOPEN/, 'its file cannot be opened; check that it is there and the permissions of its folder'],
  [/^SQLITE_IOERR/, 'its file cannot be read or written; check the disk that it is on'],
  [
    /^SQLITE_(ERROR|SCHEMA)/,
    'something of it is missing or has been changed by another program; put back a copy of it',
  ],
];

/** What SQLite or we ourselves stumbled over is in the cause, for logs; to a user it says nothing. */
const UNFORESEEN = 'something of it is not as expected; check the library, or put back a copy of it';

/** Others are at work on it. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(codeOf(error));
}

export function sqliteError(error: unknown, file: string): StratascopeError {
  if (isDiskFull(error, file)) return diskFull(error, LIBRARY_DISK);
  if (error instanceof StratascopeError) return error;
  const code = codeOf(error);
  const passes = isBusy(error);
  // What a trigger says is ours.
  const unforeseen = code === 'SQLITE_CONSTRAINT_TRIGGER' ? (error as Error).message : UNFORESEEN;
  const found = ADVICE.find(([codes]) => codes.test(code))?.[1] ?? unforeseen;
  const advice = passes ? 'another program is writing to it; try again in a moment' : found;
  return new StratascopeError(passes ? 'library_away' : 'library', `The library could not do this: ${advice}`, {
    cause: error,
  });
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
