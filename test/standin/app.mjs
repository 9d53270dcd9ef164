// The stand-in for Electron's `app`: ready, paths, quitting, one instance for each user-data folder.
import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { startChromium, stopChromium, switches } from './chromium.mjs';
import { startSchemes } from './schemes.mjs';
import { lockInstance } from './single-instance.mjs';

const { appPath, manifest } = globalThis.__standIn;

/** Open windows by id; window.mjs keeps it. */
export const windows = new Map();

let ready = false;
let resolveReady;
const whenReady = new Promise((resolve) => (resolveReady = resolve));
let unlock = () => {};
let ending = false;

class App extends EventEmitter {
  name = manifest.productName ?? manifest.name;
  /** Electron's own variable. */
  isPackaged = 'ELECTRON_FORCE_IS_PACKAGED' in process.env;
  #quitting = false;
  commandLine = {
    appendSwitch: (name, value) => switches.set(name, value),
    hasSwitch: (name) => switches.has(name) || process.argv.some((arg) => arg.split('=')[0] === `--${name}`),
    getSwitchValue: (name) => switches.get(name) ?? '',
  };
  #paths = new Map([
    ['home', os.homedir()],
    ['temp', os.tmpdir()],
    ['userData', path.join(os.homedir(), '.config', this.name)],
  ]);

  enableSandbox() {
    assertNotReady('app.enableSandbox');
  }
  whenReady() {
    return whenReady;
  }
  isReady() {
    return ready;
  }
  getName() {
    return this.name;
  }
  getVersion() {
    return manifest.version;
  }
  getAppPath() {
    return appPath;
  }
  getPath(name) {
    // As on Linux: inside the user data, wherever that has been put.
    if (name === 'logs') return path.join(this.#paths.get('userData'), 'logs');
    if (!this.#paths.has(name)) throw new Error(`Failed to get '${name}' path`);
    return this.#paths.get(name);
  }
  setPath(name, folder) {
    this.#paths.set(name, folder);
  }

  requestSingleInstanceLock(additionalData = {}) {
    const release = lockInstance(this.getPath('userData'), additionalData, ({ argv, cwd, data }) => {
      this.emit('second-instance', {}, argv, cwd, data);
    });
    if (release) unlock = release;
    return release !== undefined;
  }

  /** Asks the windows and the listeners, as Electron does: each may prevent it. */
  quit() {
    if (this.#quitting || isPrevented((event) => this.emit('before-quit', event))) return;
    this.#quitting = true;
    for (const window of windows.values()) this.#quitting &&= window.close();
    if (windows.size === 0) this.windowsClosed();
  }

  /** Called when the last window has gone. */
  windowsClosed() {
    if (this.#quitting) {
      this.#quitting = false;
      if (!isPrevented((event) => this.emit('will-quit', event))) this.exit(0);
    } else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  /** Ends at once, asking nobody. */
  exit(code = 0) {
    if (ending) return;
    ending = true;
    this.emit('quit', {}, code);
    unlock();
    // The profile is removed only when Chromium has let go of it.
    void stopChromium().finally(() => process.exit(code));
  }
}

export const app = new App();

/** True when a listener called preventDefault() on the event. */
export function isPrevented(emit) {
  let prevented = false;
  emit({ preventDefault: () => (prevented = true) });
  return prevented;
}

export function assertReady(what) {
  if (!ready) throw new Error(`${what} before app is ready`);
}

export function assertNotReady(what) {
  if (ready) throw new Error(`${what} should be called before app is ready`);
}

/** After the main script has run: Chromium starts and `ready` is emitted. */
export async function start() {
  if (ending) return;
  await startSchemes();
  await startChromium(() => app.exit(1));
  ready = true;
  resolveReady();
  app.emit('ready', {}, {});
}
