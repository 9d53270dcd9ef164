// In: `npm run dev -- [as npm start]`. Out: the app, built again whenever a source changes; reload the page, or it is restarted.
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
  const launch = () => (child = spawn(process.execPath, [start, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }));
  const relaunch = () => {
    child.once('exit', launch);
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
        if (restart) relaunch();
        else console.log('Built; reload the page.');
        restart = false;
      }, QUIET_MS);
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      child.once('exit', () => process.exit(0));
      child.kill('SIGTERM');
    });
  }
});
