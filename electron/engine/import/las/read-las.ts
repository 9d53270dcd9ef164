// Reads one table of a LAS file by its plan, from the bytes of the file to rows.
import type { Segment } from '../build/built-segment.ts';
import { readTable, type TableChoice } from '../records/read-table.ts';
import type { RowBlock } from '../records/row-blocks.ts';
import { needsTranscoding, transcode } from '../records/transcode.ts';
import type { ByteSource } from '../readers/log-reader.ts';
import { recordsOfLas } from './las-records.ts';
import type { LasTable } from './plan-las.ts';

/**
 * `headLines`: lines of the file's head, as the plan has them.
 * @throws StratascopeError `unreadable_file`, see `recordsOfLas` and `readTable`; `cancelled`.
 */
export function readLasTable(
  source: Pick<ByteSource, 'name' | 'stream'>,
  { plan, layout }: LasTable,
  headLines: number,
  choice: TableChoice,
): AsyncGenerator<RowBlock | Segment> {
  const fileName = source.name;
  // Lines are told apart in text of one byte a character, or UTF-8.
  const isTranscoded = needsTranscoding(plan.encoding);
  const stream = (signal?: AbortSignal): AsyncIterable<Uint8Array> => {
    const bytes = source.stream(signal);
    const text = isTranscoded ? transcode(bytes, plan.encoding) : bytes;
    return recordsOfLas(text, { fileName, layout, headLines, tally: choice.tally });
  };
  return readTable({ name: fileName, stream }, isTranscoded ? { ...plan, encoding: 'utf-8' } : plan, choice);
}
