// The contents of a LAS file: its tables, a log section each, and their records.
import { recordsOfLas } from '../las/las-records.ts';
import { planLasFile } from '../las/open-las.ts';
import { readTable } from '../records/read-table.ts';
import type { TableOptions } from '../tables/table-plan.ts';
import type { ByteSource, LogContents } from './log-reader.ts';

/** @throws StratascopeError `unreadable_file` where it is no LAS file, and where options contradict it. */
export async function openLas(source: ByteSource, options: TableOptions): Promise<LogContents> {
  const { tables, headLines } = await planLasFile(source, options);
  const fileName = source.name;
  return {
    tables: tables.map(({ name, plan, layout }) => ({
      ...plan,
      name,
      read: (choice) => {
        const stream = (signal?: AbortSignal) => recordsOfLas(source.stream(signal), { fileName, layout, headLines });
        return readTable({ name: fileName, stream }, plan, choice);
      },
    })),
  };
}
