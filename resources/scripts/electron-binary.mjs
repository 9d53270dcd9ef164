// In: node_modules/electron as npm left it. Out: the path of a runnable Electron, fetched once if need be, or the reason why not.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { node24, root } from './set-up.mjs';

const FETCH_LIMIT_MS = 60_000;
const home = path.join(root, 'node_modules', 'electron');

/** The executable, if it is there. Never `require('electron')` for this: that starts a download without a limit. */
export function findElectron() {
  const pathFile = path.join(home, 'path.txt');
  // Electron's own variable: a folder with another build of it.
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const installed = fs.existsSync(pathFile);
  // Written last by the installer: without it, what lies in dist/ is a fetch that was cut short.
  if (!folder && !installed) return undefined;
  const name = installed ? fs.readFileSync(pathFile, 'utf8').trim() : 'electron';
  const executable = path.join(folder ?? path.join(home, 'dist'), name);
  return fs.existsSync(executable) ? executable : undefined;
}

/** @returns {{ executable: string } | { reason: string }} */
export function ensureElectron() {
  const there = findElectron();
  if (there) return { executable: there };
  console.log('Fetching Electron (once, about 120 MB, at most 60 s)…');
  const { status, error } = spawnSync(node24, [path.join(home, 'install.js')], {
    cwd: root,
    timeout: FETCH_LIMIT_MS,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const executable = findElectron();
  if (status === 0 && executable) return { executable };
  return {
    reason: error?.code === 'ETIMEDOUT' ? 'Electron did not arrive within 60 s' : 'Electron could not be fetched',
  };
}
