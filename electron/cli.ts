#!/usr/bin/env -S node --max-semi-space-size=8
// The entry of the `stratascope` command: runs the program on a Node that is new enough, its own if need be.
// The flag above keeps the memory of `serve` flat: V8 would double the space for young objects, at some time, to 64 MB a thread.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { warn } from './log/terminal.ts';

/** better-sqlite3 ends older Nodes with a segmentation fault, so it must not even be loaded there. */
const OLDEST_NODE = 24;

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  const { main } = await import('./cli/program.ts');
  // The relative paths below fit both dist/cli.js and electron/cli.ts, which lie equally deep in the project.
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
    const child = spawn(own, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    // Signals are passed on to the child, which decides when it ends. Ctrl+C in a terminal reaches the child twice.
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const name of signals) process.on(name, () => child.kill(name));
    child.on('exit', (code, signal) => {
      if (!signal) process.exit(code ?? 1);
      // Without handlers this process ends by the same signal as the child.
      for (const name of signals) process.removeAllListeners(name);
      process.kill(process.pid, signal);
    });
  } else {
    warn(`Expected Node ${OLDEST_NODE} or newer but received ${process.versions.node}; \`npm install\` brings its own`);
    process.exit(1);
  }
}
