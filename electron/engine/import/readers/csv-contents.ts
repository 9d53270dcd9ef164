// The contents of a text table: what its beginning tells, and its records.
import { FILE_HEAD_BYTES } from '../../../../shared/model/image-log.ts';
import { readTable } from '../records/read-table.ts';
import { planTable } from '../tables/plan-table.ts';
import type { TableOptions } from '../tables/table-plan.ts';
import type { ByteSource, LogContents } from './log-reader.ts';

/** @throws StratascopeError `unreadable_file` for what is no table, and where options contradict it. */
export async function openCsv(source: ByteSource, options: TableOptions): Promise<LogContents> {
  const head = await source.readAt(0, FILE_HEAD_BYTES);
  const plan = planTable(head, source.name, head.length < FILE_HEAD_BYTES, options);
  const text = { plan, records: () => source.stream() };
  return { tables: [{ ...plan, name: '', text, read: (choice) => readTable(source, plan, choice) }] };
}
