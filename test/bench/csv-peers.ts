// Reads a CSV file with other parsers from npm, to compare them with ours.
import fs from 'node:fs';
import { parse } from 'csv-parse';

export type Read = (file: string) => Promise<unknown>;

export async function csvPeers(): Promise<Record<'csv-parse' | 'papaparse' | 'DuckDB' | 'polars', Read | undefined>> {
  return { 'csv-parse': csvParse, papaparse: await papaparse(), DuckDB: await duckDb(), polars: await polars() };
}

const csvParse: Read = async (file) => {
  for await (const record of fs.createReadStream(file).pipe(parse())) void record;
};

async function papaparse(): Promise<Read | undefined> {
  const module = await import('papaparse').catch(() => undefined);
  const parser = module?.default;
  return (
    parser &&
    ((file) =>
      new Promise((resolve, reject) => {
        const step = (): void => undefined;
        parser.parse(fs.createReadStream(file), { step, complete: resolve, error: reject });
      }))
  );
}

/** What is used of `@duckdb/node-api`, which the lockfile cannot hold for every platform: it is a peer where it was added by hand. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckDbConnection> }> };
}
interface DuckDbConnection {
  run(sql: string): Promise<unknown>;
  closeSync(): void;
}

async function duckDb(): Promise<Read | undefined> {
  const name = '@duckdb/node-api';
  const module = (await import(name).catch(() => undefined)) as DuckDb | undefined;
  return (
    module &&
    (async (file) => {
      const connection = await (await module.DuckDBInstance.create(':memory:')).connect();
      await connection.run(`CREATE TABLE log AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}')`);
      connection.closeSync();
    })
  );
}

/** What is used of `nodejs-polars`, which is a peer where it was added by hand, too. */
interface Polars {
  readCSV(path: string): { readonly height: number };
}

async function polars(): Promise<Read | undefined> {
  const name = 'nodejs-polars';
  const module = (await import(name).catch(() => undefined)) as { readonly default: Polars } | undefined;
  return module && (async (file) => module.default.readCSV(file).height);
}
