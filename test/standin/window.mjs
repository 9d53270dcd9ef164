// The stand-in for Electron's `BrowserWindow`, over a headless page.
import { EventEmitter } from 'node:events';
import { app, isPrevented, windows } from './app.mjs';
import { WebContents } from './web-contents.mjs';

let lastId = 0;

export class BrowserWindow extends EventEmitter {
  #bounds;
  #visible;
  #maximized = false;
  #destroyed = false;

  constructor({ x = 0, y = 0, width = 800, height = 600, show = true, webPreferences } = {}) {
    super();
    this.id = ++lastId;
    this.#bounds = { x, y, width, height };
    this.#visible = show;
    this.webContents = new WebContents(this, { width, height, webPreferences });
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}));
    windows.set(this.id, this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows() {
    return [...windows.values()];
  }
  static fromWebContents(contents) {
    return contents?.window ?? null;
  }
  static getFocusedWindow() {
    return this.getAllWindows()[0] ?? null;
  }

  loadURL(url) {
    return this.webContents.loadURL(url);
  }

  show() {
    this.#visible = true;
  }
  isVisible() {
    return this.#visible;
  }
  maximize() {
    this.#maximized = true;
  }
  isMaximized() {
    return this.#maximized;
  }
  isMinimized() {
    return false;
  }
  restore() {}
  focus() {
    this.emit('focus', {});
  }
  setProgressBar(progress) {
    this.progress = progress;
  }

  getBounds() {
    return { ...this.#bounds };
  }
  getNormalBounds() {
    return this.getBounds();
  }
  setBounds(bounds) {
    Object.assign(this.#bounds, bounds);
    void this.webContents.setSize(this.#bounds.width, this.#bounds.height);
  }

  isDestroyed() {
    return this.#destroyed;
  }
  /** Asks the listeners of `close`; false when one prevents it. Else the page is left, and then the window goes. */
  close() {
    if (isPrevented((event) => this.emit('close', event))) return false;
    void this.webContents.leave().finally(() => this.destroy());
    return true;
  }
  destroy() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size === 0) app.windowsClosed();
  }
}

export const webContents = {
  getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
  fromDevToolsTargetId: (id) => webContents.getAllWebContents().find((contents) => contents.targetId === id),
};
