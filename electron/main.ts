// The desktop program: opens the engine, the API, the window and its menu, and closes them in order.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, ipcMain, nativeTheme, protocol, safeStorage, shell } from 'electron';
import { errorShape, StratascopeError } from '../shared/errors.ts';
import { debuggerRefusal, readCommandLine } from './desktop/command-line.ts';
import { chooseExportPath, chooseImageLogs, chooseLogFiles } from './desktop/dialogs.ts';
import { guardEverything } from './desktop/guard.ts';
import { absolutePaths, registerIpc } from './desktop/ipc.ts';
import type { MenuActions } from './desktop/menu.ts';
import { SCHEME, serveViewer } from './desktop/protocol.ts';
import { taskbarProgress } from './desktop/taskbar.ts';
import { TeamPassword } from './desktop/team-password.ts';
import { ViewerWindow } from './desktop/viewer-window.ts';
import { Engine } from './engine/engine.ts';
import { makeOwnFolder, openDataDir } from './engine/own-files.ts';
import { storeOf } from './engine/store/open-store.ts';
import { createDispatch, type HostServices } from './handlers.ts';
import { ApiService } from './http/api-service.ts';
import { logRequest } from './http/request-log.ts';
import { reportCrashes, writeCrashReport } from './log/crash-report.ts';
import { logEngine } from './log/engine-log.ts';
import { createLogger } from './log/logger.ts';
import { withoutPaths } from './log/redact.ts';
import { warn } from './log/terminal.ts';
import { viewerSite } from './viewer-site.ts';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const commandLine = readCommandLine(process.argv.slice(1), {
  isPackaged: app.isPackaged,
  userData: app.getPath('userData'),
});
const refusal = debuggerRefusal(app.isPackaged, (name) => app.commandLine.hasSwitch(name));
if (refusal !== undefined) {
  // Whoever wrote the switch reads the terminal, and no dialog has to be closed.
  warn(refusal);
  process.exit(1);
}

/** Files that the OS or a second start wants opened before the engine is ready. */
const filesToOpen = [...commandLine.files];
let openFiles = (paths: readonly string[]): void => void filesToOpen.push(...paths);

try {
  // Everything in this block must happen before Electron is ready.
  guardEverything(app);
  prepareDataDir(commandLine.dataDir);
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFiles([path]);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  // The lock is in the data folder, so that two libraries can be open side by side, but each only once.
  if (app.requestSingleInstanceLock({ files: commandLine.files })) run().catch(fail);
  else app.exit();
} catch (error) {
  fail(error);
}

function prepareDataDir(dataDir: string): void {
  const chromiumDir = join(dataDir, 'chromium');
  openDataDir(dataDir);
  makeOwnFolder(chromiumDir);
  app.setPath('userData', dataDir);
  // Chromium's caches get their own folder, because the other hosts may use the data folder, too.
  app.setPath('sessionData', chromiumDir);
}

/** Ends a start that cannot go on, with one sentence for the user. */
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
    opensInPlace: true,
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

  /** Makes a call that the user requested outside the page. A failure is shown, as there is no caller to answer. */
  const attempt = (name: string, input: object): void => {
    void dispatch(name, input).then((reply) => {
      if (!reply.ok && reply.error.code !== 'cancelled') engine.emit({ name: 'problem', payload: reply.error });
    });
  };
  const actions: MenuActions = {
    command: (id) => {
      // On a Mac the menu stays when the window is closed.
      if (!viewer.window) viewer.open();
      if (id === 'import') attempt('import.choose', {});
      else if (id === 'open-file') attempt('file.open', {});
      else engine.emit({ name: 'command', payload: { id } });
    },
    openRecent: (index) => attempt('recent.open', { index }),
    clearRecent: () => attempt('recent.clear', {}),
  };
  const viewer = new ViewerWindow({
    engine,
    preload: beside('./preload.cjs'),
    actions,
    pageGone: (reason) => {
      const error = new StratascopeError('internal', `The page ended (${reason})`);
      log.error({ err: error }, 'page gone');
      writeCrashReport(crashes, 'page', error);
    },
    failed: fail,
  });
  const host = hostServices(viewer, api, logDir);
  // Applied before the window opens, so that it has the right colours at once.
  host.applyTheme(engine.preferences.viewer.preferences.theme);
  const dispatch = createDispatch(engine, host);

  protocol.handle(SCHEME, serveViewer(viewerSite(engine, beside('./renderer'))));
  registerIpc(ipcMain, {
    page: () => viewer.window?.webContents,
    dispatch,
    offerFiles: (files) => void engine.intake.drop(files),
    listening: () => viewer.relay.flush(),
  });
  logEngine(engine, log);
  engine.onEvent((event) => viewer.relay.send(event));
  engine.on({
    recent: () => viewer.showMenu(),
    jobs: (jobs) => viewer.window?.setProgressBar(taskbarProgress(jobs)),
  });
  viewer.showMenu();
  viewer.open();

  openFiles = (paths) => void engine.intake.openFiles(paths);
  if (filesToOpen.length > 0) openFiles(filesToOpen);
  stayUntilQuit(viewer);
}

/** The services that the page needs of the desktop. */
function hostServices(viewer: ViewerWindow, api: ApiService, logDir: string): HostServices {
  return {
    info: { host: 'desktop', version: app.getVersion(), platform: process.platform },
    chooseFiles: async (wanted) => (viewer.window ? chooseImageLogs(viewer.window, wanted) : []),
    chooseLogFiles: async (lost) => (viewer.window ? chooseLogFiles(viewer.window, lost) : []),
    chooseExportPath: async (name, kind) => (viewer.window ? chooseExportPath(viewer.window, name, kind) : undefined),
    reveal: (path) => shell.showItemInFolder(path),
    api,
    showLogs: async () => {
      const problem = await shell.openPath(logDir);
      if (problem) throw new StratascopeError('internal', `The folder of the logs could not be shown: ${problem}`);
    },
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    updateMenu: (state) => viewer.updateMenu(state),
  };
}

/** A second start hands its files over to this one. On a Mac the program stays without a window and can open one again. */
function stayUntilQuit(viewer: ViewerWindow): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const files = absolutePaths((data as { files?: unknown } | null)?.files);
    if (files) openFiles(files);
    viewer.focus();
  });
  app.on('activate', () => viewer.focus());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** Delays quitting until the API has finished its answers and the engine has cancelled its jobs and closed the library. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closing = false;
  // Not `before-quit`, because the window still has to save its state when it closes.
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    close()
      .catch((error: unknown) => warn(errorShape(error).message))
      .finally(() => app.exit());
  });
}
