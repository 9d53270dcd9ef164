// Starts app-process.ts on a data folder and asks it for imports one after another.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ImportCost } from './app-process.ts';

const SCRIPT = fileURLToPath(new URL('./app-process.ts', import.meta.url));
/** Until what the start set going has come to rest. */
const REST_MS = 500;
/** Until the app expects imports, three seconds after its start. */
export const PREPARED_MS = 5000;

export interface RunningApp {
  import(file: string): Promise<ImportCost>;
  close(): Promise<void>;
}

export async function startApp(dataDir: string, store?: string, restMs = REST_MS): Promise<RunningApp> {
  const child = fork(SCRIPT, [dataDir, ...(store === undefined ? [] : [store])]);
  const ended = once(child, 'exit');
  const answer = async (): Promise<unknown> => {
    const died = ended.then(([code]) => {
      throw new Error(`The app ended with ${code}`);
    });
    return ((await Promise.race([once(child, 'message'), died])) as [unknown])[0];
  };
  await answer();
  await setTimeout(restMs);
  return {
    async import(file) {
      child.send(file);
      return (await answer()) as ImportCost;
    },
    async close() {
      child.send('');
      await ended;
    },
  };
}
