// The browser host, `stratascope serve`: the engine and its viewer over HTTP on loopback, until it is stopped.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { errorShape, StratascopeError } from '../shared/errors.ts';
import { Engine } from './engine/engine.ts';
import { waitForServer } from './engine/store/open-store.ts';
import { ApiToken } from './http/api-token.ts';
import type { HttpServer, HttpServerOptions } from './http/http-server.ts';
import { reportCrashes } from './log/crash-report.ts';
import { logEngine } from './log/engine-log.ts';
import type { LogLevel } from './log/log-level.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { withoutPaths } from './log/redact.ts';
import { print, say, warn } from './log/terminal.ts';
import { logRequest } from './http/request-log.ts';

/** Where the parts of the program are; only the entry file knows. */
export interface Installation {
  readonly workerUrl: URL;
  readonly rendererDir: string;
  readonly sampleFile: string;
}

export interface ServeOptions extends Installation {
  readonly dataDir: string;
  /** A library on a server, as `postgres://…`; absent: the one in `dataDir`. */
  readonly store?: string | undefined;
  readonly version: string;
  /** Files to import and show. */
  readonly files: readonly string[];
  readonly port?: number;
  /** The address to listen on; absent: the loopback addresses. */
  readonly host?: string;
  /** Further names of this machine, with the port if it differs. */
  readonly allowedHost?: readonly string[];
  /** Serves the API without the viewer. */
  readonly apiOnly?: boolean;
  /** Largest uploaded file, in MB. */
  readonly maxUpload?: number;
  /** Whether reading needs a token, too. */
  readonly token: boolean;
  readonly logLevel: LogLevel;
  readonly open?: boolean;
  readonly json?: boolean;
}

const DEFAULT_PORT = 7374;

/** Resolves when the server has been stopped by Ctrl+C or SIGTERM. */
export async function serve(options: ServeOptions): Promise<void> {
  const log = await startLog(options);
  try {
    await serveUntilStopped(options, log);
  } catch (error) {
    log.fatal({ err: error }, 'failed');
    throw error;
  } finally {
    log.info('stop');
  }
}

async function serveUntilStopped(options: ServeOptions, log: Logger): Promise<void> {
  const { dataDir, store, workerUrl, rendererDir, sampleFile, version, token, host, apiOnly = false } = options;
  if (store !== undefined) await waitForServer(store);
  const onWorkerDeath = (reason: string): void => log.error({ reason: withoutPaths(reason) }, 'worker died');
  // Loads the server while another thread opens the library.
  const loading = import('./http/http-server.ts');
  const engine = await Engine.open({ dataDir, workerUrl, sampleFile, store, onWorkerDeath });
  logEngine(engine, log);
  if (!apiOnly) engine.expectImports();
  let server: HttpServer | undefined;
  try {
    const apiToken = await ApiToken.open(dataDir);
    if (host !== undefined) {
      warn(`Warning: ${host} can be reached from other machines, and what is sent there is not encrypted`);
    }
    server = await listen(
      (await loading).serveHttp,
      {
        ...{ engine, version, host, token: apiToken, openReads: !token },
        rendererDir: apiOnly ? undefined : rendererDir,
        onAnswered: (answered) => logRequest(log, answered),
        allowedHosts: options.allowedHost,
        maxUploadBytes: options.maxUpload === undefined ? undefined : options.maxUpload * 1e6,
      },
      options.port,
    );
    const stopped = untilStopped();
    announce(server, options, apiToken.file);
    if (options.open && !apiOnly) openBrowser(server.url);
    engine.on({ problem: ({ message }) => warn(message) });
    await engine.intake.openFiles(options.files);
    await stopped;
  } finally {
    await server?.close();
    await engine.close();
  }
}

/** Starts the log in the folder `logs` of the data folder, where crash reports go as well. */
async function startLog({ dataDir, version, logLevel }: ServeOptions): Promise<Logger> {
  const dir = path.join(dataDir, 'logs');
  const log = await createLogger({ dir, name: 'server', level: logLevel });
  reportCrashes({ dir, version }, log, (error) => {
    warn(errorShape(error).message);
    process.exit(1);
  });
  log.info({ version, platform: process.platform, node: process.versions.node }, 'start');
  return log;
}

function announce(server: HttpServer, { json, apiOnly }: ServeOptions, tokenFile: string): void {
  const { url: api } = server.status();
  if (json) print({ url: apiOnly ? api : server.url, port: server.port, api, tokenFile });
  else {
    if (!apiOnly) say(`Stratascope is served at ${server.url}`, 'The link works once.');
    say(`The API is at ${api}, its documentation at ${api}/docs, its token in ${tokenFile}`);
    say('Ctrl+C stops the server.');
  }
}

/** Listens on the requested port, which must be free, or on the default port, or on any if that is taken. */
async function listen(
  serveHttp: (options: HttpServerOptions) => Promise<HttpServer>,
  options: Omit<HttpServerOptions, 'port'>,
  port: number | undefined,
): Promise<HttpServer> {
  try {
    return await serveHttp({ ...options, port: port ?? DEFAULT_PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (port === undefined) return serveHttp({ ...options, port: 0 });
    throw new StratascopeError('bad_input', `Expected a free port but ${port} is in use; choose another with --port`, {
      cause: error,
    });
  }
}

/** Resolves at Ctrl+C or SIGTERM. The handlers stay, so that a second Ctrl+C does not cut the clean-up short. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

/** Opens a browser. A failure is ignored, as the link is printed, too. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '""', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  try {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.on('error', () => undefined);
    child.unref();
  } catch (error) {
    warn(`No browser could be opened (${errorShape(error).message}); open the link above`);
  }
}
