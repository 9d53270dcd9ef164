// Imports a file over the API, as the benchmarks of memory and of load do it.
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Served } from './served.ts';

/** `query` beyond the name of the file. */
export async function upload({ port, token }: Served, file: string, query = ''): Promise<void> {
  const request = http.request({
    ...{ host: '127.0.0.1', port, path: `/images?file_name=upload.csv${query}`, method: 'POST' },
    headers: {
      'content-type': 'text/csv',
      'content-length': fs.statSync(file).size,
      authorization: `Bearer ${token}`,
    },
  });
  const answered = once(request, 'response') as Promise<[http.IncomingMessage]>;
  await pipeline(fs.createReadStream(file), request);
  const [response] = await answered;
  response.resume();
  if (response.statusCode !== 201) throw new Error(`Expected an import but received ${response.statusCode}`);
}
