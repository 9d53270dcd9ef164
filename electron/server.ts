// In: the wishes of `stratascope serve`. Out: the headless host: the engine and its viewer over loopback, until it is stopped.
import { spawn } from 'node:child_process';
import { errorShape, StratascopeError } from '../shared/errors.ts';
import { Engine } from './engine/engine.ts';
import { serveViewer, type ViewerServer, type ViewerServerOptions } from './http/viewer-server.ts';

/** Where the parts of the program lie; only an entry file knows. */
export interface Installation {
  readonly workerUrl: URL;
  readonly rendererDir: string;
  readonly sampleFile: string;
}

export interface ServeOptions extends Installation {
  readonly dataDir: string;
  readonly version: string;
  /** Imported and shown. */
  readonly files: readonly string[];
  readonly port?: number;
  /** false: reading needs no token. */
  readonly token: boolean;
  readonly open?: boolean;
  readonly json?: boolean;
}

const DEFAULT_PORT = 7374;

/** Resolves when the server has been stopped by Ctrl+C or SIGTERM. */
export async function serve(options: ServeOptions): Promise<void> {
  const { dataDir, workerUrl, rendererDir, sampleFile, version, token } = options;
  const engine = await Engine.open({ dataDir, workerUrl, sampleFile });
  let server: ViewerServer | undefined;
  try {
    server = await listen({ engine, rendererDir, version, openReads: !token }, options.port);
    const stopped = untilStopped();
    if (options.json) console.log(JSON.stringify({ url: server.url, port: server.port }));
    else {
      console.log(`Stratascope is served at ${server.url}`);
      console.log('The link works once. Ctrl+C stops the server.');
    }
    if (options.open) openBrowser(server.url);
    engine.onEvent(({ name, payload }) => {
      if (name === 'problem') console.error((payload as { message: string }).message);
    });
    await engine.openFiles(options.files);
    await stopped;
  } finally {
    await server?.close();
    await engine.close();
  }
}

/** An asked-for port must be free; the default one may be taken, then any will do. */
async function listen(options: Omit<ViewerServerOptions, 'port'>, port: number | undefined): Promise<ViewerServer> {
  try {
    return await serveViewer({ ...options, port: port ?? DEFAULT_PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (port === undefined) return serveViewer({ ...options, port: 0 });
    throw new StratascopeError('bad_input', `Expected a free port but ${port} is in use; choose another with --port`, {
      cause: error,
    });
  }
}

/** The handlers stay: a second Ctrl+C must not cut the clean-up short. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

/** The printed link remains when there is no browser to open. */
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
    console.error(`No browser could be opened (${errorShape(error).message}); open the link above`);
  }
}
