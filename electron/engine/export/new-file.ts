// Writes a file completely or not at all: under a temporary name in the same folder, then renamed.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import { diskFull, EXPORTS_DISK, isNoSpace } from '../disk-room.ts';

/** Writes `target` anew or replaces it. When `write` rejects, what was at `target` stays. */
export async function writeNewFile(target: string, write: (file: fs.FileHandle) => Promise<void>): Promise<void> {
  const temporary = path.join(path.dirname(target), `.${randomUUID()}.part`);
  try {
    const file = await fs.open(temporary, 'wx');
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await fs.rename(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw readable(error, target);
  }
}

/** An error of the operating system as a sentence; other errors unchanged. */
function readable(error: unknown, target: string): unknown {
  if (isNoSpace(error)) return diskFull(error, EXPORTS_DISK);
  const code = (error as NodeJS.ErrnoException).code;
  const reasons: Record<string, string> = {
    ENOENT: 'its folder does not exist',
    ENOTDIR: 'its folder is a file',
    EISDIR: 'it is a folder',
    EACCES: 'its folder cannot be written; choose another',
    EPERM: 'its folder cannot be written; choose another',
    EROFS: 'its folder cannot be written; choose another',
    ENAMETOOLONG: 'its name is too long',
  };
  const reason = code === undefined ? undefined : reasons[code];
  return reason ? new StratascopeError('bad_input', `Could not write ${target}: ${reason}`, { cause: error }) : error;
}
