// Reads one table of a LAS file by its plan, from the bytes of the file to rows.
import type { Finding } from '../../../../shared/model/inspection.ts';
import type { Segment } from '../build/built-segment.ts';
import { readTable, type TableChoice } from '../records/read-table.ts';
import type { RowBlock } from '../records/row-blocks.ts';
import { needsTranscoding, transcode } from '../records/transcode.ts';
import type { ByteSource } from '../readers/log-reader.ts';
import { recordsOfLas, type LasTally } from './las-records.ts';
import type { LasTable } from './plan-las.ts';

export interface LasChoice extends TableChoice {
  /** Lines of the file's head, as the plan has them. */
  readonly headLines: number;
  /** Counts what was done to the lines of the file; complete when the reading is. */
  readonly lasTally: LasTally;
}

/** @throws StratascopeError `unreadable_file`, see `recordsOfLas` and `readTable`; `cancelled`. */
export async function* readLasTable(
  source: Pick<ByteSource, 'name' | 'stream'>,
  { plan, layout }: LasTable,
  choice: LasChoice,
): AsyncGenerator<RowBlock | Segment> {
  const { headLines, lasTally, tally } = choice;
  const isTranscoded = needsTranscoding(plan.encoding);
  const records = {
    name: source.name,
    stream: (signal?: AbortSignal) => {
      const bytes = source.stream(signal);
      const text = isTranscoded ? transcode(bytes, plan.encoding) : bytes;
      return recordsOfLas(text, { fileName: source.name, layout, headLines, tally: lasTally });
    },
  };
  yield* readTable(records, isTranscoded ? { ...plan, encoding: 'utf-8' } : plan, choice);
  // The empty lines that stand for those that were joined are none of the file.
  tally.blankRecords -= lasTally.joinedLines;
}

/** What was done to the lines of a LAS file, once it is read. */
export function findingsOfLas({ runOnLines }: LasTally): Finding[] {
  if (runOnLines === 0) return [];
  const lines = runOnLines === 1 ? '1 line' : `${runOnLines} lines`;
  const message = `Numbers that had run together were taken apart on ${lines}; those without a sign between them are missing`;
  return [{ code: 'run-together', message, option: null }];
}
