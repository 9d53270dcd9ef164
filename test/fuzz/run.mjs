// `npm run fuzz`: runs fuzz.ts, under the project's own Node.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, node24, orExplain, root, toolEnv } from '../../resources/scripts/set-up.mjs';

orExplain(() => {
  ensureInstalled();
  const args = ['test/fuzz/fuzz.ts', ...process.argv.slice(2)];
  process.exitCode = spawnSync(node24, args, { cwd: root, stdio: 'inherit', env: toolEnv() }).status ?? 1;
});
