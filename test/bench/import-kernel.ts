// Benchmarks the pass from bytes to tiles of one segment after another: the kernel against TypeScript.
import type { Segment, SegmentTask } from '../../electron/engine/import/build/built-segment.ts';
import { storedParts } from '../../electron/engine/import/build/stored-part.ts';
import { KernelBuilder } from '../../electron/engine/import/kernel/kernel-builder.ts';
import { recordFormOf, type RecordForm } from '../../electron/engine/import/records/record-form.ts';
import { TableSegmentBuilder } from '../../electron/engine/import/segments/table-segment-builder.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { planOf } from './import-forms.ts';
import { cpuSecondsOf, interleave, median, times } from './measure.ts';

const COLUMNS = 200;
/** Scanlines of a segment, which has two levels. */
const ROWS = 1024;
const SEGMENTS = 24;
/** More than the five tiles of a segment need. */
const TILE_BYTES = 1024 * 1024;

interface KernelForm {
  readonly between: string;
  readonly write: (random: number) => string;
}

const FORMS: Record<string, KernelForm> = {
  'whole numbers': { between: ',', write: (random) => String(Math.floor(random * 256)) },
  'decimals with four places': { between: ',', write: (random) => (random * 250 + 1).toFixed(4) },
  'decimal commas': { between: ';', write: (random) => (random * 25).toFixed(1).replace('.', ',') },
  'blanks, null values and 15 digits mixed in': {
    between: ',',
    write: (random) => {
      if (random < 0.1) return random < 0.05 ? '' : '-999.25';
      return random < 0.4 ? (random * 10).toPrecision(15) : (random * 250).toFixed(2);
    },
  },
};

export async function kernelRows({ quick }: BenchContext): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, form] of Object.entries(FORMS)) {
    const table = { form: formOf(form), parts: storedParts([{ kind: 'image', width: COLUMNS }], STORED) };
    const tasks = tasksOf(form, quick ? 1 : SEGMENTS);
    const MB = tasks.reduce((bytes, { text }) => bytes + text.length, 0) / 1e6;
    const kernel = KernelBuilder.of(table)!;
    const typescript = new TableSegmentBuilder(table);
    const all = (builder: { build(task: SegmentTask): Segment | undefined }) => (): Promise<number> =>
      cpuSecondsOf(async () => {
        if (!tasks.every((task) => builder.build(task))) throw new Error(`Expected plain segments of ${name}`);
      });
    const measured = { kernel: all(kernel), typescript: all(typescript) };
    for (const warm of Object.values(measured)) await warm();
    const seconds = await interleave(quick ? 1 : 9, measured);
    const usual = MB / median(seconds.typescript);
    rows.push({
      what: `bytes to tiles in the kernel, per CPU second: ${name}`,
      ...{ median: MB / median(seconds.kernel), unit: 'MB/s' },
      ratio: times(MB / median(seconds.kernel) / usual, `TypeScript at ${usual.toFixed(0)} MB/s`),
    });
  }
  return rows;
}

const STORED = { width: 150, interpolation: 'linear' } as const;

function formOf({ between, write }: KernelForm): RecordForm {
  const plan = planOf({ between, write });
  return recordFormOf(plan, plan.parts);
}

function tasksOf({ between, write }: KernelForm, count: number): SegmentTask[] {
  let seed = 1;
  const field = (): string => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return between + write(seed / 2 ** 32);
  };
  // No segment is kept.
  const tileMemory = new SharedArrayBuffer(TILE_BYTES);
  return Array.from({ length: count }, (_, segment) => {
    const lines = Array.from({ length: ROWS }, (_, row) => {
      const depth = ((90_001 + segment * ROWS + row) / 10).toFixed(1);
      const samples = Array.from({ length: COLUMNS }, field).join('');
      return `${between === ';' ? depth.replace('.', ',') : depth}${samples}\n`;
    });
    return { text: Buffer.from(lines.join('')), firstRow: segment * ROWS, rows: ROWS, levels: 2, tileMemory };
  });
}
