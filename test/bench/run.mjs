// `npm run bench`: runs bench.ts on a current build, under the project's own Node.
import { spawnSync } from 'node:child_process';
import { ensureBuilt, ensureInstalled, node24, orExplain, root, toolEnv } from '../../resources/scripts/set-up.mjs';

orExplain(() => {
  ensureInstalled();
  ensureBuilt();
  const args = ['test/bench/bench.ts', ...process.argv.slice(2)];
  process.exitCode = spawnSync(node24, args, { cwd: root, stdio: 'inherit', env: toolEnv() }).status ?? 1;
});
