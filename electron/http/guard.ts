// Decides by its headers whether a request may go on, because every web page can send requests to loopback.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HttpError } from './http-error.ts';

/** Who sent a request: the owner, somebody who may read, a browser that may load the files of the page, or a stranger. */
export type Visitor = 'owner' | 'reader' | 'browser' | 'stranger';

/** What the browser that opened the link gets. */
interface Session {
  /** The header that sets it. */
  readonly cookie: string;
  /** Other servers of this machine receive the cookie, because all ports of a host share theirs, but never this. */
  readonly key: string;
}

const KEY_HEADER = 'x-stratascope-key';

interface GuardOptions {
  /** Whether reading needs no token; writing always does. */
  readonly openReads: boolean;
  /** Read at every request, because the token may be renewed. */
  readonly token: { readonly value: string };
  /** Names besides the loopback ones under which the server is reached, `name` or `name:port`. */
  readonly allowedHosts?: readonly string[] | undefined;
}

export class Guard {
  openReads: boolean;
  readonly #token: { readonly value: string };
  readonly #allowedHosts: readonly string[];
  readonly #session = secret();
  readonly #key = secret();
  #link: string | undefined = secret();
  #authorities: ReadonlySet<string> = new Set();
  #origins: ReadonlySet<string> = new Set();
  #port = 0;
  #name = '127.0.0.1';

  constructor({ openReads, token, allowedHosts = [] }: GuardOptions) {
    this.openReads = openReads;
    this.#token = token;
    this.#allowedHosts = allowedHosts;
  }

  /** Sets the port, once the server listens; before, nothing is let in. `name`: the server's name in links. */
  listen(port: number, name: string | undefined): void {
    this.#port = port;
    this.#name = name ?? this.#name;
    const named = this.#allowedHosts.flatMap((host) => withPort(host.toLowerCase(), port));
    this.#authorities = new Set([...['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`), ...named]);
    // Only a proxy encrypts, and it has a name.
    this.#origins = new Set([
      ...[...this.#authorities].map((authority) => `http://${authority}`),
      ...named.map((authority) => `https://${authority}`),
    ]);
  }

  get port(): number {
    return this.#port;
  }

  /** The link that opens the page; the token in it works once. */
  get oneTimeUrl(): string {
    return `http://${this.#name}:${this.#port}/?token=${this.#link ?? ''}`;
  }

  /** Exchanges the token of the link for a session, once; undefined for any other token. */
  redeem(token: string): Session | undefined {
    if (this.#link === undefined || !equal(token, this.#link)) return undefined;
    this.#link = undefined;
    return { cookie: `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`, key: this.#key };
  }

  /**
   * Tells who sent a request. `target` is its raw path and query. Throws 421 or 403 for anything that another site or name
   * could have sent, and 401 for a wrong bearer token, even where none is needed, because its sender relies on it.
   */
  admit(headers: IncomingHttpHeaders, target: string): Visitor {
    // DNS rebinding: a page of another site whose name resolves to 127.0.0.1 still sends that name as the host.
    if (!this.#authorities.has(headers.host?.toLowerCase() ?? '') || !target.startsWith('/')) {
      throw new HttpError(421, 'This server answers only to its own address');
    }
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    const foreign = origin !== undefined && !this.#origins.has(origin.toLowerCase());
    // Pages on other ports of this machine are `same-site`. Following the printed link is allowed from anywhere.
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
    const key = keyOf(headers, target);
    const hasCookie = equal(this.#cookieOf(headers), this.#session);
    if (hasCookie && key !== undefined && equal(key, this.#key)) return 'owner';
    if (this.openReads) return 'reader';
    return hasCookie && key === undefined ? 'browser' : 'stranger';
  }

  /** The port is part of the name, because all ports of a host share their cookies. */
  get #cookieName(): string {
    return `stratascope_${this.#port}`;
  }

  #cookieOf(headers: IncomingHttpHeaders): string {
    const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const ours = pairs.find((pair) => pair.startsWith(`${this.#cookieName}=`));
    return ours?.slice(this.#cookieName.length + 1) ?? '';
  }
}

/** As clients write it in `Host`: they leave a port out where it is that of http or https, as a proxy's often is. */
function withPort(host: string, port: number): string[] {
  const [, name, given] = /^(.*?)(?::(\d+))?$/.exec(host)!;
  if (given === undefined) return [`${name}:${port}`];
  return given === '80' || given === '443' ? [host, name!] : [host];
}

export function unauthorized(detail: string): HttpError {
  return new HttpError(401, detail, { 'www-authenticate': 'Bearer' });
}

/** Links and event streams, which cannot send headers, have it in their address. */
function keyOf(headers: IncomingHttpHeaders, target: string): string | undefined {
  const sent = headers[KEY_HEADER] ?? new URLSearchParams(target.split('?', 2)[1]).get('key') ?? undefined;
  return Array.isArray(sent) ? sent.join() : sent;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares two texts in constant time. */
function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
