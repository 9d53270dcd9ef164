// Benchmarks imports into a PostgreSQL of this machine, against the reference stack on the same server.
import path from 'node:path';
import { findPostgres, makePostgres, query, urlOf } from '../fixtures/start-postgres.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { interleave, median, p99, times } from './measure.ts';
import { REFERENCE, startReferenceWorker } from './reference-stack.ts';
import { startApp } from './running-app.ts';

export async function postgresRows({ dir, quick }: BenchContext, file: string): Promise<Row[]> {
  if (!findPostgres()) {
    console.log('PostgreSQL: missing (it needs initdb and postgres)');
    return [];
  }
  // With the settings it is installed with: what is committed is on the disk.
  const server = await makePostgres([]);
  try {
    for (const database of ['own', 'reference'])
      await query(urlOf(server.port, 'postgres'), `CREATE DATABASE ${database}`);
    const app = await startApp(path.join(dir, 'postgres'), urlOf(server.port, 'own'));
    const reference = startReferenceWorker(urlOf(server.port, 'reference').replace('postgres:', 'postgresql:'));
    try {
      const importing = {
        own: async () => (await app.import(file)).elapsedMs,
        reference: async () => (await reference?.run('import', file))?.wallMs ?? NaN,
      };
      // The first of each is not counted: threads are started, connections made.
      await interleave(quick ? 0 : 1, importing);
      const taken = await interleave(quick ? 1 : 5, importing);
      return [
        {
          what: 'import of 76 MB into PostgreSQL in a running app',
          ...{ median: median(taken.own), p99: p99(taken.own), unit: 'ms', toReach: '3 x' },
          ratio: times(median(taken.reference) / median(taken.own), `the speed of the ${REFERENCE} on it`),
        },
      ];
    } finally {
      await app.close();
      await reference?.close();
    }
  } finally {
    await server.remove();
  }
}
