// Benchmarks whole imports in a running app of tables in other forms, and the first import after the start.
import path from 'node:path';
import type { BenchContext, Row } from './benchmark.ts';
import { written, type Form } from './import-forms.ts';
import { interleave, median, p99, times } from './measure.ts';
import { REFERENCE, type ReferenceWorker } from './reference-stack.ts';
import { PREPARED_MS, startApp } from './running-app.ts';

/** About 76 MB with decimals of four places. */
const ROWS = 47_000;

interface WholeForm extends Form {
  /** How pandas is told of it. */
  readonly pandas: object;
  readonly toReach: string;
}

const FORMS: Record<string, WholeForm> = {
  'decimals with four places': {
    between: ',',
    write: (pixel) => (pixel + 0.1234).toFixed(4),
    pandas: {},
    toReach: '8 x',
  },
  'blanks and text nulls mixed in': {
    between: ',',
    write: (pixel) => (pixel % 10 === 0 ? '' : pixel % 10 === 1 ? 'NaN' : (pixel / 7).toFixed(2)),
    ...{ pandas: { na_values: ['NaN'] }, toReach: '4 x' },
  },
  'decimal commas': {
    between: ';',
    write: (pixel) => (pixel / 10).toFixed(1).replace('.', ','),
    ...{ pandas: { sep: ';', decimal: ',' }, toReach: '4 x' },
  },
  'blanks as delimiter': {
    between: ' ',
    write: (pixel) => String(pixel).padStart(4),
    ...{ pandas: { sep: '\\s+' }, toReach: '4 x' },
  },
};

export async function formWalls(
  { dir, rows = ROWS, quick }: BenchContext,
  reference: ReferenceWorker | undefined,
): Promise<Row[]> {
  const found: Row[] = [];
  const app = await startApp(path.join(dir, 'forms'));
  try {
    for (const [name, form] of Object.entries(FORMS)) {
      const file = written(path.join(dir, `${name}.csv`), form, rows);
      const taken = await interleave(quick ? 1 : 5, {
        own: async () => (await app.import(file)).elapsedMs,
        reference: async () => (await reference?.run('import', file, form.pandas))?.wallMs ?? NaN,
      });
      found.push({
        what: `import of 76 MB in a running app: ${name}`,
        ...{ median: median(taken.own), p99: p99(taken.own), unit: 'ms', toReach: form.toReach },
        ratio: times(median(taken.reference) / median(taken.own), `the speed of the ${REFERENCE}`),
      });
    }
  } finally {
    await app.close();
  }
  return found;
}

/** In an app that has just started, against a Python process that is warm. */
export async function firstImport(
  { dir, quick }: BenchContext,
  file: string,
  reference: ReferenceWorker | undefined,
): Promise<Row> {
  await reference?.run('import', file);
  const taken = await interleave(quick ? 1 : 5, {
    own: async () => {
      const own = path.join(dir, `first-${performance.now()}`);
      const app = await startApp(own, undefined, quick ? undefined : PREPARED_MS);
      return (await app.import(file).finally(() => app.close())).elapsedMs;
    },
    reference: async () => (await reference?.run('import', file))?.wallMs ?? NaN,
  });
  return {
    what: 'import of 4 MB, the first after the start',
    ...{ median: median(taken.own), p99: p99(taken.own), unit: 'ms', toReach: '3 x' },
    ratio: times(median(taken.reference) / median(taken.own), `the speed of the ${REFERENCE}`),
  };
}
