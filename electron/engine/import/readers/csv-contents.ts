// The contents of a CSV file: one image, what the first record says of it, and its scanlines.
import { cancelled, StratascopeError } from '../../../../shared/errors.ts';
import type { Segment } from '../build/built-segment.ts';
import { readTable } from '../records/read-table.ts';
import { Tally } from '../records/tally.ts';
import { csvPlan, type CsvPlan } from './csv-plan.ts';
import type { ByteSource, Held, LogContents, ReadChoice, ScanlineBlock } from './log-reader.ts';

/** Bytes read to decide on the dialect; even the longest header of 4,096 columns fits. */
const HEAD_BYTES = 262_144;

/** @throws StratascopeError `unreadable_file` where the first record is not that of an image. */
export async function openCsv(source: ByteSource): Promise<LogContents> {
  const head = await source.readAt(0, HEAD_BYTES);
  const found = csvPlan(head, source.name, head.length < HEAD_BYTES);
  return {
    images: [imageIn(found)],
    ...{ curves: [], surveys: [], picks: [], notes: [] },
    read: (choice) => readCsv(source, found, choice),
  };
}

function imageIn(found: CsvPlan | undefined): Held {
  const image = { id: 'table', recognisedBy: 'a depth and samples in every record' };
  if (!found) return { ...image, shape: {} };
  const { count, depthUnit, depthReference } = found.columns;
  return { ...image, shape: { columns: count - 1 }, depth: { unit: depthUnit, reference: depthReference } };
}

async function* readCsv(
  source: ByteSource,
  found: CsvPlan | undefined,
  { nullValues, signal, inSegments }: ReadChoice,
): AsyncGenerator<ScanlineBlock | Segment> {
  if (!found) {
    if (signal?.aborted) throw cancelled();
    const message = `${source.name}: expected at least one scanline but received an empty file`;
    throw new StratascopeError('unreadable_file', message);
  }
  const { plan, columns } = found;
  const { depthColumn, names, depthUnit, depthReference } = columns;
  const tally = new Tally();
  tally.blankRecords = plan.dialect.skippedLines;
  const notes = {
    ...(names ? { columnNames: names.filter((_, column) => column !== depthColumn) } : {}),
    ...(depthUnit ? { depthUnit } : {}),
    ...(depthReference ? { depthReference } : {}),
  };
  const choice = { parts: plan.parts, tally, signal, inSegments };
  for await (const read of readTable(source, { ...plan, nullValues }, choice)) {
    yield 'count' in read ? { ...read, ...notes, skippedRecords: tally.blankRecords } : read;
  }
}
