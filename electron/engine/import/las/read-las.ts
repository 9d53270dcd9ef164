// Reads one table of a LAS file by its plan, from the bytes of the file to rows.
import type { Segment } from '../build/built-segment.ts';
import { readTable, type TableChoice } from '../records/read-table.ts';
import type { RowBlock } from '../records/row-blocks.ts';
import type { Tally } from '../records/tally.ts';
import { needsTranscoding, transcode } from '../records/transcode.ts';
import type { ByteSource } from '../readers/log-reader.ts';
import type { TablePlan } from '../tables/table-plan.ts';
import { recordsOfLas } from './las-records.ts';
import type { LasTable } from './plan-las.ts';

/**
 * `headLines`: lines of the file's head, as the plan has them.
 * @throws StratascopeError `unreadable_file`, see `recordsOfLas` and `readTable`; `cancelled`.
 */
export function readLasTable(
  source: Pick<ByteSource, 'name' | 'stream'>,
  table: LasTable,
  headLines: number,
  choice: TableChoice,
): AsyncGenerator<RowBlock | Segment> {
  const { plan, records } = lasText(source, table, headLines, choice.tally);
  return readTable({ name: source.name, stream: records }, plan, choice);
}

/** The records of a table as lines of text, with the plan that has their encoding. */
export function lasText(
  source: Pick<ByteSource, 'name' | 'stream'>,
  { plan, layout }: LasTable,
  headLines: number,
  tally: Tally,
): { readonly plan: TablePlan; readonly records: (signal?: AbortSignal) => AsyncIterable<Uint8Array> } {
  const fileName = source.name;
  // Lines are told apart in text of one byte a character, or UTF-8.
  const isTranscoded = needsTranscoding(plan.encoding);
  return {
    plan: isTranscoded ? { ...plan, encoding: 'utf-8' } : plan,
    records: (signal) => {
      const bytes = source.stream(signal);
      const text = isTranscoded ? transcode(bytes, plan.encoding) : bytes;
      return recordsOfLas(text, { fileName, layout, headLines, tally });
    },
  };
}
