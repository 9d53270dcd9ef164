// Runs one headless Chromium and talks to it by the Chrome DevTools protocol.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Command-line switches by name; Playwright adds its own through app.commandLine. */
export const switches = new Map();
/** Receivers of events: session id -> (method, params) => void. */
export const sessions = new Map();

const waiting = new Map();
let child;
let socket;
let profile;
let lastId = 0;

const OWN_SWITCHES = [
  '--remote-debugging-port=0',
  '--no-startup-window',
  '--no-first-run',
  // Chromium refuses its sandbox to root, which is who builds run as.
  '--no-sandbox',
  '--headless=new',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--force-color-profile=srgb',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
];

/** Rejects when Chromium ends before it is listening; later, `onExit` is called. */
export async function startChromium(onExit) {
  profile = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-standin-'));
  const others = [...switches].filter(
    ([name]) => !/^(remote-debugging|user-data-dir|(dis|en)able-features)/.test(name),
  );
  child = spawn(
    process.env.STRATASCOPE_CHROMIUM ?? '/usr/bin/chromium',
    [`--user-data-dir=${profile}`, ...OWN_SWITCHES, ...others.map(([k, v]) => (v ? `--${k}=${v}` : `--${k}`))],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  process.on('exit', () => child.kill('SIGKILL'));
  const address = await new Promise((found, failed) => {
    let text = '';
    child.stderr.on('data', (data) => {
      text = (text + data).slice(-10_000);
      const line = /DevTools listening on (ws:\S+)/.exec(text);
      if (line) found(line[1]);
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`Chromium ended with ${code}: ${text}`)));
  });
  child.once('exit', onExit);
  socket = new WebSocket(address);
  await new Promise((opened, failed) => Object.assign(socket, { onopen: opened, onerror: failed }));
  socket.onmessage = ({ data }) => receive(JSON.parse(data));
  process.stderr.write(`DevTools listening on ${address}\n`); // Playwright waits for this line
}

export async function stopChromium() {
  if (child && child.exitCode === null && child.signalCode === null) {
    child.removeAllListeners('exit');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const giveUp = setTimeout(() => child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(giveUp);
  }
  if (profile) fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Rejects with the protocol's own message. */
export function send(method, params = {}, sessionId = undefined) {
  return new Promise((resolve, reject) => {
    const id = ++lastId;
    waiting.set(id, { resolve, reject, method });
    // From the event loop: what Playwright evaluates in this process runs outside of it, where Node's tick queue is not
    // drained, and a message written there may lie until something else happens.
    setImmediate(() => socket.send(JSON.stringify({ id, method, params, sessionId })));
  });
}

function receive({ id, method, params, sessionId, result, error }) {
  if (id === undefined) {
    sessions.get(sessionId)?.(method, params);
    return;
  }
  const call = waiting.get(id);
  waiting.delete(id);
  if (error) call.reject(new Error(`${call.method}: ${error.message}`));
  else call.resolve(result);
}
