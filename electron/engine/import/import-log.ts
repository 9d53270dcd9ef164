// Imports a log file: reads its parts, builds them, hands their tiles to the library, and returns their facts.
import { setImmediate } from 'node:timers/promises';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import { logNameOf } from '../../../shared/model/file-formats.ts';
import { MIN_WIDTH, type ImportOptions } from '../../../shared/model/image-log.ts';
import type { Finding } from '../../../shared/model/inspection.ts';
import { READING_OPTIONS } from '../../../shared/model/reading.ts';
import { visibleName } from '../../../shared/visible-text.ts';
import type { Import, ImportedLog, ImportedPart, ImportWriter } from '../store/image-store.ts';
import { storedParts } from './build/stored-part.ts';
import { TableBuilder } from './build/table-builder.ts';
import { chosenParts, standAlone } from './chosen-parts.ts';
import { LogFile } from './log-file.ts';
import { openLog } from './open-log.ts';
import type { HeldTable } from './readers/log-reader.ts';
import { READABLE } from './readers/readable.ts';
import { findingsOf, judge, Tally, type Verdict } from './records/tally.ts';
import { SegmentThreads } from './segments/segment-queue.ts';
import { readInSegments } from './segments/table-segments.ts';
import type { PlannedPart } from './tables/table-plan.ts';

/** Longest time without a turn of the event loop, which lets a cancel arrive. */
const TURN_MS = 15;
/** Smallest file, in bytes, with enough segments to build some as such, and for which starting other threads pays. */
const SEGMENTS_FROM_BYTES = 2 * 1024 * 1024;
const THREADS_FROM_BYTES = 16 * 1024 * 1024;

export interface ImportProgress {
  /** Scanlines stored so far. */
  readonly rows: number;
  /** Bytes read of the file on disk, which may be packed. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Whether the file is read a second time, because numbers that may mean missing turned out to be values. */
  readonly isSecondReading: boolean;
}

export interface ImportFollow {
  /** Called tens of times a second, and at the end. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Threads that help with large files. */
  readonly threads?: SegmentThreads | undefined;
}

/** What a first reading has found out and a second one needs to know. */
export interface FirstReading {
  /** The file's bytes, which must still be the same. */
  readonly fingerprint: string;
  /** By the name of each table. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** Logs that have been written to their end; or the file has to be read again, as the first reading tells. */
export type ImportReading<W extends ImportWriter> =
  { readonly parts: readonly ImportedPart<W>[] } | { readonly again: FirstReading };

/** What a file holds beside what is imported, and why it is not: tables of which no depth is known. */
function tablesLeftOut(tables: readonly HeldTable[]): readonly Finding[] {
  return tables.flatMap(({ name, depth, columns, findings }) => {
    if (depth || columns.length === 0) return [];
    const why = findings.find(({ code }) => code.startsWith('depth-') || code === 'no-depth');
    const message = `The table ${name} is not imported: ${why?.message ?? 'it has no depth'}`;
    return [{ code: 'table-left-out', message, option: why?.option ?? null }];
  });
}

/**
 * Reads a log file from beginning to end in bounded memory, each of its tables once. When this rejects or asks for another
 * reading, `under` may have received some tiles.
 * @throws StratascopeError `unreadable_file`, `bad_input` for options that contradict the file, `cancelled`, or what `under` throws.
 */
export async function importLog<W extends ImportWriter>(
  path: string,
  options: ImportOptions,
  under: Pick<Import<W>, 'begin'>,
  follow: ImportFollow = {},
  first?: FirstReading,
): Promise<ImportReading<W>> {
  const file = await LogFile.open(path);
  try {
    const { tables, part: wanted } = await openLog(file, options);
    const chosen = chosenParts(file.name, tables, wanted, options.replace !== undefined);
    const alone = standAlone(chosen);
    const leftOut = wanted === undefined ? tablesLeftOut(tables) : [];
    const images = chosen.flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'image'));
    const read: ImportedPart<W>[] = [];
    const verdicts = new Map<string, Verdict>();
    for (const { table, parts } of chosen) {
      const reading = {
        file,
        options,
        follow,
        kept: first?.verdicts.get(table.name)?.kept,
        isSecondReading: first !== undefined,
      };
      const { built, tally } = await readParts(table, parts, under, reading);
      // What a second reading meets is judged already.
      const verdict = first?.verdicts.get(table.name) ?? judge(tally);
      verdicts.set(table.name, verdict);
      const findings = [...table.findings, ...verdict.findings, ...findingsOf(tally), ...leftOut];
      const parent = parts[0]!.kind === 'image' && parts.length > 1 ? read.length : undefined;
      for (const [i, { writer, facts }] of built.entries()) {
        const part = parts[i]!;
        const isCompanion = parent !== undefined && part.kind !== 'image';
        const log = {
          ...loggedPart(table, part, facts.width === facts.sourceWidth),
          name: nameOf(options.name ?? logNameOf(file.name, READABLE), part, images.length, isCompanion),
          ...{ sourceName: file.name, sourceBytes: file.bytesTotal, interpolation: options.interpolation },
          importedWith: optionsOf(options, facts.width),
          // By which it is chosen when the file is read again.
          ...(alone.size > 1 && alone.has(part) ? { part: alone.get(part)! } : {}),
          skippedRecords: tally.blankRecords,
          findings,
          ...facts,
        };
        read.push({ writer, log, ...(isCompanion ? { parent } : {}) });
      }
    }
    const fingerprint = await file.fingerprint(follow.signal);
    if (first && first.fingerprint !== fingerprint) throw changed(file.name);
    const isAnyKept = [...verdicts.values()].some(({ kept }) => kept !== undefined);
    if (!first && isAnyKept) return { again: { fingerprint, verdicts } };
    return { parts: read.map((part) => ({ ...part, log: { ...part.log, sourceFingerprint: fingerprint } })) };
  } finally {
    await file.close();
  }
}

interface Reading {
  readonly file: LogFile;
  readonly options: ImportOptions;
  readonly follow: ImportFollow;
  readonly kept: Verdict['kept'];
  readonly isSecondReading: boolean;
}

/** Reads parts of one table in one pass, each into a log of its own. */
async function readParts<W extends ImportWriter>(
  table: HeldTable,
  parts: readonly PlannedPart[],
  under: Pick<Import<W>, 'begin'>,
  { file, options, follow: { onProgress, signal, threads }, kept, isSecondReading }: Reading,
) {
  const writers: W[] = [];
  for (const { kind } of parts) {
    const isCompanion = kind !== 'image' && parts[0]!.kind === 'image';
    writers.push(await under.begin(isCompanion ? writers[0] : undefined));
  }
  const stored = storedParts(
    parts.map(({ kind, columns }) => ({ kind, width: columns.length })),
    options,
  );
  const builder = new TableBuilder(file.name, stored);
  const tally = new Tally();
  const helpers = SegmentThreads.most > 0 && file.bytesTotal >= THREADS_FROM_BYTES ? threads : undefined;
  let turnedAt = performance.now();
  const tell = (): void =>
    onProgress?.({ rows: builder.rows, bytesRead: file.bytesRead, bytesTotal: file.bytesTotal, isSecondReading });
  const turn = async (): Promise<void> => {
    if (performance.now() - turnedAt <= TURN_MS) return;
    tell();
    await setImmediate();
    if (signal?.aborted) throw cancelled();
    turnedAt = performance.now();
  };
  const rows = table.read({
    ...{ parts, kept, tally, signal },
    ...(file.bytesTotal >= SEGMENTS_FROM_BYTES && {
      inSegments: (bytes, records) =>
        readInSegments(bytes, records, { threads: helpers, parts: stored, order: builder.order, signal }),
    }),
  });
  for await (const read of rows) {
    for (const { part, tile } of builder.add(read)) {
      await writers[part]!.write(tile);
      await turn();
    }
    await turn();
  }
  const { tiles, facts } = builder.finish();
  for (const { part, tile } of tiles) await writers[part]!.write(tile);
  tell();
  tally.spreadDepths = builder.order.spread;
  return { tally, built: facts.map((each, part) => ({ writer: writers[part]!, facts: each })) };
}

/** What the file says of a part. `isWhole`: its columns are stored as they are, not resampled. */
function loggedPart({ columns, depth, notes, well }: HeldTable, part: PlannedPart, isWhole: boolean) {
  const { kind, valueUnit, quantity } = part;
  if (kind === 'picks') throw new Error('No reader finds picks yet');
  const own = part.columns.map((column) => columns[column]!);
  const isNamed = own.some(({ name }) => name !== '');
  const details: ImportedLog['details'] = {
    // Resampled columns are not those of the file any more, so they do not get its names.
    ...(isWhole && isNamed ? { columnNames: own.map(({ name }) => name) } : {}),
    ...(isWhole && own.some(({ unit }) => unit !== null) ? { columnUnits: own.map(({ unit }) => unit) } : {}),
    ...(notes.length > 0 ? { notes: [...notes] } : {}),
  };
  return {
    kind,
    ...{ depthUnit: depth!.unit, depthReference: depth!.reference ?? ('unknown' as const) },
    ...(well === undefined ? {} : { well }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(valueUnit === undefined ? {} : { valueUnit }),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  } as const;
}

/** Several images of a file are told apart by the names of their parts. */
function nameOf(name: string, part: PlannedPart, images: number, isCompanion: boolean): string {
  if (part.kind === 'image') return images > 1 ? `${name} ${visibleName(part.name)}` : name;
  return isCompanion ? `${name} ${part.kind}` : name;
}

/** The options as stored with the log; two imports of a file with equal ones give the same logs. */
function optionsOf(options: ImportOptions, stored: number): ImportedLog['importedWith'] {
  const { width, interpolation, nullValues } = options;
  const given = READING_OPTIONS.filter((key) => options[key] !== undefined);
  return {
    // The width that `auto` came to, so that older versions, which do not know `auto`, can read the log.
    // A single curve is narrower than any width that can be asked for.
    width: width !== 'auto' ? width : stored < MIN_WIDTH ? 'source' : stored,
    interpolation,
    ...(nullValues ? { nullValues } : {}),
    ...Object.fromEntries(given.map((key) => [key, options[key]])),
  };
}

function changed(fileName: string): StratascopeError {
  const message = `${fileName}: expected a file that stays as it is while it is read but received one that changed meanwhile`;
  return new StratascopeError('unreadable_file', message);
}
