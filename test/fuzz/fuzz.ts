// The command of the fuzzers: what is made from seeds and how much of it.
import { parseArgs } from 'node:util';
import { fuzzFlips } from './fuzz-flips.ts';
import { fuzzHttp } from './fuzz-http.ts';
import { fuzzKills } from './fuzz-kills.ts';
import { fuzzTables } from './fuzz-tables.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'string' } },
});
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const [part] = positionals;
const count = Number(values.count ?? (part === 'http' ? 10_000 : 500));
if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(first) || first < 0)
  throw new Error(`Expected whole numbers for --count and --seed but received ${values.count} and ${values.seed}`);
console.log(`${count} from seed ${first}`);
if (part === 'tables') process.exitCode = (await fuzzTables(first, count, values.keep)) ? 0 : 1;
else if (part === 'http') process.exitCode = (await fuzzHttp(first, count)) ? 0 : 1;
else if (part === 'flips') process.exitCode = (await fuzzFlips(first, count)) ? 0 : 1;
else if (part === 'kills') process.exitCode = (await fuzzKills(first, count)) ? 0 : 1;
else
  throw new Error(
    'Expected npm run fuzz -- tables|http|flips|kills --count N [--seed S], for tables also [--keep FOLDER]',
  );
