// Sends a hostile request to a running server and tells what is wrong with the answer, if there is one.
import fs from 'node:fs';
import net from 'node:net';
import type { Aim, HostileRequest } from './random-request.ts';

/** As the page of the API names them. */
const DOCUMENTED = new Set(
  [...fs.readFileSync('resources/docs/http-api.md', 'utf8').matchAll(/^\| +(\d{3}) +\|/gm)].map(
    ([, status]) => status!,
  ),
);
// A request can be the reason for all of them but this one.
DOCUMENTED.delete('500');
/** Far above what any of these may take: a server that neither answers nor closes. */
const HANGS_MS = 60_000;
const INTERNALS = /internal:|\bat [^ ]* ?\(?(file:|node:|\/)[^ ]*:\d+:\d+|node_modules|SQLITE_|SELECT .* FROM/;

export interface Tried {
  readonly statuses: readonly string[];
  /** What must not be; empty where all is well. */
  readonly wrong: readonly string[];
}

/** `secrets`: texts of the machine that no answer may hold, by what they are. */
export async function tryRequest(
  { bytes, leaves }: HostileRequest,
  { port }: Aim,
  secrets: Readonly<Record<string, string>>,
): Promise<Tried> {
  const { answer, ended } = await exchange(port, bytes, leaves);
  const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3}) [A-Z]/g)].map(([, status]) => status!);
  const wrong = statuses.filter((status) => !DOCUMENTED.has(status)).map((status) => `status ${status}`);
  const internal = INTERNALS.exec(answer);
  if (internal) wrong.push(`an answer with ${answer.slice(Math.max(0, internal.index - 60), internal.index + 200)}`);
  for (const [what, secret] of Object.entries(secrets))
    if (answer.includes(secret)) wrong.push(`an answer with ${what}`);
  if (!ended) wrong.push('neither an answer nor an end');
  return { statuses, wrong };
}

function exchange(port: number, bytes: Buffer, leaves: boolean): Promise<{ answer: string; ended: boolean }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = net.connect({ host: '127.0.0.1', port });
    let ended = true;
    const hangs = setTimeout(() => {
      ended = false;
      socket.destroy();
    }, HANGS_MS);
    // Where the server closes before it has read all, the system says so in several ways.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(hangs);
      resolve({ answer: Buffer.concat(chunks).toString('latin1'), ended });
    });
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      // The stream of events has no end.
      if (chunk.includes('text/event-stream')) socket.destroy();
    });
    socket.write(bytes, () => {
      if (leaves) socket.destroy();
    });
  });
}
