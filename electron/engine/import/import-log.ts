// Imports a log file: reads and builds it, hands its tiles to a sink, and returns the facts about it.
import { setImmediate } from 'node:timers/promises';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import { logNameOf } from '../../../shared/model/file-formats.ts';
import type { ImportOptions } from '../../../shared/model/image-log.ts';
import type { ImportedLog } from '../store/image-store.ts';
import type { TileSink } from '../tiles/tile.ts';
import { storedParts } from './build/stored-part.ts';
import { TableBuilder } from './build/table-builder.ts';
import { LogFile } from './log-file.ts';
import { chooseReader } from './readers/choose-reader.ts';
import type { LogReader } from './readers/log-reader.ts';
import { READABLE } from './readers/readable.ts';
import { SegmentThreads } from './segments/segment-queue.ts';
import { readInSegments } from './segments/table-segments.ts';

/** Longest time without a turn of the event loop, which lets a cancel arrive. */
const TURN_MS = 15;
/** Smallest file, in bytes, for which starting other threads pays. */
const SEGMENTS_FROM_BYTES = 16 * 1024 * 1024;

export interface ImportProgress {
  /** Scanlines stored so far. */
  readonly rows: number;
  /** Bytes read of the file on disk, which may be packed. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface ImportFollow {
  /** Called tens of times a second, and at the end. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Threads that help with large files. */
  readonly threads?: SegmentThreads | undefined;
}

/**
 * Reads a log file from beginning to end in bounded memory. The sink gets each tile when it is full, may keep it, and is
 * awaited. When this rejects, the sink may have received some tiles.
 * @throws StratascopeError `unreadable_file`, `cancelled`, or what the sink throws.
 */
export async function importLog(
  path: string,
  options: ImportOptions,
  sink: TileSink,
  { onProgress, signal, threads }: ImportFollow = {},
): Promise<ImportedLog> {
  const file = await LogFile.open(path);
  try {
    const { reader, source } = await chooseReader(file);
    const contents = await reader.open(source);
    // No reader finds more than one image yet, and no host offers a choice.
    const [image] = contents.images;
    if (!image) throw noImage(file.name, reader);
    const helpers = threads && SegmentThreads.most > 0 && file.bytesTotal >= SEGMENTS_FROM_BYTES ? threads : undefined;
    let builder: TableBuilder | undefined;
    const partsOf = (width: number) => storedParts([{ kind: 'image', width }], options);
    const builderOf = (width: number): TableBuilder => (builder ??= new TableBuilder(file.name, partsOf(width)));
    let [skippedRecords, depthUnit] = [0, options.depthUnit];
    let depthReference: ImportedLog['depthReference'];
    let columnNames: ImportedLog['columnNames'];
    let turnedAt = performance.now();
    const tell = (): void =>
      onProgress?.({ rows: builder?.rows ?? 0, bytesRead: file.bytesRead, bytesTotal: file.bytesTotal });
    const turn = async (): Promise<void> => {
      if (performance.now() - turnedAt <= TURN_MS) return;
      tell();
      await setImmediate();
      if (signal?.aborted) throw cancelled();
      turnedAt = performance.now();
    };
    for await (const part of contents.read({
      image: image.id,
      nullValues: options.nullValues,
      ...(signal ? { signal } : {}),
      ...(helpers && {
        inSegments: (bytes, rows) => {
          const { width } = rows.form;
          const { order } = builderOf(width);
          return readInSegments(bytes, rows, { threads: helpers, parts: partsOf(width), order, signal });
        },
      }),
    })) {
      const building = 'count' in part ? builderOf(part.width) : builder!;
      if ('count' in part) {
        skippedRecords = part.skippedRecords;
        depthUnit = part.depthUnit ?? options.depthUnit;
        depthReference = part.depthReference;
        columnNames = part.columnNames;
      }
      for (const { tile } of building.add(part)) {
        await sink.write(tile);
        await turn();
      }
      await turn();
    }
    if (!builder)
      throw new StratascopeError('internal', `The ${reader.name} reader ended without a scanline or an error`);
    const { tiles, facts: built } = builder.finish();
    const facts = built[0]!;
    for (const { tile } of tiles) await sink.write(tile);
    tell();
    return {
      name: options.name ?? logNameOf(file.name, READABLE),
      sourceName: file.name,
      sourceBytes: file.bytesTotal,
      sourceFingerprint: await file.fingerprint(signal),
      interpolation: options.interpolation,
      importedWith: optionsOf(options, facts.width),
      depthUnit,
      ...(depthReference ? { depthReference } : {}),
      // Resampled columns are not those of the file any more, so they do not get its names.
      ...(columnNames && facts.width === facts.sourceWidth ? { columnNames } : {}),
      skippedRecords,
      ...facts,
    };
  } finally {
    await file.close();
  }
}

/** The options as stored with the log; two imports of a file with equal ones give the same log. */
function optionsOf(
  { width: asked, interpolation, nullValues, depthUnit }: ImportOptions,
  stored: number,
): ImportedLog['importedWith'] {
  // Stores the width that `auto` came to, so that older versions, which do not know `auto`, can read the log.
  const width = asked === 'auto' ? stored : asked;
  return { width, interpolation, nullValues, depthUnit };
}

function noImage(fileName: string, { name }: LogReader): StratascopeError {
  return new StratascopeError('unreadable_file', `${fileName}: expected an image but received a ${name} without one`);
}
