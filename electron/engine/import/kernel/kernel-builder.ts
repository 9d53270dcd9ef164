// Builds segments of a plain table in the kernel, and reads for it what is not plain.
import type { Segment, SegmentTable, SegmentTask } from '../build/built-segment.ts';
import { MAX_DEPTH, MIN_STEP } from '../build/depth-order.ts';
import { DepthSteps } from '../build/depth-steps.ts';
import type { RecordForm } from '../records/record-form.ts';
import { RecordReader } from '../records/record-reader.ts';
import { SampleCheck } from '../records/sample-check.ts';
import { releaseKernelMemory } from './kernel-memory.ts';
import { kernelWeights, type KernelWeights } from './kernel-weights.ts';
import { startKernel, type Asked, type Kernel } from './kernel.ts';
import { takePiece } from './kernel-segment.ts';
import { plainTableOf, type PlainTable } from './plain-table.ts';

const LINE_FEED = 10;
const RETURN = 13;
/** Longer segments, which only lines of many kilobytes have, are not built here: memory of a kernel stays as it is. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A table with more than this share of fields that are not plain is read faster without the kernel. */
const MOST_ODD = 0.5;

export class KernelBuilder {
  readonly #form: RecordForm;
  readonly #table: PlainTable;
  readonly #weights: KernelWeights;
  readonly #check: SampleCheck;
  readonly #reader: RecordReader;
  readonly #steps = new DepthSteps();
  /** Started with memory for segments of `#room`. */
  #kernel: Kernel | undefined;
  #room: Pick<SegmentTask, 'rows' | 'levels'> & { readonly bytes: number } = { rows: 0, levels: 0, bytes: 0 };
  /** Of the segment that is being built, in the kernel's memory. */
  #text: Buffer = Buffer.alloc(0);
  /** By their numbers in the kernel: fields that are missing, each with the byte that ends it. */
  #kept: Buffer[] = [];
  #oddFields = 0;
  #isOver = false;
  /** Whether a field was met that cannot be read alone. */
  #isLost = false;

  private constructor({ form }: SegmentTable, table: PlainTable) {
    this.#form = form;
    this.#table = table;
    this.#weights = kernelWeights(table.part);
    this.#check = new SampleCheck(form);
    this.#reader = new RecordReader(form, this.#check);
  }

  /** Undefined for a table that the kernel does not read. */
  static of(table: SegmentTable): KernelBuilder | undefined {
    const plain = plainTableOf(table);
    return plain && new KernelBuilder(table, plain);
  }

  /** Undefined for a segment that is to be built without the kernel. */
  build(task: SegmentTask): Segment | undefined {
    const { text, rows } = task;
    const kernel = this.#kernelFor(task);
    if (!kernel || text.at(-1) !== LINE_FEED) return undefined;
    this.#text = Buffer.from(kernel.memory.buffer, kernel.text.value, text.length);
    this.#text.set(text);
    if (this.#table.isRuns) {
      // Blanks in quotes are the text's own.
      if (this.#form.quote !== null && this.#text.includes(this.#form.quote)) return undefined;
      this.#text = this.#text.subarray(0, kernel.closeRunsOfBlanks(text.length));
    }
    this.#oddFields = 0;
    this.#isLost = false;
    const isBuilt = kernel.build(this.#text.length, rows, MIN_STEP, MAX_DEPTH) !== 0;
    this.#countKept(kernel);
    this.#check.reach(kernel.leastSample(), kernel.greatestSample(), this.#form.groups[0]!);
    // Whatever comes of it, the next segment starts from zero.
    const counts = this.#check.take();
    this.#isOver = this.#oddFields > MOST_ODD * rows * this.#form.width;
    if (!isBuilt) return undefined;
    const depths = new Float64Array(kernel.memory.buffer, kernel.depths.value, rows);
    return {
      ...{ rows, counts, pieces: [takePiece(kernel, this.#table.part.width, depths, this.#steps, task)] },
      ...{ firstDepth: depths[0]!, lastDepth: depths.at(-1)!, lastStep: depths.at(-1)! - (depths.at(-2) ?? NaN) },
    };
  }

  /** Counts the fields that the kernel has met again. */
  #countKept(kernel: Kernel): void {
    for (const [number, text] of this.#kept.entries()) {
      const times = kernel.takeFieldCount(number);
      if (times === 0) continue;
      this.#reader.readSample(text, 0, text.length - 1, 0);
      this.#check.countAgain(times - 1);
    }
  }

  #kernelFor({ text, rows, levels }: SegmentTask): Kernel | undefined {
    if (this.#isOver) return undefined;
    const room = this.#room;
    if (this.#kernel && room.rows === rows && room.levels === levels && room.bytes >= text.length) return this.#kernel;
    const bytes = Math.max(room.bytes, text.length + Math.ceil(text.length / 4));
    if (bytes + rows * this.#table.part.width * Float64Array.BYTES_PER_ELEMENT > MOST_BYTES) return undefined;
    this.#room = { rows, levels, bytes };
    this.release();
    this.#kept = [];
    return (this.#kernel = this.#start());
  }

  /** Called when there are no more segments: its memory is another table's then. */
  release(): void {
    if (this.#kernel) releaseKernelMemory(this.#kernel.memory);
    this.#kernel = undefined;
  }

  #start(): Kernel | undefined {
    const kernel = startKernel(this.#asked);
    if (!kernel) return undefined;
    const { delimiter, point, depthField, times, over, part } = this.#table;
    const { spans } = this.#check;
    const { taps } = this.#weights;
    kernel.setForm(this.#form.width, depthField, delimiter, point, times, over, spans.length, taps);
    for (const { from, to } of spans) kernel.addSpan(from, to);
    kernel.setStored(part.width, taps);
    kernel.setSegment(this.#room.rows, this.#room.levels, this.#room.bytes);
    const comments = new Uint8Array(kernel.memory.buffer, kernel.comments.value, 256);
    for (const comment of this.#form.comments) comments[Buffer.from(comment)[0]!] = 1;
    this.#weights.write(kernel);
    return kernel;
  }

  readonly #asked: Asked = {
    readField: (start, end) => {
      this.#oddFields++;
      const from = this.#kernel!.text.value;
      // All samples are of one group, and so any place tells it.
      const sample = this.#reader.readSample(this.#text, start - from, end - from, 0);
      this.#isLost ||= sample === Infinity;
      if (sample !== sample && this.#kernel!.keepField(start, end) >= 0) {
        this.#kept.push(Buffer.from(this.#text.subarray(start - from, end - from + 1)));
      }
      return sample;
    },
    readWholeRecord: (start) => {
      // What was counted of its fields would be counted twice.
      if (this.#isLost) return 0;
      const { memory, text, row, depthAt } = this.#kernel!;
      const { width } = this.#form;
      this.#oddFields += width;
      const samples = new Float32Array(memory.buffer, row.value, width);
      const lineEnd = this.#reader.read(this.#text, start - text.value, samples, 0);
      if (lineEnd < 0) return 0;
      new Float64Array(memory.buffer, depthAt.value, 1)[0] = this.#reader.depth;
      const lineFeed = this.#text[lineEnd] === RETURN ? lineEnd + 1 : lineEnd;
      return this.#text[lineFeed] === LINE_FEED ? text.value + lineFeed : 0;
    },
  };
}
