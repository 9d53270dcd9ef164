// Tests that the death of a worker is reported once, and that the next call starts another.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { WorkerClient, type Patience } from '../../../electron/engine/workers/worker-calls.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const WORKER = `
  import { parentPort } from 'node:worker_threads';
  let asked = 0;
  parentPort.on('message', ({ id, method, ping }) => {
    if (ping) {
      parentPort.postMessage({ pong: true });
      // It takes longer than one that does not answer is given.
      if (++asked === 30) parentPort.postMessage({ id: 1, value: 'late' });
      return;
    }
    if (method === 'import') for (;;);
    if (method === 'get') return;
    if (method === 'dataVersion') throw new Error('out of memory');
    parentPort.postMessage({ id, value: [] });
  });
`;

function startWorker(patience?: Patience) {
  const file = path.join(temporaryDir(), 'worker.mjs');
  fs.writeFileSync(file, WORKER);
  const deaths: string[] = [];
  return { deaths, worker: new WorkerClient(pathToFileURL(file), {}, (reason) => deaths.push(reason), patience) };
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

const PATIENCE: Patience = { everyMs: 100, questions: 20 };

test('one that does not answer is ended with its calls; the next call starts another', async () => {
  const { worker, deaths } = startWorker(PATIENCE);
  const importing = worker.call('import', { path: 'img.csv', options: importOptions.parse({}) });
  await expect(importing).rejects.toMatchObject({
    code: 'unreadable_file',
    message: 'Expected a file that can be read to its end but reading did not go on, and was stopped',
  });
  expect(deaths).toHaveLength(1);
  expect(await worker.ask('library.list', {})).toEqual([]);
  await worker.close();
});

test('one that answers may take its time', async () => {
  const { worker, deaths } = startWorker(PATIENCE);
  expect(await worker.call('get', { id: 1 })).toBe('late');
  expect(deaths).toEqual([]);
  await worker.close();
});
