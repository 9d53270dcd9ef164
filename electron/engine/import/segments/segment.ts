// In: plain lines of a log that fill whole tiles. Out: those tiles, and what the rest of the log needs to know of them.
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
  /** Lines of the file, each with its line end. */
  readonly text: Uint8Array;
  readonly layout: RecordLayout;
  /** Scanlines before this one; a multiple of `rows`. */
  readonly firstRow: number;
  /** Scanlines it has to hold: those of a tile of the coarsest of `levels` levels. */
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

/** Keeps what is the same for all segments of a log. */
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
    // A line without its end is not known to be whole: the end of the file, or the cut in one that is too long.
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
      // A carriage return alone ends a line, too, but then the lines have been counted wrong.
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
