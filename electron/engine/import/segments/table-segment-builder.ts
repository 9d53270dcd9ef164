// Builds segments of any table in TypeScript: lines that fill whole tiles into tiles and what coarser levels need.
import type { Tile } from '../../../../shared/tiles/tile.ts';
import type { Segment, SegmentTable, SegmentTask } from '../build/built-segment.ts';
import { MAX_DEPTH, MIN_STEP } from '../build/depth-order.ts';
import { PyramidBuilder } from '../build/pyramid.ts';
import { createResampler } from '../build/resample.ts';
import { LogStatistics } from '../build/statistics.ts';
import type { RecordForm } from '../records/record-form.ts';
import { RecordReader } from '../records/record-reader.ts';
import { SampleCheck } from '../records/sample-check.ts';
import { memoryIn } from '../build/segment-memory.ts';

const LINE_FEED = 10;
const RETURN = 13;

/** Builds segments of one table, and keeps what is the same for all of them. */
export class TableSegmentBuilder {
  readonly #form: RecordForm;
  readonly #check: SampleCheck;
  readonly #reader: RecordReader;
  readonly #row: Float32Array;
  readonly #parts;

  constructor({ form, parts }: SegmentTable) {
    this.#form = form;
    this.#check = new SampleCheck(form);
    this.#reader = new RecordReader(form, this.#check);
    this.#row = new Float32Array(form.width);
    this.#parts = parts.map(({ from, sourceWidth, width, interpolation }) => ({
      ...{ from, width, resample: createResampler(sourceWidth, width, interpolation) },
      ...{ pyramid: new PyramidBuilder(width), statistics: new LogStatistics() },
    }));
  }

  /** Undefined when the lines are not all records read from bytes whose depths go one way, or not as many as expected. */
  build({ text, firstRow, rows, levels, tileMemory }: SegmentTask): Segment | undefined {
    const bytes = Buffer.from(text.buffer, text.byteOffset, text.length);
    // Without its line end the last line may be incomplete: cut because it is too long, or by the end of the file.
    if (bytes.at(-1) !== LINE_FEED) return undefined;
    const { depth: form } = this.#form;
    const source = this.#row;
    const take = memoryIn(tileMemory);
    const pieces = this.#parts.map((part) => {
      part.pyramid.restart({ firstRow, levels, take });
      return { ...part, tiles: [] as Tile[] };
    });
    let [first, last, step] = [NaN, NaN, NaN];
    let at = 0;
    let row = 0;
    for (; at < bytes.length && row < rows; row++) {
      const lineEnd = this.#reader.read(bytes, at, source, 0);
      if (lineEnd < 0) break;
      const depth = 'first' in form ? form.first + form.step * (firstRow + row) : this.#reader.depth;
      const isOnward = row === 0 || (Math.abs(depth - last) > MIN_STEP && (row === 1 || depth > last === step > 0));
      if (!isOnward || !(Math.abs(depth) <= MAX_DEPTH)) break;
      // A blank record may look like a row without a depth of its own.
      if ('first' in form && source.every((sample) => sample !== sample)) break;
      // A carriage return may be followed by a line feed. Alone it ends a line, too, but then the count of lines is wrong.
      at = bytes[lineEnd] === RETURN ? lineEnd + 1 : lineEnd;
      if (bytes[at] !== LINE_FEED) break;
      at++;
      if (row === 0) first = depth;
      step = depth - last;
      last = depth;
      for (const { pyramid, resample, statistics, from, width, tiles } of pieces) {
        const to = pyramid.begin(depth);
        resample(source, from, pyramid.samples, to);
        const nulls = statistics.add(depth, pyramid.samples, to, width);
        const filled = pyramid.end(nulls > 0);
        if (filled.length > 0) tiles.push(...filled);
      }
    }
    // Whatever comes of it, the next segment starts from zero.
    const counts = this.#check.take();
    const built = pieces.map(({ pyramid, statistics, tiles }) => {
      return { tiles, groups: pyramid.takeGroups(), statistics: statistics.take() };
    });
    if (row < rows || at < bytes.length) return undefined;
    return { rows, pieces: built, counts, firstDepth: first, lastDepth: last, lastStep: step };
  }
}
