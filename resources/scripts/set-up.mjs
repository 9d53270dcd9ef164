// Sets a checkout up on any Node from 20 on: installs the dependencies and builds dist/, if needed.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** The project's own Node 24: what the database driver needs, and the version inside Electron. */
export const node24 = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Environment in which `node` and the tools of node_modules are the project's. */
export function toolEnv() {
  const key = Object.keys(process.env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  const bins = [path.dirname(node24), at('node_modules', '.bin')].join(path.delimiter);
  return { ...process.env, [key]: bins + path.delimiter + (process.env[key] ?? '') };
}

/** A file or folder for what tools keep for their next run. */
export function cache(name) {
  return at('node_modules', '.cache', 'stratascope', name);
}

/** The same for checks and tests: what Node has compiled is kept. Not where starting is what is measured. */
export function cachingEnv() {
  return { ...toolEnv(), NODE_COMPILE_CACHE: cache('compiled') };
}

/** Runs a tool of node_modules by its script, under Node 24; its output goes to the terminal. Returns the exit code. */
export function runTool(script, args, options = {}) {
  const { status } = spawnSync(node24, [at('node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnv(),
    ...options,
  });
  return status ?? 1;
}

/** `npm ci` when node_modules is missing, incomplete, or of another lockfile. */
export function ensureInstalled() {
  const mark = at('node_modules', '.installed-from');
  const wanted = digest([at('package-lock.json'), at('package.json')]);
  if (fs.existsSync(node24) && (read(mark) === wanted || installedByHand(mark))) return;
  console.log('Installing the dependencies (once, about a minute)…');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Under `npm start` npm says where it is; a script run by hand finds it on the PATH.
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) execFileSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' });
  else execFileSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  fs.writeFileSync(mark, wanted);
}

/** Somebody ran `npm ci` or `npm install` after the lockfile had last changed. */
function installedByHand(mark) {
  const changedMs = (file) => (fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0);
  const installedMs = changedMs(at('node_modules', '.package-lock.json'));
  return (
    !fs.existsSync(mark) && installedMs > Math.max(changedMs(at('package-lock.json')), changedMs(at('package.json')))
  );
}

/** Builds dist/ when a source differs from what it was built from. */
export function ensureBuilt() {
  const mark = at('dist', '.built-from');
  const wanted = digest([
    ...['electron', 'renderer', 'shared'].flatMap((dir) => filesBelow(at(dir))),
    ...['vite.config.ts', 'package.json', 'package-lock.json', 'resources/scripts/build-kernel.ts'].map((name) =>
      at(name),
    ),
  ]);
  if (read(mark) === wanted) return;
  console.log('Building…');
  // A test that asks for it has an environment in which the page would be built for development.
  const env = { ...toolEnv(), NODE_ENV: 'production' };
  if (runTool('vite/bin/vite.js', ['build', '--app', '--logLevel', 'warn'], { env }) !== 0) {
    throw new Error('The build failed; its messages are above');
  }
  fs.writeFileSync(mark, wanted);
}

function filesBelow(dir) {
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file));
  return hash.digest('hex');
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** For scripts: what went wrong as one sentence, not a stack. */
export function orExplain(run) {
  Promise.resolve()
    .then(run)
    .catch((error) => {
      console.error(error.message);
      process.exit(1);
    });
}
