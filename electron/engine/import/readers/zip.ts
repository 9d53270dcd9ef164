// Opens the one table of a zip archive, or the one that is asked for among several.
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl';
import { StratascopeError } from '../../../../shared/errors.ts';
import type { ByteSource, Packing } from './log-reader.ts';
import { assertRatio, Unpacked } from './unpacked.ts';

const STORED = 0;
const DEFLATED = 8;
const CHUNK_BYTES = 65_536;
/** Beside a table they are what describes it. */
const NO_TABLE = new Set([
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'bmp',
  'tif',
  'tiff',
  'doc',
  'docx',
  'rtf',
  'htm',
  'html',
  'md',
]);
/** Names that a refusal lists, and entries that are looked at. */
const MOST_NAMED = 20;
const MOST_ENTRIES = 10_000;

export const zip: Packing = {
  endings: ['zip'],
  mimes: ['application/zip', 'application/x-zip-compressed'],
  sniff: (head) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4,
  unpack: async (packed, wanted) => {
    const entry = await entryOf(packed, wanted);
    return {
      source: new Unpacked(packed, (bytes) => unzip(bytes, entry, packed.name)),
      isChosen: wanted !== undefined,
    };
  },
};

/** A file in the archive. */
interface Zipped {
  readonly name: string;
  /** Where its bytes start in the archive, and how many there are. */
  readonly start: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly crc: number;
  readonly method: number;
}

/** @throws StratascopeError `unreadable_file` without a table, with several of which none is asked for, or a damaged archive. */
async function entryOf(packed: ByteSource, wanted: string | undefined): Promise<Zipped> {
  const refuse = (expected: string, received: string, cause?: unknown): StratascopeError =>
    new StratascopeError('unreadable_file', `${packed.name}: expected ${expected} but received ${received}`, { cause });
  if (packed.bytesTotal === undefined) throw refuse('a table or a zip archive', 'an archive inside another file');
  let archive;
  try {
    archive = await fromRandomAccessReaderPromise(new SourceReader(packed), packed.bytesTotal, { autoClose: false });
    const entries: Entry[] = [];
    for await (const entry of archive.eachEntry()) {
      if (entries.length === MOST_ENTRIES) throw refuse(`at most ${MOST_ENTRIES} files in a zip archive`, 'more');
      // Folders, and what macOS adds to each file.
      if (!entry.fileName.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/.test(entry.fileName)) entries.push(entry);
    }
    const tables = entries.filter(({ fileName }) => !NO_TABLE.has(fileName.split('.').at(-1)!.toLowerCase()));
    const found =
      wanted === undefined
        ? tables.length > 0
          ? tables
          : entries
        : entries.filter(({ fileName }) => isCalled(fileName, wanted));
    const [entry] = found;
    if (!entry || found.length > 1) {
      const names = (wanted === undefined ? found : entries).map(({ fileName }) => fileName);
      const listed = names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ' …' : '');
      if (names.length === 0) throw refuse('a table in the zip archive', 'an empty one');
      if (wanted !== undefined) throw refuse(`a file called ${wanted} in the zip archive`, listed);
      throw refuse('one table in the zip archive', `several: ${listed}; choose one with --part NAME`);
    }
    if (entry.isEncrypted()) throw refuse('a zip archive without a password', 'an encrypted one');
    const { compressionMethod: method, compressedSize: packedBytes, uncompressedSize: bytes, crc32: crc } = entry;
    if (method !== STORED && method !== DEFLATED)
      throw refuse('a zip archive packed by deflate', `one packed otherwise (method ${method})`);
    const { fileDataStart: start } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
    return { name: entry.fileName, start, packedBytes, bytes, crc, method };
  } catch (error) {
    if (error instanceof StratascopeError) throw error;
    throw refuse('a complete zip archive', 'a damaged one', error);
  }
}

/** A file's whole name in the archive, or its last part, in any letter case. */
function isCalled(fileName: string, wanted: string): boolean {
  const [name, asked] = [fileName.toLowerCase(), wanted.toLowerCase()];
  return name === asked || name.split('/').at(-1) === asked;
}

class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end));
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end;) {
      const piece = await this.#source.readAt(at, Math.min(CHUNK_BYTES, end - at));
      if (piece.length === 0) return;
      yield piece;
      at += piece.length;
    }
  }
}

/**
 * `archive`: all of its bytes. They are read to their end, though the file ends before it: whoever counts them wants all.
 * @throws StratascopeError `unreadable_file` where the file is damaged or longer than the archive says.
 */
async function* unzip(
  archive: AsyncIterable<Uint8Array>,
  { start, packedBytes, bytes, crc, method }: Zipped,
  fileName: string,
): AsyncGenerator<Uint8Array> {
  const damaged = (cause?: unknown): StratascopeError =>
    new StratascopeError('unreadable_file', `${fileName}: expected a complete zip archive but received damaged data`, {
      cause,
    });
  let at = 0;
  async function* packed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of archive) {
      const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, start + packedBytes - at));
      at += chunk.length;
      // A copy, because the inflater reads ahead while the source uses a chunk's memory again.
      if (piece.length > 0) yield new Uint8Array(piece);
    }
  }
  let count = 0;
  let sum = 0;
  try {
    for await (const chunk of method === STORED ? packed() : inflated(packed(), fileName)) {
      count += chunk.length;
      sum = crc32(chunk, sum);
      if (count > bytes) throw damaged();
      yield chunk;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_') ? damaged(error) : error;
  }
  if (count !== bytes || sum !== crc) throw damaged();
}

async function* inflated(packed: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  // The pipeline passes errors of either side to the loop below, and stops the source when the loop ends.
  pipeline(Readable.from(packed), inflate, () => undefined);
  let bytesUnpacked = 0;
  for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
    bytesUnpacked += chunk.length;
    assertRatio(bytesUnpacked, inflate.bytesWritten, fileName);
    yield chunk;
  }
}
