// Starts `stratascope serve` on a data folder, from the build, in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Served {
  readonly pid: number;
  readonly port: number;
  /** Of the viewer; works once. */
  readonly url: string;
  readonly token: string;
  /** From the command to the line that says it listens. */
  readonly startMs: number;
  close(): Promise<void>;
}

export async function startServed(dataDir: string): Promise<Served> {
  const startedMs = performance.now();
  // With what the first line of the program asks of Node, which the shell would read.
  const [, ...flags] = /^#!.* node (.*)/.exec(fs.readFileSync(CLI, 'utf8')) ?? [];
  const args = [...flags, CLI, 'serve', '--no-token', '--port', '0', '--json', '--data', dataDir];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Where the run is broken off nobody closes it.
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const lines = createInterface(child.stdout);
  const line = await Promise.race([
    once(lines, 'line') as Promise<[string]>,
    once(child, 'exit').then(([code]) => {
      throw new Error(`The server ended with ${code} before it listened`);
    }),
  ]);
  const startMs = performance.now() - startedMs;
  const { url, port, tokenFile } = JSON.parse(line[0]) as { url: string; port: number; tokenFile: string };
  return {
    ...{ pid: child.pid!, port, url, startMs },
    token: fs.readFileSync(tokenFile, 'utf8').trim(),
    async close() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
