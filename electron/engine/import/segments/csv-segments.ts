// In: bytes of CSV text. Out: its scanlines as segments built elsewhere, wherever the lines are plain; as blocks where not.
import { cancelled } from '../../../../shared/errors.ts';
import { PYRAMID_FACTOR, TILE_ROWS } from '../../tiles/tile.ts';
import type { Segment } from '../build/built-segment.ts';
import type { RecordScanlines, ScanlineBlock } from '../readers/log-reader.ts';
import type { SegmentQueue, StartedSegment } from './segment-queue.ts';

const LINE_FEED = 10;
/** Of text in a segment, about. */
const SEGMENT_BYTES = 1024 * 1024;
/** Of text started, about, and of text taken at once. Lines that are longer than this together are not for segments. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Segments that turned out not to be plain: after so many the file is read in one thread. */
const MOST_FAILURES = 3;

/**
 * Segments hold a number of scanlines that fills whole tiles, and start at a multiple of it, so that what is built of
 * them does not depend on where they were built. Up to the first such place, after a record that is not plain, and at
 * the end the scanlines come in blocks.
 */
export async function* readInSegments(
  bytes: AsyncIterable<Uint8Array>,
  scanlines: RecordScanlines,
  queue: SegmentQueue,
  signal?: AbortSignal,
): AsyncGenerator<ScanlineBlock | Segment> {
  const lines = new Lines(bytes);
  try {
    yield* read(lines, scanlines, queue, signal);
  } finally {
    await lines.close();
  }
}

async function* read(
  lines: Lines,
  scanlines: RecordScanlines,
  queue: SegmentQueue,
  signal: AbortSignal | undefined,
): AsyncGenerator<ScanlineBlock | Segment> {
  let started: StartedSegment[] = [];
  let failures = 0;
  // The first tile is read here in any case: it tells what the columns are and how long the lines.
  let rows = TILE_ROWS;
  let levels = 1;
  for (;;) {
    if (signal?.aborted) throw cancelled();
    const { layout } = scanlines;
    const isAligned = scanlines.rows > 0 && scanlines.rows % rows === 0 && scanlines.isBetweenRecords;
    // Not so behind a segment of other than a scanline a line.
    const isInStep = started.length === 0 || started[0]!.task.firstRow === scanlines.rows;
    if (!layout || !isAligned || !isInStep || failures >= MOST_FAILURES) {
      // A thread may still be at them, so their memory is not used again.
      for (const { task } of started) yield* scanlines.write(task.text);
      started = [];
      const missing = rows - (scanlines.rows % rows);
      const text = await lines.take(missing);
      if (!text) return;
      if (levels === 1) {
        while (rows * PYRAMID_FACTOR * (text.length / missing) <= SEGMENT_BYTES) {
          rows *= PYRAMID_FACTOR;
          levels++;
        }
      }
      yield* scanlines.write(text);
      lines.release(text);
      continue;
    }
    yield* scanlines.flush();
    while (started.length < queue.ahead && bytesOf(started) < MOST_BYTES) {
      const text = await lines.take(rows);
      if (!text) break;
      const firstRow = scanlines.rows + started.length * rows;
      started.push(queue.start({ text, layout, firstRow, rows, levels }));
    }
    const next = started.shift();
    if (!next) return;
    const segment = await next.result();
    if (segment) {
      yield { ...segment, firstLine: scanlines.line };
      scanlines.skip(rows);
    } else {
      failures++;
      yield* scanlines.write(next.task.text);
    }
    lines.release(next.task.text);
  }
}

function bytesOf(started: readonly StartedSegment[]): number {
  return started.reduce((bytes, { task }) => bytes + task.text.length, 0);
}

/** Text, cut behind line feeds. Quotes may hold some, too: whoever reads the pieces will notice. */
class Lines {
  readonly #source: AsyncIterator<Uint8Array>;
  /** Read and, before #at, taken. */
  #piece: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Memory that is not in use: taking it again costs less than taking new. */
  readonly #free: Uint8Array<SharedArrayBuffer>[] = [];

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /**
   * So many lines, or fewer where they are very long or the text ends; undefined at its end. The memory is shared with
   * the thread that reads it, and still here if that cannot make anything of it.
   */
  async take(count: number): Promise<Uint8Array | undefined> {
    let text = this.#free.pop() ?? memory(SEGMENT_BYTES + SEGMENT_BYTES / 4);
    let length = 0;
    for (let found = 0; found < count && length < MOST_BYTES;) {
      if (this.#at === this.#piece.length) {
        const next = await this.#source.next();
        if (next.done) break;
        const chunk = next.value;
        this.#piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
        this.#at = 0;
      }
      const from = this.#at;
      while (found < count && this.#at < this.#piece.length) {
        const end = this.#piece.indexOf(LINE_FEED, this.#at);
        if (end >= 0) found++;
        this.#at = end >= 0 ? end + 1 : this.#piece.length;
      }
      const taken = this.#piece.subarray(from, this.#at);
      if (length + taken.length > text.length) {
        const larger = memory(2 * (length + taken.length));
        larger.set(text.subarray(0, length));
        text = larger;
      }
      text.set(taken, length);
      length += taken.length;
    }
    return length > 0 ? text.subarray(0, length) : undefined;
  }

  /** However far it has been read. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  /** Nobody reads it any more. */
  release(text: Uint8Array): void {
    this.#free.push(new Uint8Array(text.buffer as SharedArrayBuffer));
  }
}

function memory(bytes: number): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(new SharedArrayBuffer(bytes));
}
