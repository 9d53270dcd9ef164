// The command of the fuzzers: what is made from seeds and how much of it.
import { parseArgs } from 'node:util';
import { fuzzFaults } from './fuzz-faults.ts';
import { fuzzFlips } from './fuzz-flips.ts';
import { fuzzHttp } from './fuzz-http.ts';
import { fuzzKills } from './fuzz-kills.ts';
import { fuzzTables } from './fuzz-tables.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'string' } },
});

/** What each does, how often where nothing is said, and whether all went well. */
const PARTS: Readonly<
  Record<string, readonly [count: number, run: (first: number, count: number) => Promise<boolean>]>
> = {
  tables: [500, (first, count) => fuzzTables(first, count, values.keep)],
  http: [10_000, fuzzHttp],
  flips: [10_000, fuzzFlips],
  kills: [1000, fuzzKills],
  faults: [1, fuzzFaults],
};

const [usual, run] = PARTS[positionals[0] ?? ''] ?? [];
if (!run)
  throw new Error(
    `Expected npm run fuzz -- ${Object.keys(PARTS).join('|')} --count N [--seed S], for tables also [--keep FOLDER]`,
  );
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const count = Number(values.count ?? usual);
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(first) || first < 0)
  throw new Error(`Expected whole numbers for --count and --seed but received ${values.count} and ${values.seed}`);
console.log(`${count} from seed ${first}`);
process.exitCode = (await run(first, count)) ? 0 : 1;
