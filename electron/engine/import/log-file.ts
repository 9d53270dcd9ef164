// A log file opened for reading: regular files only, with a check that it does not change meanwhile.
import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import type { ByteSource } from './readers/log-reader.ts';

/** Bytes in a chunk of the stream, and in a piece of the fingerprint. */
const CHUNK_BYTES = 1_048_576;

/** A file opened for one import. */
export class LogFile implements ByteSource {
  /** The file's name without its folder, for messages. */
  readonly name: string;
  readonly bytesTotal: number;
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #opened: BigIntStats;
  #fingerprint = createHash('sha256');
  #bytesRead = 0;
  /** Whether the file has been streamed to its end and was unchanged there. */
  #isStreamed = false;

  private constructor(path: string, handle: FileHandle, opened: BigIntStats) {
    this.name = basename(path);
    this.bytesTotal = Number(opened.size);
    this.#path = path;
    this.#handle = handle;
    this.#opened = opened;
  }

  /** @throws StratascopeError `unreadable_file` unless the path is a readable regular file that is not empty. */
  static async open(path: string): Promise<LogFile> {
    const name = basename(path);
    // Checked before opening, because opening a FIFO or a device may wait for ever or have side effects.
    refuseUnlessRegular(await stat(path, { bigint: true }).catch(unopenable(name)), name);
    const handle = await open(path, constants.O_RDONLY).catch(unopenable(name));
    try {
      const opened = await handle.stat({ bigint: true });
      refuseUnlessRegular(opened, name);
      return new LogFile(path, handle, opened);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Bytes of the stream that have been read so far. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /**
   * Identifies the file's bytes among files of the same name and size. May be called once; reads the file if it has not been
   * streamed yet. It is the SHA-256, in hex, of the CRC-32 of each MiB, as a SHA-256 of every byte would take as long as
   * parsing the numbers.
   * @throws StratascopeError as `stream` does.
   */
  async fingerprint(signal?: AbortSignal): Promise<string> {
    if (!this.#isStreamed) for await (const chunk of this.stream(signal)) void chunk;
    return this.#fingerprint.digest('hex');
  }

  async readAt(offset: number, length: number): Promise<Uint8Array> {
    // A file is asked for the length of its beginning, however short it is.
    const found = Buffer.allocUnsafeSlow(Math.min(length, Math.max(0, this.bytesTotal - offset)));
    let read = 0;
    while (read < found.length) {
      const { bytesRead } = await this.#handle.read(found, read, found.length - read, offset + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return found.subarray(0, read);
  }

  /**
   * Every byte from the beginning on, in chunks of a MiB, the last one shorter. A chunk is valid until the next one is read: its memory is used
   * again, because allocating memory costs more than reading the file.
   * @throws StratascopeError `unreadable_file` at the end when the file has changed meanwhile; `cancelled`.
   */
  async *stream(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    this.#bytesRead = 0;
    this.#fingerprint = createHash('sha256');
    // Bounded by the size at the start, because a file that grows faster than it is read would never end.
    const memory = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, this.bytesTotal + 1));
    while (this.#bytesRead <= this.bytesTotal) {
      const chunk = await this.#fill(memory, signal);
      if (chunk.length === 0) break;
      this.#fingerprint.update(Uint32Array.of(crc32(chunk)));
      yield chunk;
    }
    await this.#assertUnchanged();
    this.#isStreamed = true;
  }

  /** Fills `memory` with the next bytes; fewer where the file ends. */
  async #fill(memory: Buffer, signal: AbortSignal | undefined): Promise<Uint8Array> {
    let length = 0;
    while (length < memory.length) {
      if (signal?.aborted) throw cancelled();
      // Reads up to one byte past the expected end, which shows whether the file has grown.
      const most = Math.min(memory.length - length, this.bytesTotal + 1 - this.#bytesRead);
      const { bytesRead } = await this.#handle.read(memory, length, most, this.#bytesRead);
      if (bytesRead === 0) break;
      length += bytesRead;
      this.#bytesRead += bytesRead;
    }
    return memory.subarray(0, length);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  /** Compares both stats: the handle's shows whether the file was written to, the path's whether it was replaced. */
  async #assertUnchanged(): Promise<void> {
    const [byHandle, byPath] = await Promise.all([
      this.#handle.stat({ bigint: true }),
      stat(this.#path, { bigint: true }).catch(() => undefined),
    ]);
    const same = (now: BigIntStats | undefined): boolean =>
      now?.size === this.#opened.size &&
      now.mtimeNs === this.#opened.mtimeNs &&
      // A program may set the other time back after it has written, as archivers and synchronizers do. On Windows this one
      // is also set by programs that only look.
      (process.platform === 'win32' || now.ctimeNs === this.#opened.ctimeNs) &&
      now.ino === this.#opened.ino &&
      now.dev === this.#opened.dev;
    if (same(byHandle) && same(byPath) && this.#bytesRead === this.bytesTotal) return;
    const received = byPath ? 'one that changed meanwhile' : 'one that was removed meanwhile';
    throw new StratascopeError(
      'unreadable_file',
      `${this.name}: expected a file that stays as it is while it is read but received ${received}`,
    );
  }
}

function refuseUnlessRegular(stats: BigIntStats, name: string): void {
  const received = stats.isDirectory()
    ? 'a folder'
    : stats.isFIFO()
      ? 'a FIFO'
      : stats.isSocket()
        ? 'a socket'
        : !stats.isFile()
          ? 'a device'
          : stats.size === 0n
            ? 'an empty file'
            : undefined;
  if (received) throw new StratascopeError('unreadable_file', `${name}: expected a file but received ${received}`);
}

const REASONS: Record<string, string> = {
  ENOENT: 'nothing: there is no such file',
  ENOTDIR: 'nothing: there is no such file',
  EACCES: 'one that may not be read (permission denied)',
  EPERM: 'one that may not be read (permission denied)',
};

function unopenable(name: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const received = REASONS[error.code ?? ''] ?? `one that cannot be opened (${error.code ?? error.message})`;
    throw new StratascopeError('unreadable_file', `${name}: expected a file but received ${received}`, {
      cause: error,
    });
  };
}
