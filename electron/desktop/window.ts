// Creates the desktop's window, whose page has nothing but its preload script; guard.ts keeps it at the viewer.
import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import type { WindowState } from '../engine/preferences.ts';
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
  reloadAfterCrash(window, options.pageGone);
  return window;
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
