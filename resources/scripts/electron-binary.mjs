// Finds a runnable Electron, fetching it once if needed, or says why there is none.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { node24, root } from './set-up.mjs';

/** It only reads the disk. */
const UNPACK_LIMIT_MS = 300_000;
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
  console.log('Fetching Electron (once, about 120 MB; Ctrl+C keeps what has arrived)…');
  const fetched = run(path.join(root, 'resources', 'scripts', 'fetch-electron.ts'), {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (fetched.status !== 0) return { reason: `Electron could not be fetched: ${lastLine(fetched.stderr)}` };
  // It finds in its cache what has been fetched.
  const unpacked = run(path.join(home, 'install.js'), { timeout: UNPACK_LIMIT_MS, killSignal: 'SIGKILL' });
  const executable = findElectron();
  if (unpacked.status === 0 && executable) return { executable };
  return { reason: `Electron could not be unpacked: ${lastLine(unpacked.stderr)}` };
}

function run(script, options) {
  return spawnSync(node24, [script], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], ...options });
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) || 'it does not say why';
}
