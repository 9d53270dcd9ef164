// `npm run dev`: runs the app, and builds it again whenever a source changes.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, orExplain, root } from './set-up.mjs';

const QUIET_MS = 150;
const start = path.join(root, 'resources', 'scripts', 'start.mjs');

orExplain(() => {
  ensureInstalled();
  ensureBuilt();
  let child;
  const launch = () =>
    (child = spawn(process.execPath, [start, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }));
  /** Ends the app, which may have ended by itself, and goes on from there. */
  const afterEnd = (next) => {
    if (child.exitCode !== null || child.signalCode !== null) return next();
    child.once('exit', next);
    child.kill('SIGTERM');
  };
  launch();

  let timer;
  let restart = false;
  for (const dir of ['electron', 'renderer', 'shared']) {
    fs.watch(path.join(root, dir), { recursive: true }, () => {
      // The page is read from dist/ at every load; everything else runs until it is started anew.
      restart ||= dir !== 'renderer';
      clearTimeout(timer);
      timer = setTimeout(() => {
        try {
          ensureBuilt();
        } catch (error) {
          console.error(error.message);
          return;
        }
        if (restart) afterEnd(launch);
        else console.log('Built; reload the page.');
        restart = false;
      }, QUIET_MS);
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => afterEnd(() => process.exit(0)));
  }
});
