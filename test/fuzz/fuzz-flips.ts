// Flips a random bit of a library, and looks whether each answer is the right one or a clear refusal.
import fs from 'node:fs';
import path from 'node:path';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { judge } from './look-at-library.ts';
import { Random } from './random.ts';
import { copyOf, filesOf, INDEX, makeLibrary } from './small-library.ts';

export interface FlipCounts {
  /** Answered as if nothing had happened: what was flipped means nothing, or was mended. */
  right: number;
  refused: number;
  failures: string[];
}

export async function flipBits(first: number, count: number): Promise<FlipCounts> {
  const library = await makeLibrary();
  const counts: FlipCounts = { right: 0, refused: 0, failures: [] };
  for (let seed = first; seed < first + count; seed++) {
    const random = new Random(seed);
    const folder = copyOf(library);
    const file = random.pick(filesOf(folder));
    const bytes = fs.readFileSync(path.join(folder, file));
    const bit = random.between(0, bytes.length * 8 - 1);
    bytes[bit >> 3] = bytes[bit >> 3]! ^ (1 << (bit & 7));
    fs.writeFileSync(path.join(folder, file), bytes);
    const open = async (): Promise<SqliteStore> => {
      const store = new SqliteStore(path.join(folder, INDEX), 'a fuzzer');
      await store.clearInterrupted().catch(async (error: unknown) => {
        await store.close();
        throw error;
      });
      return store;
    };
    const look = await judge(open, library.seen);
    // Nothing that was whole is lost by looking: the next start says the same.
    const again = await judge(open, library.seen);
    // An index that is set aside as damaged is told of, and kept with the colormap that could not be read of it.
    const isAside = fs.readdirSync(folder).some((name) => name.includes('.damaged-'));
    const faults = [...look.faults, ...again.faults.map((fault) => `at the next start: ${fault}`)].filter(
      (fault) => !(isAside && fault.endsWith('a colormap is lost')),
    );
    if (faults.length > 0)
      counts.failures.push(`seed ${seed}, ${file}, bit ${bit}: ${faults.join('; ').slice(0, 400)}`);
    else if (look.refusals > 0) counts.refused++;
    else counts.right++;
    fs.rmSync(folder, { recursive: true });
  }
  fs.rmSync(library.folder, { recursive: true });
  return counts;
}

/** Returns whether every answer was right or clearly refused. */
export async function fuzzFlips(first: number, count: number): Promise<boolean> {
  const { right, refused, failures } = await flipBits(first, count);
  for (const failure of failures) console.log(failure);
  console.log(`${count} bits: ${right} right, ${refused} refused, ${failures.length} wrong, from seed ${first}`);
  return failures.length === 0;
}
