// Builds one segment of a log, plain lines that fill whole tiles, into its tiles and the sums for coarser levels.
import { storedWidth, type ImportOptions, type Interpolation } from '../../../../shared/model/image-log.ts';
import type { Tile } from '../../tiles/tile.ts';
import type { BuiltSegment } from '../build/built-segment.ts';
import { PyramidBuilder } from '../build/pyramid.ts';
import { PlainRecords, type RecordLayout } from '../readers/plain-record.ts';
import { createResampler, type Resampler } from '../build/resample.ts';
import { LogStatistics } from '../build/statistics.ts';

const LINE_FEED = 10;
const RETURN = 13;

export interface SegmentTask {
  /** The segment's lines, each with its line end, in UTF-8. */
  readonly text: Uint8Array;
  readonly layout: RecordLayout;
  /** Scanlines of the file before this segment; a multiple of `rows`. */
  readonly firstRow: number;
  /** Scanlines that the segment must have: those of a tile of the coarsest of `levels` levels. */
  readonly rows: number;
  readonly levels: number;
}

export interface StoredForm {
  readonly width: ImportOptions['width'];
  readonly interpolation: Interpolation;
}

interface Resampling {
  readonly sourceWidth: number;
  readonly width: number;
  readonly run: Resampler;
}

/** Builds segments of one log, and keeps what is the same for all of them. */
export class SegmentBuilder {
  readonly #form: StoredForm;
  readonly #statistics = new LogStatistics();
  #resampling: Resampling | undefined;

  constructor(form: StoredForm) {
    this.#form = form;
  }

  /** Undefined when the lines are not all plain scanlines whose depths go one way, or not as many as expected. */
  build({ text, layout, firstRow, rows, levels }: SegmentTask): BuiltSegment | undefined {
    const bytes = Buffer.from(text.buffer, text.byteOffset, text.length);
    // Without its line end the last line may be incomplete: cut because it is too long, or by the end of the file.
    if (bytes.at(-1) !== LINE_FEED) return undefined;
    const { sourceWidth, width, run } = this.#resampler(layout.columns - 1);
    const records = new PlainRecords(layout);
    const pyramid = new PyramidBuilder(width, { firstRow, levels });
    const source = new Float32Array(sourceWidth);
    const tiles: Tile[] = [];
    let [first, second, last] = [NaN, NaN, NaN];
    let at = 0;
    let row = 0;
    for (; at < bytes.length && row < rows; row++) {
      const lineEnd = records.read(bytes, at, source, 0);
      const { depth } = records;
      const goesOn = row < 2 ? depth !== first : (depth > last && second > first) || (depth < last && second < first);
      if (lineEnd < 0 || !goesOn) break;
      // A carriage return may be followed by a line feed. Alone it ends a line, too, but then the count of lines is wrong.
      at = bytes[lineEnd] === RETURN ? lineEnd + 1 : lineEnd;
      if (bytes[at] !== LINE_FEED) break;
      at++;
      if (row === 0) first = depth;
      else if (row === 1) second = depth;
      last = depth;
      const to = pyramid.begin(depth);
      run(source, 0, pyramid.samples, to);
      const nulls = this.#statistics.add(depth, pyramid.samples, to, width);
      const filled = pyramid.end(nulls > 0);
      if (filled.length > 0) tiles.push(...filled);
    }
    const statistics = this.#statistics.take();
    if (row < rows || at < bytes.length) return undefined;
    return { rows, tiles, groups: pyramid.takeGroups(), statistics, secondDepth: second };
  }

  #resampler(sourceWidth: number): Resampling {
    if (this.#resampling?.sourceWidth !== sourceWidth) {
      const width = storedWidth(this.#form.width, sourceWidth);
      this.#resampling = { sourceWidth, width, run: createResampler(sourceWidth, width, this.#form.interpolation) };
    }
    return this.#resampling;
  }
}
