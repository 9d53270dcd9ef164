// A file for bytes that arrive over HTTP: written to the spool folder, imported from there, then removed.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { cancelled } from '../../shared/errors.ts';
import { checkRoom, diskFull, isNoSpace, UPLOADS_DISK } from './disk-room.ts';
import { isDevice } from '../../shared/file-name.ts';
import { spoolDir } from './data-dir.ts';
import { makeOwnFolder, OWN_FILE } from './own-files.ts';

/** Received between two looks at the disk. */
const CHECK_BYTES = 4 * 1024 * 1024;

export class SpooledFile {
  readonly path: string;

  private constructor(file: string) {
    this.path = file;
  }

  static async create(dataDir: string, fileName: string): Promise<SpooledFile> {
    // In a folder of its own the file can keep its name, even if another one has the same.
    const dir = path.join(spoolDir(dataDir), randomUUID());
    makeOwnFolder(dir);
    return new SpooledFile(path.join(dir, spoolName(fileName)));
  }

  /**
   * Writes the body, of which `bytesTotal` is said beforehand, or 0. `onBytes` is called with the number of bytes written so
   * far.
   */
  async write(
    body: AsyncIterable<Uint8Array>,
    bytesTotal: number,
    signal: AbortSignal,
    onBytes: (bytes: number) => void,
  ): Promise<void> {
    const handle = await fs.open(this.path, 'wx', OWN_FILE);
    try {
      let bytes = 0;
      let checked = 0;
      for await (const chunk of body) {
        if (signal.aborted) throw cancelled();
        if (bytes >= checked) {
          checkRoom(this.path, Math.max(0, bytesTotal - bytes), UPLOADS_DISK);
          checked = bytes + CHECK_BYTES;
        }
        await handle.writeFile(chunk);
        bytes += chunk.byteLength;
        onBytes(bytes);
      }
    } catch (error) {
      throw isNoSpace(error) ? diskFull(error, UPLOADS_DISK) : error;
    } finally {
      await handle.close();
    }
  }

  async remove(): Promise<void> {
    await fs.rm(path.dirname(this.path), { recursive: true, force: true });
  }
}

/** The name that the sender gave, made safe for a file; messages use it, and the log is named after it. */
function spoolName(fileName: string): string {
  const name = path.basename(fileName).replaceAll('\0', '_');
  if (/^\.{0,2}$/.test(name)) return 'upload';
  if (isDevice(name)) return `_${name}`;
  return Buffer.byteLength(name) <= 255 ? name : name.slice(-60).toWellFormed();
}
