// Reads a table as segments, which are built whole, where all lines are plain, and as blocks of rows elsewhere.
import { cancelled } from '../../../../shared/errors.ts';
import { aggregationsOf } from '../../../../shared/tiles/levels.ts';
import { tileBytes } from '../../../../shared/tiles/tile-layout.ts';
import { PYRAMID_FACTOR, TILE_ROWS } from '../../../../shared/tiles/tile.ts';
import type { Segment } from '../build/built-segment.ts';
import type { DepthOrder } from '../build/depth-order.ts';
import type { StoredPart } from '../build/stored-part.ts';
import type { RecordRows } from '../records/record-rows.ts';
import type { RowBlock } from '../records/row-blocks.ts';
import { FreeBlocks } from '../build/segment-memory.ts';
import { SegmentQueue, type SegmentThreads, type StartedSegment } from './segment-queue.ts';

const LINE_FEED = 10;
/** Approximate bytes of text in a segment. */
const SEGMENT_BYTES = 1024 * 1024;
/** Approximate limit of text in all started segments, and in one. Longer lines are not read in segments. */
const MOST_BYTES = 32 * 1024 * 1024;
/** After this many segments that were not plain, the file is read in one thread. */
const MOST_FAILURES = 3;

export interface InSegments {
  /** Without them this thread builds all segments. */
  readonly threads: SegmentThreads | undefined;
  readonly parts: readonly StoredPart[];
  /** Of all rows that were handed on. A segment that does not go on from there is read again, row by row. */
  readonly order: DepthOrder;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A segment holds as many rows as fill whole tiles, and starts at a multiple of that number, so that its tiles do not
 * depend on where they are built. Rows come in blocks up to the first such place, after a record that is not plain, and at
 * the end.
 */
export async function* readInSegments(
  bytes: AsyncIterable<Uint8Array>,
  rows: RecordRows,
  { threads, parts, order, signal }: InSegments,
): AsyncGenerator<RowBlock | Segment> {
  const lines = new Lines(bytes);
  const queue = new SegmentQueue(threads, { form: rows.form, parts });
  try {
    yield* read(lines, rows, queue, { parts, order, signal });
  } finally {
    queue.end();
    await lines.close();
  }
}

async function* read(
  lines: Lines,
  table: RecordRows,
  queue: SegmentQueue,
  { parts, order, signal }: Omit<InSegments, 'threads'>,
): AsyncGenerator<RowBlock | Segment> {
  const tileMemory = new FreeBlocks();
  let started: StartedSegment[] = [];
  let failures = 0;
  // The first tile is always read here, because it tells the length of lines.
  let rows = TILE_ROWS;
  let levels = 1;
  for (;;) {
    if (signal?.aborted) throw cancelled();
    const isAligned = table.rows > 0 && table.rows % rows === 0 && table.isBetweenRecords;
    // False after a segment in which lines and rows were not the same number.
    const isInStep = started.length === 0 || started[0]!.task.firstRow === table.rows;
    if (!isAligned || !isInStep || failures >= MOST_FAILURES) {
      // Their memory is not used again, because a thread may still be reading it.
      for (const { task } of started) yield* table.write(task.text);
      started = [];
      const missing = rows - (table.rows % rows);
      const taken = await lines.take(missing);
      if (!taken) return;
      const { text } = taken;
      if (levels === 1) {
        while (rows * PYRAMID_FACTOR * (text.length / missing) <= SEGMENT_BYTES) {
          rows *= PYRAMID_FACTOR;
          levels++;
        }
      }
      yield* table.write(text);
      lines.release(text);
      continue;
    }
    yield* table.flush();
    while (started.length < queue.ahead && bytesOf(started) < MOST_BYTES) {
      const taken = await lines.take(rows);
      if (!taken) break;
      const firstRow = table.rows + started.length * rows;
      const block = tileMemory.take(segmentBytes(parts, rows, levels));
      const task = { text: taken.text, firstRow, rows, levels, tileMemory: block };
      // The last lines of a file fill no segment, and are read here.
      started.push(taken.count === rows ? queue.start(task) : { task, result: async () => undefined });
    }
    const next = started.shift();
    if (!next) return;
    const segment = await next.result();
    if (segment && order.continues(segment)) {
      yield segment;
      table.skip(rows, segment.counts);
    } else {
      failures++;
      yield* table.write(next.task.text);
    }
    // Whoever takes tiles has done with them when asking for more.
    lines.release(next.task.text);
    tileMemory.release(next.task.tileMemory);
  }
}

/** For all full tiles of a segment. */
function segmentBytes(parts: readonly StoredPart[], rows: number, levels: number): number {
  let bytes = 0;
  for (let level = 0; level < levels; level++) {
    const tiles = (rows / TILE_ROWS / PYRAMID_FACTOR ** level) * aggregationsOf(level).length;
    for (const { width } of parts) bytes += tiles * tileBytes(level, TILE_ROWS, width);
  }
  return bytes;
}

function bytesOf(started: readonly StartedSegment[]): number {
  return started.reduce((bytes, { task }) => bytes + task.text.length, 0);
}

/** Cuts text behind line feeds. Line feeds inside quotes are not told apart; readers of the pieces notice these. */
class Lines {
  readonly #source: AsyncIterator<Uint8Array>;
  /** The last chunk read; the bytes before #at have been taken. */
  #piece: Buffer = Buffer.alloc(0);
  #at = 0;
  readonly #free = new FreeBlocks();

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  /**
   * Takes `most` lines, or fewer if they are very long or the text ends; undefined at its end. The memory is shared with
   * the thread that builds the segment, so that the text can be read here if the thread fails.
   */
  async take(most: number): Promise<{ readonly text: Uint8Array; readonly count: number } | undefined> {
    let text = new Uint8Array(this.#free.take(SEGMENT_BYTES + SEGMENT_BYTES / 4));
    let length = 0;
    let count = 0;
    while (count < most && length < MOST_BYTES) {
      if (this.#at === this.#piece.length) {
        const next = await this.#source.next();
        if (next.done) break;
        const chunk = next.value;
        this.#piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
        this.#at = 0;
      }
      const from = this.#at;
      while (count < most && this.#at < this.#piece.length) {
        const end = this.#piece.indexOf(LINE_FEED, this.#at);
        if (end >= 0) count++;
        this.#at = end >= 0 ? end + 1 : this.#piece.length;
      }
      const taken = this.#piece.subarray(from, this.#at);
      if (length + taken.length > text.length) {
        const larger = new Uint8Array(new SharedArrayBuffer(2 * (length + taken.length)));
        larger.set(text.subarray(0, length));
        text = larger;
      }
      text.set(taken, length);
      length += taken.length;
    }
    return length > 0 ? { text: text.subarray(0, length), count } : undefined;
  }

  /** Closes the source, however far it has been read. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }

  /** Takes memory back that nobody reads any more. */
  release(text: Uint8Array): void {
    this.#free.release(text.buffer as SharedArrayBuffer);
  }
}
