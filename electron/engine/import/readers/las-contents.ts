// The contents of a LAS file: its tables, a log section each, and their records.
import { planLasFile } from '../las/open-las.ts';
import { lasText, readLasTable } from '../las/read-las.ts';
import { Tally } from '../records/tally.ts';
import type { TableOptions } from '../tables/table-plan.ts';
import type { ByteSource, LogContents } from './log-reader.ts';

/** @throws StratascopeError `unreadable_file` where it is no LAS file, and where options contradict it. */
export async function openLas(source: ByteSource, options: TableOptions): Promise<LogContents> {
  const { tables, headLines } = await planLasFile(source, options);
  return {
    tables: tables.map((table) => ({
      ...table.plan,
      name: table.name,
      text: lasText(source, table, headLines, new Tally()),
      read: (choice) => readLasTable(source, table, headLines, choice),
    })),
  };
}
