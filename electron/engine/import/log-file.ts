// In: a path. Out: the bytes of a regular file that stays as it is while it is read; anything else is refused.
import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import { FILE_HEAD_BYTES } from '../../../shared/model.ts';

/** Read at once, and summed up at once for the fingerprint. */
const CHUNK_BYTES = 1_048_576;

/** A file opened for one import. */
export class LogFile {
  /** Without its folder: what messages call it. */
  readonly name: string;
  readonly bytesTotal: number;
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #opened: BigIntStats;
  readonly #fingerprint = createHash('sha256');
  #bytesRead = 0;

  private constructor(path: string, handle: FileHandle, opened: BigIntStats) {
    this.name = basename(path);
    this.bytesTotal = Number(opened.size);
    this.#path = path;
    this.#handle = handle;
    this.#opened = opened;
  }

  /** @throws StratascopeError `unreadable_file` unless the path is a regular file with something in it that may be read. */
  static async open(path: string): Promise<LogFile> {
    const name = basename(path);
    // Before opening: opening a FIFO or a device may wait for ever or set something going.
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

  /** Bytes handed out so far. */
  get bytesRead(): number {
    return this.#bytesRead;
  }

  /**
   * Tells the bytes handed out from others by accident alike in name and size; asked for once, when they all are.
   * SHA-256, in hex, of the CRC-32 of each MiB: a hash of every byte would take as long as reading the numbers.
   */
  fingerprint(): string {
    return this.#fingerprint.digest('hex');
  }

  /** The first 64 KiB, or all of a shorter file. */
  async head(): Promise<Uint8Array> {
    const buffer = new Uint8Array(FILE_HEAD_BYTES);
    const { bytesRead } = await this.#handle.read(buffer, 0, FILE_HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  }

  /**
   * Every byte, in chunks of a MiB, the last one shorter. A chunk holds until the next is asked for: its memory is used
   * again, because taking fresh memory costs more than reading the file.
   * @throws StratascopeError `unreadable_file` at the end when the file has changed meanwhile; `cancelled`.
   */
  async *bytes(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    // Of a file that grows faster than it is read the end would never come.
    const memory = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, this.bytesTotal + 1));
    while (this.#bytesRead <= this.bytesTotal) {
      const chunk = await this.#fill(memory, signal);
      if (chunk.length === 0) break;
      this.#fingerprint.update(Uint32Array.of(crc32(chunk)));
      yield chunk;
    }
    await this.#assertUnchanged();
  }

  /** The bytes that follow, as many as fit unless the file ends among them. */
  async #fill(memory: Buffer, signal: AbortSignal | undefined): Promise<Uint8Array> {
    let length = 0;
    while (length < memory.length) {
      if (signal?.aborted) throw cancelled();
      // One byte more than there should be tells a file that grows.
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

  /** The handle sees a file that is written to, the path sees one that is replaced or removed. */
  async #assertUnchanged(): Promise<void> {
    const [byHandle, byPath] = await Promise.all([
      this.#handle.stat({ bigint: true }),
      stat(this.#path, { bigint: true }).catch(() => undefined),
    ]);
    const same = (now: BigIntStats | undefined): boolean =>
      now?.size === this.#opened.size &&
      now.mtimeNs === this.#opened.mtimeNs &&
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
