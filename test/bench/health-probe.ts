// Asks a server for /health again and again, in a process that has nothing else to do, and sends back how long it took.
import { setTimeout } from 'node:timers/promises';
import { get } from './http-load.ts';

const EVERY_MS = 20;
const port = Number(process.argv[2]);
const latenciesMs: number[] = [];
let goesOn = true;
process.once('message', () => (goesOn = false));
while (goesOn) {
  const startMs = performance.now();
  const { status } = await get(port, { path: '/health' });
  // One that is not answered counts as one that takes for ever, and JSON has no number for that.
  latenciesMs.push(status === '200' ? performance.now() - startMs : Number.MAX_SAFE_INTEGER);
  await setTimeout(EVERY_MS);
}
process.send!(latenciesMs, () => process.disconnect());
