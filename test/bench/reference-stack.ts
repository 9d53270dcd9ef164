// Runs the reference stack (reference/*.py) and times it; undefined where Python lacks its packages.
import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./reference', import.meta.url));
const PACKAGES = ['pandas', 'skimage', 'PIL', 'sqlalchemy', 'fastapi', 'uvicorn'];
export const REFERENCE = 'reference stack';
const START_MS = 30_000;

/** The first on the path may be another than the one Debian's packages belong to. */
const python = ['python3', '/usr/bin/python3'].find((candidate) => hasPackages(candidate, PACKAGES));
if (!python) console.log(`${REFERENCE}: missing (it needs python3 with ${PACKAGES.join(', ')})`);

function hasPackages(interpreter: string, packages: readonly string[]): boolean {
  try {
    const ask = `import importlib.util as u; print(all(map(u.find_spec, ${JSON.stringify(packages)})))`;
    return (
      execFileSync(interpreter, ['-c', ask], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ===
      'True'
    );
  } catch {
    return false;
  }
}

export interface Took {
  readonly wallMs: number;
  readonly cpuMs: number;
}

export interface ReferenceWorker {
  readonly pid: number;
  /**
   * `read` parses a file and forgets it, `import` also stores it, `synthesise` stores so many rows. `options`: how pandas is
   * told to read a file that is imported.
   */
  run(task: 'read' | 'import' | 'synthesise', subject: string | number, options?: object): Promise<Took>;
  close(): Promise<void>;
}

/** `database`: a file, or the URL of a PostgreSQL database. */
export function startReferenceWorker(database: string): ReferenceWorker | undefined {
  if (!python) return undefined;
  if (database.startsWith('postgresql:') && !hasPackages(python, ['psycopg2'])) {
    console.log(`${REFERENCE} on PostgreSQL: missing (it needs psycopg2)`);
    return undefined;
  }
  const child = spawn(python, [path.join(FOLDER, 'worker.py'), database], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    pid: child.pid!,
    async run(task, subject, options = {}) {
      child.stdin.write(`${JSON.stringify([task, subject, options])}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`The ${REFERENCE} ended at ${task} ${subject}`);
      const [wallMs, cpuMs] = JSON.parse(value) as [number, number];
      return { wallMs, cpuMs };
    },
    close: () => end(child),
  };
}

export interface ReferenceService {
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
}

export async function startReferenceService(database: string): Promise<ReferenceService | undefined> {
  if (!python) return undefined;
  const port = await freePort();
  const child = spawn(python, [path.join(FOLDER, 'service.py'), database, String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // Where the run is broken off nobody closes it.
  process.once('exit', () => child.kill());
  for (const startMs = performance.now(); ; await setTimeout(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null || performance.now() - startMs > START_MS)
      throw new Error(`The ${REFERENCE} does not answer`);
  }
  return { port, pid: child.pid!, close: () => end(child) };
}

async function end(child: ChildProcessByStdio<Writable, Readable, null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
