// `npm run check`: types, lint, format, imports, unused code, beside each other. `npm test` begins with the same.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, cachingEnv, node24, orExplain, root } from '../resources/scripts/set-up.mjs';

/** The long ones first. The caches of an earlier run go by the contents of files, so that no result is older than its file. */
const CHECKS = [
  { name: 'lint', script: 'eslint/bin/eslint.js', args: ['.'] },
  {
    name: 'types',
    script: 'typescript/bin/tsc',
    args: ['--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', cache('types.tsbuildinfo')],
  },
  {
    name: 'format',
    script: 'prettier/bin/prettier.cjs',
    args: [
      ...['--check', '--log-level', 'warn', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', cache('format')],
    ],
  },
  {
    name: 'imports',
    script: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['electron', 'renderer', 'shared'],
  },
  { name: 'unused', script: 'knip/bin/knip.js', args: [] },
];

/** As many at a time as there are processors. Returns which passed, in the order of the list. */
export async function runChecks() {
  const results = new Array(CHECKS.length);
  let next = 0;
  const work = async () => {
    while (next < CHECKS.length) {
      const at = next++;
      results[at] = await run(CHECKS[at]);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return results;
}

/** What it says is printed when it is done. */
function run({ name, script, args }) {
  return new Promise((done, failed) => {
    const said = [];
    const child = spawn(node24, [path.join(root, 'node_modules', script), ...args], { cwd: root, env: cachingEnv() });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.on('error', failed);
    child.on('close', (code) => {
      console.log(`\n== ${name}\n${Buffer.concat(said).toString()}`);
      done({ name, passed: code === 0 });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  orExplain(async () => {
    const failed = (await runChecks()).filter(({ passed }) => !passed).map(({ name }) => name);
    console.log(failed.length > 0 ? `Failed: ${failed.join(', ')}` : 'All passed');
    process.exitCode = failed.length > 0 ? 1 : 0;
  });
}
