// The stand-in for Electron's `WebContents` on a Chromium page: loading, events, messages to and from preload.
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { send, sessions } from './chromium.mjs';
import { invoke, ipcMain } from './ipc.mjs';
import { pressAccelerator } from './menu.mjs';
import { askAboutNavigation } from './navigation.mjs';
import { fromHttp, toHttp } from './schemes.mjs';

/** The name that DevTools shows for the preload script's world in Electron. */
const WORLD = 'Electron Isolated Context';
const page = (name) => fs.readFileSync(path.join(import.meta.dirname, 'page', name), 'utf8');
const [CODEC, WORLDS, PRELOAD] = ['codec.js', 'worlds.js', 'preload-world.js'].map(page);
const codec = new Function(`${CODEC}; return createCodec();`)();

export class WebContents extends EventEmitter {
  mainFrame = { url: '', parent: null };
  #session;
  #context;
  #opened;
  #loaded;
  /** The next navigation is the main process's own, about which nobody is asked. */
  #isOwn = false;
  #destroyed = false;

  constructor(window, options) {
    super();
    this.window = window;
    this.id = window.id;
    this.#opened = this.#open(options);
  }

  async #open({ width, height, webPreferences }) {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height });
    this.targetId = targetId;
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    this.#session = sessionId;
    sessions.set(sessionId, (method, params) => this.#onEvent(method, params));
    await this.#send('Page.enable');
    await this.#send('Runtime.enable');
    await this.#send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
    await this.#resize(width, height);
    await this.#send('Runtime.addBinding', { name: '__standInSend', executionContextName: WORLD });
    const inPage = (script, worldName) =>
      this.#send('Page.addScriptToEvaluateOnNewDocument', { source: `(() => { ${script} })()`, worldName });
    await inPage(`${WORLDS}; connectWorlds('main');`);
    const script = webPreferences?.preload ? fs.readFileSync(webPreferences.preload, 'utf8') : '';
    const facts = JSON.stringify({ platform: process.platform, versions: process.versions });
    const run = `(require, module, exports, process) => {${script}\n}`;
    const start = `runPreload(createCodec(), connectWorlds('preload'), ${facts}, ${run});`;
    await inPage(`${CODEC}; ${WORLDS}; ${PRELOAD}; ${start}`, WORLD);
  }

  #send(method, params) {
    return send(method, params, this.#session);
  }

  #resize(width, height) {
    return this.#send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false });
  }

  #onEvent(method, params) {
    switch (method) {
      case 'Fetch.requestPaused': {
        const stays = !this.#isOwn && askAboutNavigation(this, params);
        this.#isOwn = false;
        const answer = stays ? ['Fetch.failRequest', { errorReason: 'Aborted' }] : ['Fetch.continueRequest'];
        this.#send(answer[0], { requestId: params.requestId, ...answer[1] }).catch(() => {});
        break;
      }
      case 'Page.frameStartedNavigating': {
        const isSameDocument = /same-?document/i.test(params.navigationType);
        this.emit('did-start-navigation', { url: fromHttp(params.url), isMainFrame: true, isSameDocument });
        break;
      }
      case 'Page.frameNavigated':
        if (params.frame.parentId) break;
        this.mainFrame.url = fromHttp(params.frame.url);
        this.emit('did-navigate', {}, this.mainFrame.url);
        break;
      case 'Runtime.executionContextCreated':
        if (params.context.name === WORLD) this.#context = params.context.id;
        break;
      case 'Runtime.bindingCalled':
        void this.#receive(codec.decode(params.payload));
        break;
      case 'Page.loadEventFired':
        this.emit('did-finish-load', {});
        this.#loaded?.();
        break;
      case 'Inspector.targetCrashed':
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
        break;
    }
  }

  async #receive({ id, channel, args, key }) {
    if (key) {
      pressAccelerator(key);
      return;
    }
    const event = { sender: this, senderFrame: this.mainFrame };
    if (id === undefined) ipcMain.emit(channel, event, ...args);
    else this.#deliver({ id, ...(await invoke(event, channel, args)) });
  }

  #deliver(message) {
    if (this.#destroyed || this.#context === undefined) return;
    const expression = `__standInReceive(${JSON.stringify(codec.encode(message))})`;
    // The page may go at any moment; then the message is lost, as it is in Electron.
    this.#send('Runtime.evaluate', { expression, contextId: this.#context }).catch(() => {});
  }

  send(channel, ...args) {
    this.#deliver({ channel, args });
  }

  getURL() {
    return this.mainFrame.url;
  }

  async loadURL(url) {
    await this.#opened;
    const loaded = new Promise((resolve) => (this.#loaded = resolve));
    this.#isOwn = true;
    const { errorText } = await this.#send('Page.navigate', { url: toHttp(url) });
    if (errorText) throw new Error(`${errorText} (-2) loading '${url}'`);
    await loaded;
  }

  reload() {
    this.#isOwn = true;
    void this.#send('Page.reload');
  }

  forcefullyCrashRenderer() {
    // Fails by succeeding: who would answer is gone.
    this.#send('Page.crash').catch(() => {});
  }

  async executeJavaScript(expression) {
    const { result } = await this.#send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return result.value;
  }

  /**
   * The page is told that it goes, as when its window is closed, and what it sends then still arrives. Told by a made-up
   * event: of what a page sends in its real last moment, DevTools no longer hears.
   */
  async leave() {
    await this.#opened;
    await this.#send('Runtime.evaluate', { expression: `dispatchEvent(new PageTransitionEvent('pagehide'))` });
  }

  async setSize(width, height) {
    await this.#opened;
    if (!this.#destroyed) await this.#resize(width, height);
  }

  setWindowOpenHandler() {}

  isDestroyed() {
    return this.#destroyed;
  }

  close() {
    this.window.close();
  }

  /** Called by the window as it goes. */
  destroy() {
    this.#destroyed = true;
    this.emit('destroyed');
    void this.#opened.then(() => {
      sessions.delete(this.#session);
      return send('Target.closeTarget', { targetId: this.targetId });
    });
  }
}
