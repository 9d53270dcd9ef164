// The beginning of a file as a file of its own: what there is of it before it is imported.
import { PREVIEW_BYTES } from '../../../../shared/model/file-preview.ts';
import type { ByteSource } from '../readers/log-reader.ts';

const CHUNK_BYTES = 65_536;

/** The first bytes of a file, up to the end of a line, as if they were all of it. */
export class Beginning implements ByteSource {
  readonly name: string;
  readonly isWhole: boolean;
  readonly bytes: Uint8Array;
  /** Whether the last stream of it has been read to its end. */
  isRead = false;

  /** `head`: the first PREVIEW_BYTES, unpacked; fewer are all of the file. */
  constructor(name: string, head: Uint8Array) {
    this.name = name;
    this.isWhole = head.length < PREVIEW_BYTES;
    const end = head.lastIndexOf(0x0a) + 1 || head.lastIndexOf(0x0d) + 1;
    // In UTF-16 a line may end in two bytes, of which the second is nothing in other encodings.
    this.bytes = this.isWhole || end === 0 ? head : head.subarray(0, head[end] === 0 ? end + 1 : end);
  }

  async readAt(offset: number, length: number): Promise<Uint8Array> {
    return this.bytes.subarray(offset, offset + length);
  }

  async *stream(): AsyncGenerator<Uint8Array> {
    this.isRead = false;
    for (let at = 0; at < this.bytes.length; at += CHUNK_BYTES) yield this.bytes.subarray(at, at + CHUNK_BYTES);
    this.isRead = true;
  }
}

/** A file of which only the first and the last bytes are here, as a browser sends them. What is between reads as nothing. */
export function endsOf(name: string, bytesTotal: number, head: Uint8Array, tail: Uint8Array): ByteSource {
  const tailAt = bytesTotal - tail.length;
  const readAt = async (offset: number, length: number): Promise<Uint8Array> =>
    tail.length > 0 && offset >= tailAt
      ? tail.subarray(offset - tailAt, offset - tailAt + length)
      : head.subarray(offset, offset + length);
  return {
    ...{ name, bytesTotal, readAt },
    async *stream() {
      yield head;
    },
  };
}
