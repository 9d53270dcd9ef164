// Takes room, rights, handles, time or files from a program that changes a library, and looks what becomes of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { judge } from './look-at-library.ts';
import { copyOf, INDEX, makeLibrary, type SmallLibrary } from './small-library.ts';

const SCRIPT = fileURLToPath(new URL('busy-library.ts', import.meta.url));
/** A change that has not ended by then hangs. */
const MOST_MS = 120_000;
const STEP_KB = 64;
/** A user who owns nothing, for the faults of rights where root runs them. */
const NOBODY = 65_534;

interface Disturbed {
  readonly code: number | null;
  readonly err: string;
}

type Fault = (library: SmallLibrary, csv: string, isQuick: boolean) => Promise<string[]>;

export const FAULTS: Readonly<Record<string, Fault>> = {
  /** A file may not grow beyond a limit, which is moved on in steps until the import has all that it needs. */
  'full disk': async (library, csv, isQuick) => {
    const faults: string[] = [];
    const step = isQuick ? STEP_KB * 12 : STEP_KB;
    for (let limit = step; ; limit += step) {
      const found = await disturbed(library, 'import', csv, { limits: `ulimit -f ${limit}` });
      faults.push(...found.faults.map((fault) => `${limit} KB: ${fault}`));
      if (found.code === 0) return faults;
    }
  },
  'no handles left': async (library, csv, isQuick) => {
    const faults: string[] = [];
    for (let handles = 20; ; handles += isQuick ? 4 : 1) {
      const found = await disturbed(library, 'import', csv, { limits: `ulimit -n ${handles}` });
      faults.push(...found.faults.map((fault) => `${handles} handles: ${fault}`));
      if (found.code === 0) return faults;
    }
  },
  'no right to write': async (library, csv) => {
    const faults: string[] = [];
    for (const change of ['import', 'remove', 'note', 'records', 'restore'])
      faults.push(...(await disturbed(library, change, csv, { isReadOnly: true })).faults);
    return faults;
  },
  'a clock turned back': async (library, csv) => {
    const faults: string[] = [];
    for (const change of ['import', 'note', 'records']) {
      const found = await disturbed(library, change, csv, { clock: -10 * 365 * 864e5 });
      faults.push(...found.faults, ...(found.code === 0 ? [] : [`${change}: ${found.err}`]));
    }
    return faults;
  },
  'an index replaced under a running program': async (library) => {
    const folder = copyOf(library);
    const file = path.join(folder, INDEX);
    const store = new SqliteStore(file, 'a fuzzer');
    const early = fs.readFileSync(file);
    await store.saveColormap({
      name: 'B',
      interpolation: 'rgb',
      steps: 'smooth',
      stops: [
        { at: 0, color: '#000000' },
        { at: 1, color: '#ffffff' },
      ],
    });
    fs.writeFileSync(`${file}.new`, early);
    fs.renameSync(`${file}.new`, file);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { faults } = await judge(async () => store, library.seen);
    fs.rmSync(folder, { recursive: true });
    return [...faults];
  },
  'a journal taken away': async (library, csv) => {
    const folder = copyOf(library);
    const found = await run(folder, 'import', csv, {});
    for (const ending of ['-wal', '-shm']) fs.rmSync(path.join(folder, `${INDEX}${ending}`), { force: true });
    const faults = await faultsIn(folder, library, 'import');
    fs.rmSync(folder, { recursive: true });
    return [...faults, ...(found.code === 0 ? [] : [found.err])];
  },
};

/** Returns whether each was borne. */
export async function fuzzFaults(): Promise<boolean> {
  let isFine = true;
  for (const name of Object.keys(FAULTS)) {
    const faults = await tryFault(name, false);
    console.log(`${name}: ${faults.length === 0 ? 'borne' : faults.join('\n  ')}`);
    isFine &&= faults.length === 0;
  }
  return isFine;
}

export async function tryFault(name: string, isQuick: boolean): Promise<string[]> {
  const library = await makeLibrary();
  const csv = path.join(tmpdir(), `stratascope-faults-${process.pid}.csv`);
  const line = (i: number): string =>
    `${100 + i / 4},${Array.from({ length: 64 }, (_, c) => (i * 7 + c) % 251).join(',')}\n`;
  const names = Array.from({ length: 64 }, (_, c) => `A${c}`).join(',');
  fs.writeFileSync(csv, `Depth (m),${names}\n${Array.from({ length: 6000 }, (_, i) => line(i)).join('')}`);
  try {
    return await FAULTS[name]!(library, csv, isQuick);
  } finally {
    fs.rmSync(library.folder, { recursive: true });
    fs.rmSync(csv);
  }
}

interface Disturbance {
  /** What a shell does before. */
  readonly limits?: string;
  readonly isReadOnly?: boolean;
  /** By how many milliseconds its clock is off. */
  readonly clock?: number;
}

/** What becomes of a change, and what is wrong with it or with the library afterwards. */
async function disturbed(
  library: SmallLibrary,
  change: string,
  csv: string,
  disturbance: Disturbance,
): Promise<Disturbed & { readonly faults: string[] }> {
  const folder = copyOf(library);
  const { code, err } = await run(folder, change, csv, disturbance);
  const isSaid = code === 0 || (code === 1 && !err.includes('RAW') && err.trim() !== '');
  // Node itself may have too little to start: that is not for us to word.
  const hasStarted = !/node::|Assertion|node:internal/.test(err);
  const faults = [...(isSaid || !hasStarted ? [] : [`${change} ended with ${code}: ${err.slice(0, 300)}`])];
  faults.push(...(await faultsIn(folder, library, code === 0 ? change : undefined)));
  fs.rmSync(folder, { recursive: true });
  return { code, err, faults };
}

async function run(folder: string, change: string, csv: string, disturbance: Disturbance): Promise<Disturbed> {
  const { limits = ':', isReadOnly = false, clock = 0 } = disturbance;
  const isRoot = process.getuid?.() === 0;
  if (isReadOnly) for (const place of placesIn(folder)) setRights(place, isRoot, false);
  const shift = `const now = Date.now; Date.now = () => now() + ${clock}; const D = Date; globalThis.Date = class extends D { constructor(...args) { if (args.length) super(...args); else super(D.now()); } };`;
  const node = [`--import=data:text/javascript,${encodeURIComponent(clock === 0 ? '' : shift)}`, SCRIPT];
  const child = spawn('bash', ['-c', `${limits}; exec "$0" "$@"`, process.execPath, ...node, folder, change, csv], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: MOST_MS,
    ...(isReadOnly && isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close') as Promise<[number | null]>]);
  if (isReadOnly) for (const place of placesIn(folder)) setRights(place, isRoot, true);
  return { code, err };
}

function placesIn(folder: string): string[] {
  return [folder, ...fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name)))];
}

function setRights(place: string, isRoot: boolean, mayWrite: boolean): void {
  if (isRoot) fs.chownSync(place, mayWrite ? 0 : NOBODY, mayWrite ? 0 : NOBODY);
  fs.chmodSync(place, (fs.statSync(place).isDirectory() ? 0o500 : 0o400) | (mayWrite ? 0o200 : 0));
}

/** What is wrong with a library after a change that may have been made. */
async function faultsIn(folder: string, { seen }: SmallLibrary, done?: string): Promise<string[]> {
  const open = async (): Promise<SqliteStore> => {
    const store = new SqliteStore(path.join(folder, INDEX), 'a fuzzer');
    await store.clearInterrupted();
    return store;
  };
  const { faults, refusals } = await judge(open, seen);
  const left = fs.readdirSync(path.join(folder, 'library')).filter((name) => name.endsWith('.part'));
  // What was changed is not as before, and should not be.
  const expected = { import: /never was/, note: /log 1 is told of wrongly/, records: /^$/ }[done ?? ''];
  return [
    ...faults.filter((fault) => done === undefined || !expected?.test(fault)),
    ...(refusals > 0 ? ['something is damaged'] : []),
    ...left.map((name) => `${name} was left`),
  ];
}
