// In: the path of a file and how to store it. Out: its tiles, into a sink; what is known of the log, at the end.
import { setImmediate } from 'node:timers/promises';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import type { ImportOptions } from '../../../shared/model.ts';
import type { ImportedLog } from '../store/image-store.ts';
import type { TileSink } from '../tile.ts';
import { DepthOrder } from './depth-order.ts';
import { LogFile } from './log-file.ts';
import { PyramidBuilder } from './pyramid.ts';
import { chooseReader } from './readers/index.ts';
import type { ScanlineBlock } from './readers/log-reader.ts';
import { createResampler, type Resampler } from './resample.ts';
import { LogStatistics } from './statistics.ts';

/** Longest stretch without a turn of the event loop, by which a cancel gets through. */
const TURN_MS = 15;
const MAX_NAME_CHARACTERS = 200;

export interface ImportProgress {
  /** Scanlines stored so far. */
  readonly rows: number;
  /** Of the file as it lies on disk, packed or not. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface ImportFollow {
  /** After every block of scanlines: tens of times a second. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a log file from beginning to end in bounded memory. The sink is handed each tile when it is full, may keep it,
 * and is waited for. On rejection it may have received some.
 * @throws StratascopeError `unreadable_file`, `cancelled`, or what the sink throws.
 */
export async function importLog(
  path: string,
  options: ImportOptions,
  sink: TileSink,
  { onProgress, signal }: ImportFollow = {},
): Promise<ImportedLog> {
  const file = await LogFile.open(path);
  try {
    const reader = chooseReader(await file.head(), file.name);
    const readOptions = { fileName: file.name, nullValues: options.nullValues, signal };
    let log: LogInProgress | undefined;
    for await (const block of reader.read(file.bytes(signal), readOptions)) {
      log ??= new LogInProgress(file.name, block.width, options, sink, signal);
      await log.add(block);
      onProgress?.({ rows: log.rows, bytesRead: file.bytesRead, bytesTotal: file.bytesTotal });
    }
    if (!log) throw new StratascopeError('internal', `The ${reader.name} reader ended without a scanline or an error`);
    return {
      name: options.name ?? nameFrom(file.name),
      sourceName: file.name,
      sourceBytes: file.bytesTotal,
      sourceHash: file.digest(),
      interpolation: options.interpolation,
      importedWith: optionsOf(options),
      ...(await log.finish()),
    };
  } finally {
    await file.close();
  }
}

/** What a log goes through, scanline by scanline: order of depths, resampling, statistics, pyramid, sink. */
class LogInProgress {
  readonly #options: ImportOptions;
  readonly #sink: TileSink;
  readonly #signal: AbortSignal | undefined;
  readonly #sourceWidth: number;
  readonly #width: number;
  readonly #order: DepthOrder;
  readonly #resample: Resampler;
  readonly #statistics = new LogStatistics();
  readonly #pyramid: PyramidBuilder;
  /** The scanline at the stored width: one buffer for all. */
  readonly #row: Float32Array;
  #skippedRecords = 0;
  #depthUnit: ImportedLog['depthUnit'];
  #turnedAt = performance.now();

  constructor(
    fileName: string,
    sourceWidth: number,
    options: ImportOptions,
    sink: TileSink,
    signal: AbortSignal | undefined,
  ) {
    this.#options = options;
    this.#sink = sink;
    this.#signal = signal;
    this.#sourceWidth = sourceWidth;
    this.#width = options.width === 'source' ? sourceWidth : options.width;
    this.#order = new DepthOrder(fileName);
    this.#resample = createResampler(sourceWidth, this.#width, options.interpolation);
    this.#pyramid = new PyramidBuilder(this.#width);
    this.#row = new Float32Array(this.#width);
    this.#depthUnit = options.depthUnit;
  }

  get rows(): number {
    return this.#pyramid.rows;
  }

  async add(block: ScanlineBlock): Promise<void> {
    for (let i = 0; i < block.count; i++) {
      const depth = block.depths[i]!;
      this.#order.check(depth, block.lines[i]!);
      this.#resample(block.samples, i * this.#sourceWidth, this.#row, 0);
      this.#statistics.add(depth, this.#row);
      for (const tile of this.#pyramid.add(depth, this.#row)) await this.#sink.write(tile);
      if (performance.now() - this.#turnedAt > TURN_MS) await this.#turn();
    }
    this.#skippedRecords = block.skippedRecords;
    this.#depthUnit = block.depthUnit ?? this.#options.depthUnit;
  }

  async finish(): Promise<
    Omit<ImportedLog, 'name' | 'sourceName' | 'sourceBytes' | 'sourceHash' | 'interpolation' | 'importedWith'>
  > {
    const { tiles, topLevel } = this.#pyramid.finish();
    for (const tile of tiles) await this.#sink.write(tile);
    return {
      rows: this.rows,
      sourceWidth: this.#sourceWidth,
      width: this.#width,
      depthUnit: this.#depthUnit,
      skippedRecords: this.#skippedRecords,
      topLevel,
      ...this.#statistics.result(),
    };
  }

  async #turn(): Promise<void> {
    await setImmediate();
    if (this.#signal?.aborted) throw cancelled();
    this.#turnedAt = performance.now();
  }
}

/** Of two imports of a file these decide whether they come to the same. */
function optionsOf({ width, interpolation, nullValues, depthUnit }: ImportOptions): ImportedLog['importedWith'] {
  return { width, interpolation, nullValues, depthUnit };
}

/** `img.csv.gz` -> `img`; a file that is called `.csv` keeps its name. */
function nameFrom(fileName: string): string {
  const bare = fileName
    .replace(/\.gz$/i, '')
    .replace(/\.(?:csv|txt)$/i, '')
    .trim();
  return (bare || fileName).slice(0, MAX_NAME_CHARACTERS);
}
