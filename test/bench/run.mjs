// In: `npm run bench -- [import|frame|api] [--rows N] [--json FILE]`. Out: the benchmarks, after the set-up they need.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, node24, orExplain, root, toolEnv } from '../../resources/scripts/set-up.mjs';

orExplain(() => {
  ensureInstalled();
  const script = process.argv[2] === 'api' ? 'api-load' : 'bench';
  const args = [`test/bench/${script}.ts`, ...process.argv.slice(2)];
  process.exitCode = spawnSync(node24, args, { cwd: root, stdio: 'inherit', env: toolEnv() }).status ?? 1;
});
