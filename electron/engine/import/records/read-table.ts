// Reads a table by its plan, from the bytes of its file to rows: in one pass, in bounded memory.
import { cancelled } from '../../../../shared/errors.ts';
import type { Segment } from '../build/built-segment.ts';
import type { PlannedPart, TablePlan } from '../tables/table-plan.ts';
import { otherUnitIn } from './comment-units.ts';
import { recordFormOf, type Kept } from './record-form.ts';
import { RecordRows } from './record-rows.ts';
import type { RowBlock } from './row-blocks.ts';
import type { Tally } from './tally.ts';
import { needsTranscoding, transcode } from './transcode.ts';

export interface TableChoice {
  /** Those of the plan that are read; a row has their samples one after another. */
  readonly parts: readonly PlannedPart[];
  /** Of a second reading: sentinels that turned out to be values, see `judge`. */
  readonly kept?: Kept | undefined;
  /** Counts what is met; complete when the reading is. */
  readonly tally: Tally;
  readonly signal?: AbortSignal | undefined;
  /** Given for files that are not small: reads with segments of the table built whole, in other threads maybe. */
  readonly inSegments?:
    ((bytes: AsyncIterable<Uint8Array>, rows: RecordRows) => AsyncIterable<RowBlock | Segment>) | undefined;
}

interface NamedBytes {
  readonly name: string;
  stream(signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

/**
 * The caller checks the order of depths.
 * @throws StratascopeError `unreadable_file` with file, line, what was expected and what came; `cancelled`.
 */
export async function* readTable(
  source: NamedBytes,
  plan: TablePlan,
  { parts, kept, tally, signal, inSegments }: TableChoice,
): AsyncGenerator<RowBlock | Segment> {
  const isTranscoded = needsTranscoding(plan.encoding);
  const { headerLine, unitLine } = plan.dialect;
  const rows = new RecordRows(recordFormOf(plan, parts, kept), {
    fileName: source.name,
    encoding: isTranscoded ? 'utf-8' : plan.encoding,
    names: namesOf(plan),
    firstRecordLine: plan.firstRecordLine,
    headerLines: [headerLine, unitLine].filter((line) => line !== null),
    tally,
  });
  const bytes = source.stream(signal);
  const text = isTranscoded ? transcode(bytes, plan.encoding) : bytes;
  if (inSegments) yield* inSegments(text, rows);
  else {
    for await (const chunk of text) {
      if (signal?.aborted) throw cancelled();
      yield* rows.write(chunk);
    }
  }
  yield* rows.finish();
  tally.remarks.push(...otherUnitIn(tally.commentLines, plan));
}

/** Names of the fields of a record; undefined where no field has one. */
function namesOf({ columns }: TablePlan): string[] | undefined {
  if (columns.every(({ name }) => name === '')) return undefined;
  const names: string[] = [];
  for (const { field, name } of columns) if (field !== null) names[field] = name;
  return names;
}
