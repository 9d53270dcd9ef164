// Tests that the death of a worker is reported once, and that the next call starts another.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { WorkerClient } from '../../../electron/engine/workers/worker-calls.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const WORKER = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ id, method }) => {
    if (method === 'dataVersion') throw new Error('out of memory');
    parentPort.postMessage({ id, value: [] });
  });
`;

function startWorker() {
  const file = path.join(temporaryDir(), 'worker.mjs');
  fs.writeFileSync(file, WORKER);
  const deaths: string[] = [];
  return { deaths, worker: new WorkerClient(pathToFileURL(file), {}, (reason) => deaths.push(reason)) };
}

test('a worker that dies fails its call and is told once; the next call starts another', async () => {
  const { worker, deaths } = startWorker();
  await expect(worker.call('dataVersion', {})).rejects.toThrow('out of memory');
  expect(await worker.ask('library.list', {})).toEqual([]);
  await worker.close();
  expect(deaths).toEqual([expect.stringMatching(/stopped: out of memory/)]);
});

test('one that is closed has not died', async () => {
  const { worker, deaths } = startWorker();
  expect(await worker.ask('library.list', {})).toEqual([]);
  await worker.close();
  expect(deaths).toEqual([]);
});
