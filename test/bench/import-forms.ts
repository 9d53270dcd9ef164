// Benchmarks reading tables that are written otherwise than the plain form: each against the rate of that.
import fs from 'node:fs';
import path from 'node:path';
import { LogFile } from '../../electron/engine/import/log-file.ts';
import { readTable } from '../../electron/engine/import/records/read-table.ts';
import { Tally } from '../../electron/engine/import/records/tally.ts';
import type { TablePlan } from '../../electron/engine/import/tables/table-plan.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { cpuSecondsOf, interleave, median, times } from './measure.ts';

const COLUMNS = 200;
const ROWS = 25_000;

export interface Form {
  /** What stands between fields. */
  readonly between: string;
  readonly write: (pixel: number) => string;
  readonly comments?: boolean;
  /** Text in the second field. */
  readonly label?: boolean;
}

const FORMS: Record<string, Form> = {
  plain: { between: ',', write: String },
  'decimal commas': { between: ';', write: (pixel) => (pixel / 10).toFixed(1).replace('.', ',') },
  'runs of blanks': { between: ' ', write: (pixel) => String(pixel).padStart(5) },
  'comments among the lines': { between: ',', write: String, comments: true },
  'D exponents': { between: ',', write: (pixel) => (pixel / 7).toExponential(5).replace('e', 'D') },
  'exponents of three digits': {
    between: ',',
    write: (pixel) => (pixel / 7).toExponential(5).replace(/e([+-])/, 'E$100'),
  },
  'plus signs and no leading zeros': { between: ',', write: (pixel) => `+${(pixel / 256).toFixed(3).slice(1)}` },
  'a column that is not read': { between: ',', write: String, label: true },
  'words for missing': { between: ',', write: (pixel) => (pixel % 5 === 0 ? 'NaN' : String(pixel)) },
};

export async function formRows({ dir, rows = ROWS, quick }: BenchContext): Promise<Row[]> {
  const names = Object.keys(FORMS);
  const files = Object.fromEntries(
    names.map((name) => [name, written(path.join(dir, `${names.indexOf(name)}.csv`), FORMS[name]!, rows)]),
  );
  const reading = (name: string) => (): Promise<number> => cpuSecondsOf(() => readForm(files[name]!, FORMS[name]!));
  for (const name of names) await reading(name)();
  const measured = Object.fromEntries(names.map((name) => [name, reading(name)]));
  const seconds = await interleave(quick ? 1 : 5, measured);
  const rateOf = (name: string): number => fs.statSync(files[name]!).size / 1e6 / median(seconds[name]!);
  return names.slice(1).map((name) => ({
    what: `reading alone, per CPU second: ${name}`,
    ...{ median: rateOf(name), unit: 'MB/s', toReach: '0.5 x' },
    ratio: times(rateOf(name) / rateOf('plain'), `the plain form at ${rateOf('plain').toFixed(0)} MB/s`),
  }));
}

/** Writes a table of `rows` scanlines in a form. Returns the file. */
export function written(file: string, { between, write, comments, label }: Form, rows: number): string {
  const spelled = Array.from({ length: 256 }, (_, pixel) => between + write(pixel));
  let seed = 1;
  const columns = Array.from({ length: COLUMNS }, (_, column) => `${between}col${column + 1}`);
  const lines = [`depth${label ? `${between}rock` : ''}${columns.join('')}`];
  for (let row = 0; row < rows; row++) {
    if (comments && row % 10 === 0) lines.push(`# ${row}`);
    let line = `${(90_001 + row) / 10}`;
    if (label) line += `${between}sand`;
    if (between === ';') line = line.replace('.', ',');
    for (let column = 0; column < COLUMNS; column++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      line += spelled[seed >>> 24]!;
    }
    lines.push(line);
  }
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

async function readForm(file: string, form: Form): Promise<void> {
  const plan = planOf(form);
  const source = await LogFile.open(file);
  try {
    const choice = { parts: plan.parts, tally: new Tally() };
    for await (const block of readTable(source, plan, choice)) void block;
  } finally {
    await source.close();
  }
}

export function planOf({ between, label }: Form): TablePlan {
  const first = label ? 2 : 1;
  const image = Array.from({ length: COLUMNS }, (_, i) => i + first);
  return {
    encoding: 'utf-8',
    dialect: {
      ...{ delimiter: between, quote: '"' as const, decimal: between === ';' ? (',' as const) : ('.' as const) },
      ...{ skippedLines: 0, headerLine: 1, unitLine: null },
    },
    ...{ thousands: null, firstRecordLine: 2, comments: ['#'] },
    columns: Array.from({ length: COLUMNS + first }, (_, field) => {
      const role = field === 0 ? 'depth' : field < first ? 'text' : 'image';
      return { field, name: '', unit: null, role, why: '' };
    }),
    depth: { unit: 'm', column: 0, times: 1, over: 1, feetAndInches: false },
    parts: [{ name: 'image', kind: 'image', columns: image }],
    nullValues: [-999.25, -9999],
    sentinels: [9999, -9999, 99_999, -99_999, 32_767, -32_768, 1e30, -1e30],
    ...{ findings: [], notes: [] },
  };
}
