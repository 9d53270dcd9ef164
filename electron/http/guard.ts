// In: a request's headers. Out: whether it may go on. Loopback alone is no protection, for every page that a browser shows can reach it.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from './http-error.ts';

/** What may be known of a request before it is let in. */
export type Visitor = 'owner' | 'reader' | 'stranger';

interface GuardOptions {
  /** Reading needs no token; writing always does. */
  readonly openReads: boolean;
  /** Asked at every request, for it may be renewed. */
  readonly token: { readonly value: string };
  /** Names beside the loopback ones under which we are reached, `name` or `name:port`. */
  readonly allowedHosts?: readonly string[] | undefined;
}

export class Guard {
  openReads: boolean;
  readonly #token: { readonly value: string };
  readonly #allowedHosts: readonly string[];
  readonly #session = randomBytes(32).toString('base64url');
  #link: string | undefined = randomBytes(32).toString('base64url');
  #authorities: ReadonlySet<string> = new Set();
  #port = 0;
  #name = '127.0.0.1';

  constructor({ openReads, token, allowedHosts = [] }: GuardOptions) {
    this.openReads = openReads;
    this.#token = token;
    this.#allowedHosts = allowedHosts;
  }

  /** The port is known once the server listens; before that nothing is let in. `name`: how links name us. */
  listen(port: number, name: string | undefined): void {
    this.#port = port;
    this.#name = name ?? this.#name;
    const named = this.#allowedHosts.map((host) => (/:\d+$/.test(host) ? host : `${host}:${port}`).toLowerCase());
    this.#authorities = new Set([...['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`), ...named]);
  }

  get port(): number {
    return this.#port;
  }

  /** Where the page is opened: the token in it works once. */
  get oneTimeUrl(): string {
    return `http://${this.#name}:${this.#port}/?token=${this.#link ?? ''}`;
  }

  /** The session cookie for the right token, once; undefined for any other. */
  redeem(token: string): string | undefined {
    if (this.#link === undefined || !equal(token, this.#link)) return undefined;
    this.#link = undefined;
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /**
   * Of whom the request is. `target` is its raw path and query. Throws 421 or 403 for anything that another site or
   * name could have sent, 401 for a wrong bearer token even where none is needed: its sender believes to be let in by it.
   */
  admit(headers: IncomingHttpHeaders, target: string): Visitor {
    // A page of another site that resolves its own name to 127.0.0.1 still sends that name.
    if (!this.#authorities.has(headers.host?.toLowerCase() ?? '') || !target.startsWith('/')) {
      throw new HttpError(421, 'This server answers only to its own address');
    }
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    const foreign = origin !== undefined && !this.#authorities.has(origin.toLowerCase().replace(/^http:\/\//, ''));
    // Another port of this machine is `same-site`. The printed link may be followed from elsewhere; its token decides.
    const link =
      headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document' && /^\/(\?|$)/.test(target);
    if (foreign || ((site === 'cross-site' || site === 'same-site') && !link)) {
      throw new HttpError(403, 'Requests of other sites are refused');
    }
    if (headers.authorization !== undefined) {
      const [, token = ''] = /^Bearer +(\S+)$/i.exec(headers.authorization) ?? [];
      if (equal(token, this.#token.value)) return 'owner';
      throw unauthorized('This is not the token of this server');
    }
    if (equal(this.#cookieOf(headers), this.#session)) return 'owner';
    return this.openReads ? 'reader' : 'stranger';
  }

  /** Cookies are shared by all ports of a host, so the name says whose it is. */
  get #cookieName(): string {
    return `stratascope_${this.#port}`;
  }

  #cookieOf(headers: IncomingHttpHeaders): string {
    const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const ours = pairs.find((pair) => pair.startsWith(`${this.#cookieName}=`));
    return ours?.slice(this.#cookieName.length + 1) ?? '';
  }
}

export function unauthorized(detail: string): HttpError {
  return new HttpError(401, detail, { 'www-authenticate': 'Bearer' });
}

/** In the same time whatever the texts are. */
function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
