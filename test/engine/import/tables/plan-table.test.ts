// Tests that the tables beside are planned as is right: dialect, depth, parts; and that options decide, or are refused.
import { expect, test } from 'vitest';
import { planTable } from '../../../../electron/engine/import/tables/plan-table.ts';
import type { TableOptions, TablePlan } from '../../../../electron/engine/import/tables/table-plan.ts';
import { TABLES, type Table } from './tables.ts';

const plan = (text: string | Uint8Array, options: TableOptions = {}): TablePlan =>
  planTable(Buffer.from(text), 'img.csv', true, options);

/** What is compared of a plan. */
function told(made: TablePlan): object {
  const { dialect, depth, parts, encoding, findings } = made;
  const column = depth && 'column' in depth ? [depth.column, depth.unit, depth.times / depth.over] : undefined;
  return {
    ...{ delimiter: dialect.delimiter, decimal: dialect.decimal, quote: dialect.quote, skipped: dialect.skippedLines },
    ...{ header: dialect.headerLine, units: dialect.unitLine, first: made.firstRecordLine, depth: column, encoding },
    parts: parts.map(({ name, kind, columns }) => `${name} ${kind} ${columns.length}`),
    findings: findings.map(({ code }) => code).filter((code) => code !== 'depth-unit-assumed'),
  };
}

function right(table: Table): object {
  const { delimiter, decimal = '.', quote = '"', skipped = 0, header, units = null, depth, parts } = table;
  return {
    ...{ delimiter, decimal, quote, skipped, header, units, parts, encoding: table.encoding ?? 'utf-8' },
    first: table.first ?? header! + 1,
    depth: depth && [depth[0], depth[1], depth[2] ?? 1],
    findings: table.findings ?? [],
  };
}

test.each(Object.entries(TABLES))('%s', (_, table) => {
  expect(told(plan(table.bytes ?? table.text))).toEqual(right(table));
});
