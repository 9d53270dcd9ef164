#!/usr/bin/env node
// In: the command line. Out: the same command line, run by a Node that the database driver works with.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** better-sqlite3 ends older Nodes with a segmentation fault, so it must not even be loaded there. */
const OLDEST_NODE = 24;

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  const { main } = await import('./cli/program.ts');
  // dist/cli.js and electron/cli.ts lie equally deep below the project.
  const built = import.meta.url.endsWith('.js');
  await main(process.argv.slice(2), {
    workerUrl: new URL(built ? './worker.js' : './engine/workers/worker.ts', import.meta.url),
    rendererDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    sampleFile: fileURLToPath(new URL('../resources/sample.csv.gz', import.meta.url)),
  });
} else {
  const own = fileURLToPath(
    new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
  );
  if (existsSync(own)) {
    const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    // Whoever stops us means the child, which decides when it has finished. The terminal's Ctrl+C reaches it twice.
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const name of signals) process.on(name, () => child.kill(name));
    child.on('exit', (code, signal) => {
      if (!signal) process.exit(code ?? 1);
      // With handlers in place the same end would not come to us.
      for (const name of signals) process.removeAllListeners(name);
      process.kill(process.pid, signal);
    });
  } else {
    console.error(
      `Expected Node ${OLDEST_NODE} or newer but received ${process.versions.node}; \`npm install\` brings its own`,
    );
    process.exit(1);
  }
}
