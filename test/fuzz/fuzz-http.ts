// Sends hostile requests to a real server, and tells how they were answered and what was wrong with that.
import { sendHostileRequests } from './http-server.ts';

/** Returns whether all was well. */
export async function fuzzHttp(first: number, count: number): Promise<boolean> {
  // A server that dies takes this process with it: what was sent from where is said before.
  process.once('uncaughtExceptionMonitor', () =>
    console.error(`The server died of a request of the seeds from ${first}`),
  );
  const { counts, failures } = await sendHostileRequests(first, count);
  failures.forEach((failure) => console.log(failure));
  for (const [status, times] of [...counts].sort()) console.log(`${String(times).padStart(6)}  ${status}`);
  console.log(`${failures.length} of ${count} requests answered wrongly, from seed ${first}`);
  return failures.length === 0;
}
