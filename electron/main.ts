// In: the desktop session's command line and events. Out: the running application: engine, window, menu, dialogs, app://.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  app,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
  type BrowserWindow,
} from 'electron';
import type { EventPayload } from '../shared/contract.ts';
import { errorShape, StratascopeError } from '../shared/errors.ts';
import { ENABLED_AT_START } from '../shared/menu.ts';
import { chooseExportPath, chooseImageLogs } from './desktop/dialogs.ts';
import { Engine } from './engine/engine.ts';
import { storeOf } from './engine/store/open-store.ts';
import { createHandlers, dispatch, type HostServices } from './handlers.ts';
import { ApiService } from './http/api-service.ts';
import { absolutePaths, EventRelay, registerIpc } from './desktop/ipc.ts';
import { reportCrashes, writeCrashReport } from './log/crash-report.ts';
import { logEngine } from './log/engine-log.ts';
import { DEFAULT_LOG_LEVEL, LOG_LEVELS, type LogLevel } from './log/log-level.ts';
import { createLogger } from './log/logger.ts';
import { withoutPaths } from './log/redact.ts';
import { logRequest } from './http/request-log.ts';
import { applyMenuState, menuTemplate, type MenuState } from './desktop/menu.ts';
import { SCHEME, serveViewer, VIEWER_URL } from './desktop/protocol.ts';
import { taskbarProgress } from './desktop/taskbar.ts';
import { TeamPassword } from './desktop/team-password.ts';
import { createWindow, denyPermissions } from './desktop/window.ts';
import { viewerSite } from './viewer-site.ts';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const commandLine = readCommandLine(process.argv.slice(1));

const AT_START: MenuState = { enabled: ENABLED_AT_START, checked: [] };

/** Files the OS or a second start asked for before the engine was there to take them. */
const filesToOpen = [...commandLine.files];
let openFiles = (paths: readonly string[]): void => void filesToOpen.push(...paths);

try {
  // Everything here must come before Electron is ready.
  prepareDataDir(commandLine.dataDir);
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFiles([path]);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  // The lock lies in the data folder: two libraries may be open side by side, one library only once.
  if (app.requestSingleInstanceLock({ files: commandLine.files })) run().catch(fail);
  else app.exit();
} catch (error) {
  fail(error);
}

interface CommandLine {
  readonly dataDir: string;
  /** A library on a server, for this session. */
  readonly store: string | undefined;
  /** `--log-level`; a word that is none is taken for the default. */
  readonly logLevel: LogLevel;
  /** Absolute. */
  readonly files: readonly string[];
}

/** Chromium's own switches are let through; `--data` wins over the environment, both over Electron's folder. */
function readCommandLine(args: string[]): CommandLine {
  const options = {
    data: { type: 'string' },
    store: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'log-level': { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const named = [values.data, process.env['STRATASCOPE_DATA'], values['user-data-dir']];
  const dataDir = named.find((dir) => typeof dir === 'string' && dir !== '');
  return {
    store: typeof values.store === 'string' ? values.store : undefined,
    dataDir: resolve(typeof dataDir === 'string' ? dataDir : app.getPath('userData')),
    logLevel: LOG_LEVELS.find((level) => level === values['log-level']) ?? DEFAULT_LOG_LEVEL,
    // Unpackaged, the first is the application's own folder: `electron . FILE`.
    files: positionals.slice(app.isPackaged ? 0 : 1).map((file) => resolve(file)),
  };
}

function prepareDataDir(dataDir: string): void {
  const chromiumDir = join(dataDir, 'chromium');
  mkdirSync(chromiumDir, { recursive: true });
  app.setPath('userData', dataDir);
  // Chromium's caches get a folder of their own, for the library may be shared with the other hosts.
  app.setPath('sessionData', chromiumDir);
}

/** A start that cannot go on: one sentence for the user. */
function fail(error: unknown): void {
  dialog.showErrorBox('Stratascope cannot start', errorShape(error).message);
  app.exit(1);
}

async function run(): Promise<void> {
  await app.whenReady();
  const logDir = app.getPath('logs');
  const log = await createLogger({ dir: logDir, name: 'desktop', level: commandLine.logLevel });
  const crashes = { dir: logDir, version: app.getVersion() };
  reportCrashes(crashes, log, (error) => {
    dialog.showErrorBox('Stratascope has stopped', errorShape(error).message);
    app.exit(1);
  });
  log.info({ version: app.getVersion(), platform: process.platform, versions: process.versions }, 'start');
  app.on('quit', () => log.info('stop'));
  const engine = await Engine.open({
    onWorkerDeath: (reason) => log.error({ reason: withoutPaths(reason) }, 'worker died'),
    dataDir: commandLine.dataDir,
    workerUrl: new URL('./worker.js', import.meta.url),
    sampleFile: beside('../resources/sample.csv.gz'),
    store: storeOf(commandLine.store),
    passwords: new TeamPassword(commandLine.dataDir, safeStorage, process.platform),
  });
  engine.expectImports();
  const api = await ApiService.open({
    engine,
    version: app.getVersion(),
    dataDir: commandLine.dataDir,
    onAnswered: (answered) => logRequest(log, answered),
  });
  closeBeforeQuit(async () => {
    await api.close();
    await engine.close();
  });

  let window: BrowserWindow | undefined;
  let menuState: MenuState = AT_START;
  const relay = new EventRelay();

  const updateMenu = (state: MenuState): void => {
    menuState = state;
    applyMenuState((id) => Menu.getApplicationMenu()?.getMenuItemById(id) ?? null, state);
  };
  const host: HostServices = {
    info: { host: 'desktop', version: app.getVersion(), platform: process.platform },
    chooseFiles: async () => (window ? chooseImageLogs(window) : []),
    chooseExportPath: async (name, kind) => (window ? chooseExportPath(window, name, kind) : undefined),
    reveal: (path) => shell.showItemInFolder(path),
    api,
    showLogs: async () => {
      const problem = await shell.openPath(logDir);
      if (problem) throw new StratascopeError('internal', `The folder of the logs could not be shown: ${problem}`);
    },
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    updateMenu,
  };
  // Before the window: it opens in the right colours.
  host.applyTheme(engine.preferences.viewer.preferences.theme);
  const handlers = createHandlers(engine, host);

  /** For what the user asked outside the page: a failure has no caller to answer, so it is shown. */
  const attempt = (name: string, input: object): void => {
    void dispatch(handlers, name, input).then((reply) => {
      if (!reply.ok && reply.error.code !== 'cancelled') engine.emit('problem', { message: reply.error.message });
    });
  };
  const showMenu = (): void => {
    const actions = {
      command: (id: string) => {
        // On a Mac the menu outlives the window.
        if (!window) openWindow();
        if (id === 'import') attempt('import.choose', {});
        else engine.emit('command', { id });
      },
      openRecent: (index: number) => attempt('recent.open', { index }),
      clearRecent: () => attempt('recent.clear', {}),
    };
    const template = menuTemplate(menuState, engine.intake.recentFiles(), actions, process.platform);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };

  const openWindow = (): void => {
    window = createWindow({
      preload: beside('./preload.cjs'),
      state: engine.preferences.windowState,
      saveState: (state) => engine.preferences.setWindowState(state),
      pageGone: (reason) => {
        const error = new StratascopeError('internal', `The page ended (${reason})`);
        log.error({ err: error }, 'page gone');
        writeCrashReport(crashes, 'page', error);
      },
    });
    window.on('closed', () => {
      window = undefined;
      updateMenu(AT_START);
    });
    relay.attach(window.webContents);
    window.loadURL(VIEWER_URL).catch(fail);
  };
  const focusWindow = (): void => {
    if (!window) openWindow();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  };

  denyPermissions(session.defaultSession);
  protocol.handle(SCHEME, serveViewer(viewerSite(engine, beside('./renderer'))));
  registerIpc(ipcMain, {
    page: () => window?.webContents,
    dispatch: (name, input) => dispatch(handlers, name, input),
    offerFiles: (paths) => void engine.intake.offerFiles(paths),
    listening: () => relay.flush(),
  });
  logEngine(engine, log);
  engine.onEvent((event) => {
    relay.send(event);
    if (event.name === 'recent') showMenu();
    if (event.name === 'jobs') window?.setProgressBar(taskbarProgress(event.payload as EventPayload<'jobs'>));
  });
  showMenu();
  openWindow();

  openFiles = (paths) => void engine.intake.openFiles(paths);
  if (filesToOpen.length > 0) openFiles(filesToOpen);
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const files = absolutePaths((data as { files?: unknown } | null)?.files);
    if (files) openFiles(files);
    focusWindow();
  });
  app.on('activate', focusWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** Holds the end back until the API has drained, and the engine has cancelled what is under way and closed the library. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closing = false;
  // Not before-quit: the window still has its state to save when it closes.
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    close()
      .catch((error: unknown) => console.error(errorShape(error).message))
      .finally(() => app.exit());
  });
}
