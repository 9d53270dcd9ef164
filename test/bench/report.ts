// The results of a run as a table for the terminal, one for README.md, and a JSON document.
import os from 'node:os';
import type { BenchContext, Row } from './benchmark.ts';

export interface Report {
  readonly date: string;
  readonly machine: string;
  readonly options: Omit<BenchContext, 'dir'>;
  readonly parts: Readonly<Record<string, readonly Row[]>>;
  /** What ended a part before all its rows were measured. */
  readonly failures: Readonly<Record<string, string>>;
}

export function reportOf(
  parts: Report['parts'],
  failures: Report['failures'],
  { rows, large, quick }: BenchContext,
): Report {
  const machine = `${os.cpus()[0]?.model ?? 'unknown CPU'}, ${os.availableParallelism()} cores, Node ${process.versions.node}, ${os.platform()} ${os.release()}`;
  return { date: new Date().toISOString().slice(0, 10), machine, options: { rows, large, quick }, parts, failures };
}

export function terminalTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    ...figuresOf(row),
    row.ratio ?? '',
    row.toReach ? `(${row.toReach})` : '',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map(([what, median, p99, ratio, toReach]) =>
      `${what!.padEnd(widths[0]!)}  ${median!.padStart(widths[1]!)}  ${p99!.padEnd(widths[2]!)}  ${ratio} ${toReach}`.trimEnd(),
    )
    .join('\n');
}

export function markdownTable({ date, machine, parts, failures }: Report): string {
  const lines = [`${date}, ${machine}`, ''];
  for (const [part, rows] of Object.entries(parts)) {
    lines.push(`| \`bench ${part}\` | median | p99 | against | to reach |`, '| --- | ---: | ---: | --- | --- |');
    for (const row of rows) {
      const cells = [
        row.what,
        ...figuresOf(row).map((text) => text.replace(/^p99 /, '')),
        row.ratio ?? '',
        row.toReach ?? '',
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
    lines.push('');
    if (failures[part] !== undefined)
      lines.push(`\`bench ${part}\` failed: ${failures[part].replaceAll('\n', ' ')}`, '');
  }
  return lines.join('\n');
}

/** Median with its unit, and the 99th percentile. */
function figuresOf({ median, p99, unit }: Row): [string, string] {
  return [`${figure(median)} ${unit}`, p99 === undefined ? '' : `p99 ${figure(p99)}`];
}

function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(Number.isInteger(value) ? 0 : digits);
}
