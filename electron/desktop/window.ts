// Creates the desktop's window, locked down so that it can show nothing but the viewer.
import { BrowserWindow, dialog, nativeTheme, screen, type Session } from 'electron';
import type { WindowState } from '../engine/preferences.ts';
import { VIEWER_URL } from './protocol.ts';
import { placeOnScreen } from './window-place.ts';

const DEFAULT_STATE: WindowState = { width: 1280, height: 820, maximized: false };
/** After more crashes than this within a minute the page is not loaded again, because that would not help. */
const MAX_RELOADS_A_MINUTE = 3;

interface WindowOptions {
  readonly preload: string;
  readonly state: WindowState | undefined;
  /** Called when the window is about to close. */
  saveState(state: WindowState): void;
  /** Called when the page's process has crashed. */
  readonly pageGone: (reason: string) => void;
}

/** Creates a hidden window, which shows itself when its first picture is ready. The caller calls `loadURL`. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = placeOnScreen(options.state ?? DEFAULT_STATE, areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 640,
    minHeight: 420,
    show: false,
    title: 'Stratascope',
    // The page's background colour in either theme, seen until the page paints.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#f6f7f9',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => options.saveState({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  stayInside(window);
  reloadAfterCrash(window, options.pageGone);
  return window;
}

/** Allows our page to write to the clipboard and denies every other permission, such as camera or reading the clipboard. */
export function denyPermissions(session: Session): void {
  const allowed = (permission: string, from: string): boolean =>
    permission === 'clipboard-sanitized-write' && `${from.replace(/\/$/, '')}/`.startsWith(VIEWER_URL);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(allowed(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
}

/** Keeps the window at the viewer: no navigation, no second window, no webview. */
function stayInside(window: BrowserWindow): void {
  const contents = window.webContents;
  contents.on('will-navigate', (event) => {
    if (event.url !== VIEWER_URL) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.url.startsWith(VIEWER_URL)) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Loads a crashed page again. Nothing is lost, because the library is in the main process. */
function reloadAfterCrash(window: BrowserWindow, pageGone: (reason: string) => void): void {
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    pageGone(reason);
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    if (crashes.length <= MAX_RELOADS_A_MINUTE) {
      window.webContents.reload();
      return;
    }
    dialog.showErrorBox(
      'The viewer keeps failing',
      `Its window ended ${crashes.length} times in a minute (${reason}).`,
    );
    window.destroy();
  });
}
