// The contents of a LAS file: its tables, a log section each, and their records.
import { LasTally } from '../las/las-records.ts';
import { planLasFile } from '../las/open-las.ts';
import { findingsOfLas, readLasTable } from '../las/read-las.ts';
import type { TableOptions } from '../tables/table-plan.ts';
import type { ByteSource, HeldTable, LogContents } from './log-reader.ts';

/** @throws StratascopeError `unreadable_file` where it is no LAS file, and where options contradict it. */
export async function openLas(source: ByteSource, options: TableOptions): Promise<LogContents> {
  const { tables, headLines } = await planLasFile(source, options);
  return {
    tables: tables.map((table): HeldTable => ({
      ...table.plan,
      name: table.name,
      async *read(choice) {
        const lasTally = new LasTally();
        yield* readLasTable(source, table, { ...choice, headLines, lasTally });
        choice.tally.remarks.push(...findingsOfLas(lasTally));
      },
    })),
  };
}
