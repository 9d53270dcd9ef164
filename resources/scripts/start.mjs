// `npm start`: opens the desktop app or, with --browser or where there can be none, the viewer in a browser.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureElectron } from './electron-binary.mjs';
import { ensureBuilt, ensureInstalled, node24, orExplain, root } from './set-up.mjs';

/** What Electron says on stderr when it cannot open a window here. */
const NO_WINDOW = /sandbox|cannot open display|missing x server|ozone_platform|wayland/i;
/** Later than this it was running, and its end is the user's. */
const STARTING_MS = 15_000;

orExplain(async () => {
  const { values, positionals } = parseArgs({
    options: { browser: { type: 'boolean' }, data: { type: 'string' } },
    allowPositionals: true,
  });
  // npm runs scripts in the project's folder; the user's is where a relative path was meant.
  const from = process.env.INIT_CWD ?? process.cwd();
  const files = positionals.map((file) => path.resolve(from, file));
  const data = values.data === undefined ? [] : ['--data', path.resolve(from, values.data)];

  ensureInstalled();
  ensureBuilt();
  const reason = values.browser ? 'as asked' : ((await openDesktop([...data, ...files])) ?? undefined);
  if (reason === undefined) return;
  console.log(`Opening the viewer in a browser (${reason}).`);
  const open = hasDisplay() ? ['--open'] : [];
  process.exitCode = await run(node24, ['--max-semi-space-size=8', 'dist/cli.js', 'serve', ...open, ...data, ...files])
    .ended;
});

/** Resolves when the app has been closed; with a reason when it could not open at all. */
async function openDesktop(args) {
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    if (!hasDisplay()) return 'this machine has no display';
    if (process.platform === 'linux' && process.getuid() === 0) return 'Electron’s sandbox does not run as root';
  }
  const electron = ensureElectron();
  if ('reason' in electron) return electron.reason;
  const startedMs = Date.now();
  let said = '';
  const { child, ended } = run(electron.executable, [root, ...args], ['inherit', 'inherit', 'pipe']);
  child.stderr.on('data', (chunk) => {
    process.stderr.write(chunk);
    if (said.length < 65_536) said += chunk;
  });
  const code = await ended;
  if (code !== 0 && Date.now() - startedMs < STARTING_MS && NO_WINDOW.test(said))
    return 'Electron could not open a window here';
  process.exitCode = code;
  return undefined;
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** In the foreground: our end is the child's. The terminal's Ctrl+C reaches both; other signals are handed on. */
function run(command, args, stdio = 'inherit') {
  const child = spawn(command, args, { cwd: root, stdio });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
  return { child, ended };
}
