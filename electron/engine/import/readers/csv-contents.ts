// The contents of a CSV file: one image, what the first record says of it, and its scanlines.
import { cancelled } from '../../../../shared/errors.ts';
import { sniffDelimiter } from './csv-dialect.ts';
import { CsvScanlines } from './csv-scanlines.ts';
import type { ByteSource, Held, LogContents, ReadChoice, ScanlineBlock } from './log-reader.ts';
import type { Segment } from '../build/built-segment.ts';

/** Bytes read to decide on the dialect; even the longest header of 4,096 columns fits. */
const HEAD_BYTES = 65_536;
const LINES = /[^\r\n]*[\r\n]/g;

/** @throws StratascopeError `unreadable_file` where the first record is not that of an image. */
export async function openCsv(source: ByteSource): Promise<LogContents> {
  const head = await source.readAt(0, HEAD_BYTES);
  const text = new TextDecoder().decode(head);
  const delimiter = sniffDelimiter(text);
  return {
    images: [imageIn(head.length < HEAD_BYTES ? `${text}\n` : text, delimiter, source.name)],
    ...{ curves: [], surveys: [], picks: [], notes: [] },
    read: (choice) => readCsv(source, delimiter, choice),
  };
}

/** @throws StratascopeError `unreadable_file` where the first record is not that of an image. */
function imageIn(head: string, delimiter: string, fileName: string): Held {
  const scanlines = new CsvScanlines(delimiter, { fileName, nullValues: [] });
  for (const [line] of head.matchAll(LINES)) {
    // The scanline is dropped here; it is read again later, with the requested null values.
    for (const block of scanlines.write(Buffer.from(line))) void block;
    if (scanlines.columns) break;
  }
  const { columns } = scanlines;
  const image = { id: 'table', recognisedBy: 'a depth and samples in every record' };
  if (!columns) return { ...image, shape: {} };
  const { count, depthUnit, depthReference } = columns;
  return { ...image, shape: { columns: count - 1 }, depth: { unit: depthUnit, reference: depthReference } };
}

async function* readCsv(
  source: ByteSource,
  delimiter: string,
  { nullValues, signal, inSegments }: ReadChoice,
): AsyncGenerator<ScanlineBlock | Segment> {
  const scanlines = new CsvScanlines(delimiter, { fileName: source.name, nullValues });
  const bytes = source.stream(signal);
  if (inSegments) yield* inSegments(bytes, scanlines);
  else {
    for await (const chunk of bytes) {
      if (signal?.aborted) throw cancelled();
      yield* scanlines.write(chunk);
    }
  }
  yield* scanlines.finish();
}
