// The stand-in's parts under the names of the module `electron`. boot.mjs says what is missing.
import { EventEmitter } from 'node:events';
import { app, assertNotReady, assertReady } from './app.mjs';
import { ipcMain } from './ipc.mjs';
import { Menu, MenuItem } from './menu.mjs';
import { handlers } from './schemes.mjs';
import { BrowserWindow, webContents } from './window.mjs';

/** Nobody is there to answer a dialog: unless the test stubs it, it is cancelled. */
const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showMessageBox: async () => ({ response: 0, checkboxChecked: false }),
  showErrorBox: (title, content) => console.error(`${title}: ${content}`),
};

const protocol = {
  registerSchemesAsPrivileged: () => assertNotReady('protocol.registerSchemesAsPrivileged'),
  handle: (scheme, handler) => {
    assertReady('protocol.handle');
    handlers.set(scheme, handler);
  },
};

const session = {
  defaultSession: Object.assign(new EventEmitter(), {
    protocol,
    setPermissionRequestHandler() {},
    setPermissionCheckHandler() {},
    setDevicePermissionHandler() {},
    webRequest: { onBeforeRequest() {} },
  }),
};
// Before the application, which waits for the same.
void app.whenReady().then(() => app.emit('session-created', session.defaultSession));

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };
const screen = { getAllDisplays: () => [{ id: 1, bounds: workArea, workArea, scaleFactor: 1 }] };
const shell = { showItemInFolder() {}, openPath: async () => '' };
/** There is no OS to keep a key: passwords last as long as the application. */
const safeStorage = { isEncryptionAvailable: () => false };
const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false });

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
};
// Playwright's loader requires the module whole.
export default {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
};
