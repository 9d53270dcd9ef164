// Kills processes in the midst of changing a library, which has to be as before or as it should be afterwards.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { judge, lookAt, type Seen } from './look-at-library.ts';
import { Random } from './random.ts';
import { copyOf, INDEX, makeLibrary, type SmallLibrary } from './small-library.ts';

const CHANGES = ['import', 'read again', 'remove', 'erase', 'restore', 'renew', 'note', 'records'] as const;
type Change = (typeof CHANGES)[number];
const SCRIPT = fileURLToPath(new URL('busy-library.ts', import.meta.url));
/** Longest time from the beginning of a change to the kill: about as long as the change takes. */
const MOST_MS: Partial<Record<Change, number>> = { import: 600, 'read again': 600, renew: 400 };
const MOST_MS_ELSE = 40;

export interface KillCounts {
  /** By what was under way: how often it was not done yet, and how often it was. */
  readonly before: Map<Change, number>;
  readonly after: Map<Change, number>;
  readonly failures: string[];
}

export async function killChanges(first: number, count: number): Promise<KillCounts> {
  const [library, old] = [await makeLibrary(), await oldLibrary()];
  const csv = path.join(library.folder, '..', `stratascope-kills-${process.pid}.csv`);
  const rows = Array.from({ length: 6000 }, (_, i) => `${100 + i / 4},${i % 97},${i % 13},${i % 7},${i % 251}\n`);
  fs.writeFileSync(csv, `Depth (m),A1,A2,A3,A4\n${rows.join('')}`);
  const counts: KillCounts = { before: new Map(), after: new Map(), failures: [] };
  for (let seed = first; seed < first + count; seed++) {
    const random = new Random(seed);
    const change = random.pick(CHANGES);
    const from = change === 'renew' ? old : library;
    const folder = copyOf(from);
    const child = spawn(process.execPath, [SCRIPT, folder, change, csv], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    await Promise.race([once(child.stdout, 'data'), ended]);
    await setTimeout(random.between(0, MOST_MS[change] ?? MOST_MS_ELSE));
    child.kill('SIGKILL');
    await ended;
    const faults = await faultsIn(folder, change, from.seen, counts);
    if (faults.length > 0) counts.failures.push(`seed ${seed}, ${change}: ${faults.join('; ').slice(0, 400)}`);
    fs.rmSync(folder, { recursive: true });
  }
  for (const place of [library.folder, old.folder, csv]) fs.rmSync(place, { recursive: true });
  return counts;
}

/** Returns whether nothing was lost or wrong. */
export async function fuzzKills(first: number, count: number): Promise<boolean> {
  const { before, after, failures } = await killChanges(first, count);
  for (const failure of failures) console.log(failure);
  for (const change of CHANGES)
    console.log(`${change}: ${before.get(change) ?? 0} times not yet done, ${after.get(change) ?? 0} times done`);
  console.log(`${count} kills, ${failures.length} with something lost or wrong, from seed ${first}`);
  return failures.length === 0;
}

async function faultsIn(folder: string, change: Change, right: Seen, counts: KillCounts): Promise<readonly string[]> {
  const open = async (): Promise<SqliteStore> => {
    const store = new SqliteStore(path.join(folder, INDEX), 'a fuzzer');
    await store.clearInterrupted();
    return store;
  };
  const parts = fs.readdirSync(path.join(folder, 'library')).filter((name) => name.endsWith('.part'));
  const unchanged = await judge(open, right);
  if (unchanged.faults.length === 0 && unchanged.refusals === 0) {
    counts.before.set(change, (counts.before.get(change) ?? 0) + 1);
    return parts.length > 0 && fs.readdirSync(path.join(folder, 'library')).some((name) => name.endsWith('.part'))
      ? ['a part of a file was left']
      : [];
  }
  const store = await open();
  const now = await lookAt(store);
  const damaged = await store.damaged();
  await store.close();
  counts.after.set(change, (counts.after.get(change) ?? 0) + 1);
  return [...damaged.map(({ message }) => message), ...faultsAfter(change, right, now)];
}

/** What is neither as before nor as the change should leave it. */
function faultsAfter(change: Change, right: Seen, now: Seen): string[] {
  const ids = ({ logs }: Seen): number[] => logs.map(({ log }) => log.id);
  const trashed = ({ trash }: Seen): number[] => trash.map(({ id }) => id);
  const say = (isRight: boolean, what: string): string[] => (isRight ? [] : [what]);
  const [core, beside] = ids(right).slice(-2) as [number, number];
  const others = (seen: Seen): string =>
    JSON.stringify(seen.logs.filter(({ log }) => ![core, beside].includes(log.id)));
  const areSame = (a: readonly number[], b: readonly number[]): boolean =>
    JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
  switch (change) {
    case 'import': {
      const made = now.logs.filter(({ log }) => !ids(right).includes(log.id));
      return [
        ...say(made.length === 1 && made[0]!.log.rows === 6000, 'the imported log is not whole'),
        ...say(now.records.length === right.records.length, 'records are lost'),
        ...say(
          right.logs.every(({ log }) => ids(now).includes(log.id)),
          'a log is lost',
        ),
      ];
    }
    case 'read again':
      return [
        ...say(others(now) === others(right), 'another log was changed'),
        ...say(
          now.logs.find(({ log }) => log.id === core)?.log.rows === 6000,
          'the log that was read again is not whole',
        ),
        ...say(now.records.length === right.records.length, 'records are lost'),
      ];
    case 'remove':
    case 'erase':
      return [
        ...say(others(now) === others(right), 'another log was changed'),
        ...say(
          areSame(
            ids(now),
            ids(right).filter((id) => id !== core && id !== beside),
          ),
          'not all of it is gone',
        ),
        ...say(
          areSame(trashed(now), [...trashed(right), ...(change === 'remove' ? [core] : [])]),
          'the trash is wrong',
        ),
      ];
    case 'restore':
      return say(
        areSame(ids(now), [...ids(right), ...trashed(right)]) && now.trash.length === 0,
        'it is neither in the trash nor back',
      );
    case 'renew':
      return ['a log that moved is not what it was'];
    case 'note':
      return [
        ...say(others(now) === others(right), 'another log was changed'),
        ...say(now.logs.find(({ log }) => log.id === core)?.log.name === 'another name', 'it has neither name'),
      ];
    case 'records':
      return [
        ...say(now.records.length > right.records.length && now.records.length <= right.records.length + 6, 'records'),
        ...say(JSON.stringify(now.logs) === JSON.stringify(right.logs), 'a log was changed'),
      ];
  }
}

/** One whose logs lie in one file, as versions of before kept them. */
async function oldLibrary(): Promise<SmallLibrary> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'stratascope-old-'));
  const packed = new URL('../fixtures/library-6/library.sqlite.gz', import.meta.url);
  fs.writeFileSync(path.join(folder, INDEX), gunzipSync(fs.readFileSync(packed)));
  const store = new SqliteStore(path.join(folder, INDEX), 'a fuzzer');
  const seen = await lookAt(store);
  await store.close();
  return { folder, seen };
}
