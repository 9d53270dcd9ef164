// The desktop app's localhost API as a service: started, stopped and moved to another port while the app runs.
import { errorShape } from '../../shared/errors.ts';
import type { ApiStatus } from '../../shared/model/status.ts';
import type { Engine } from '../engine/engine.ts';
import type { ApiControl, ApiUpdate } from '../handlers.ts';
import { ApiToken } from './api-token.ts';
import type { Answered, HttpServer } from './http-server.ts';

interface ApiServiceOptions {
  readonly engine: Engine;
  readonly version: string;
  /** The folder in which the token is kept. */
  readonly dataDir: string;
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

/** Least time between two reports of the number of requests. */
const TELL_EVERY_MS = 1000;

export class ApiService implements ApiControl {
  readonly #options: ApiServiceOptions;
  readonly #token: ApiToken;
  #server: HttpServer | undefined;
  #lastError: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The last change; changes run one after another. */
  #changing: Promise<unknown> = Promise.resolve();

  private constructor(options: ApiServiceOptions, token: ApiToken) {
    this.#options = options;
    this.#token = token;
  }

  /** Starts the API if it was on last time. A port that is taken is reported in the status and does not stop the app. */
  static async open(options: ApiServiceOptions): Promise<ApiService> {
    const service = new ApiService(options, await ApiToken.open(options.dataDir));
    if (options.engine.preferences.api.enabled) await service.#start(options.engine.preferences.api.port);
    return service;
  }

  async status(): Promise<ApiStatus> {
    return this.#status();
  }

  update(change: ApiUpdate): Promise<ApiStatus> {
    const changed = this.#changing.then(() => this.#apply(change));
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  async close(): Promise<void> {
    await this.#changing;
    await this.#stop();
  }

  async #apply({ enabled, port, openReads, newToken }: ApiUpdate): Promise<ApiStatus> {
    const { preferences } = this.#options.engine;
    const on = enabled ?? this.#server !== undefined;
    const wanted = port ?? preferences.api.port;
    this.#lastError = undefined;
    if (on && this.#server?.port !== wanted && !(await this.#start(wanted))) return this.#tell();
    if (!on) await this.#stop();
    if (openReads !== undefined) this.#server?.setOpenReads(openReads);
    if (newToken) await this.#token.renew();
    preferences.setApi({ enabled: on, port: wanted, openReads: openReads ?? preferences.api.openReads });
    return this.#tell();
  }

  /** Starts on a port. The old server goes on until the new one listens, and stays if that fails. */
  async #start(port: number): Promise<boolean> {
    const { engine, version, onAnswered } = this.#options;
    const before = this.#server;
    try {
      // Loaded only when the API is switched on, so that the app starts without it.
      const { serveHttp } = await import('./http-server.ts');
      this.#server = await serveHttp({
        engine,
        version,
        port,
        token: this.#token,
        openReads: engine.preferences.api.openReads,
        onAnswered: (answered) => {
          this.#timer ??= setTimeout(() => this.#tell(), TELL_EVERY_MS);
          onAnswered?.(answered);
        },
      });
    } catch (error) {
      this.#lastError = sentenceOf(error, port);
      return false;
    }
    await before?.close();
    return true;
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.close();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #status(): ApiStatus {
    const { port, openReads } = this.#options.engine.preferences.api;
    const off = {
      enabled: false,
      port,
      url: `http://127.0.0.1:${port}`,
      token: this.#token.value,
      openReads,
      requests: 0,
    };
    const status = this.#server?.status() ?? off;
    return this.#lastError === undefined ? status : { ...status, lastError: this.#lastError };
  }

  #tell(): ApiStatus {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const status = this.#status();
    this.#options.engine.emit({ name: 'api', payload: status });
    return status;
  }
}

function sentenceOf(error: unknown, port: number): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Expected a free port but ${port} is in use by another program; choose another`;
  if (code === 'EACCES') return `Expected a port this user may open but received ${port}; choose another`;
  return errorShape(error).message;
}
