// In: a request's headers. Out: whether it may go on. Loopback alone is no protection: any page a browser shows can reach it.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  readonly status: 401 | 403 | 421;
  readonly message: string;
}

/** What may be known of a request before it is let in. */
export type Visitor = 'owner' | 'reader' | 'stranger';

export class Guard {
  readonly #openReads: boolean;
  readonly #session = randomBytes(32).toString('base64url');
  #link: string | undefined = randomBytes(32).toString('base64url');
  #authorities: ReadonlySet<string> = new Set();
  #port = 0;

  /** `openReads`: reading needs no token; writing always does. */
  constructor(openReads: boolean) {
    this.#openReads = openReads;
  }

  /** The port is known once the server listens; before that nothing is let in. */
  listen(port: number): void {
    this.#port = port;
    this.#authorities = new Set(['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`));
  }

  /** Where the page is opened: the token in it works once. */
  get oneTimeUrl(): string {
    return `http://127.0.0.1:${this.#port}/?token=${this.#link ?? ''}`;
  }

  /** The session cookie for the right token, once; undefined for any other. */
  redeem(token: string): string | undefined {
    if (this.#link === undefined || !equal(token, this.#link)) return undefined;
    this.#link = undefined;
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Of whom the request is; anything that another site or name could have sent is refused outright. */
  admit(headers: IncomingHttpHeaders): Visitor | Refusal {
    // A page of another site that resolves its own name to 127.0.0.1 still sends that name.
    if (!this.#authorities.has(headers.host?.toLowerCase() ?? '')) {
      return { status: 421, message: 'This server answers only to its own loopback address' };
    }
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    const foreign = origin !== undefined && !this.#authorities.has(origin.toLowerCase().replace(/^http:\/\//, ''));
    // Another port of this machine is `same-site`. A link followed from elsewhere is a top-level navigation; it carries the token or shows nothing.
    const navigation = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
    if (foreign || ((site === 'cross-site' || site === 'same-site') && !navigation)) {
      return { status: 403, message: 'Requests of other sites are refused' };
    }
    if (equal(this.#cookieOf(headers), this.#session)) return 'owner';
    return this.#openReads ? 'reader' : 'stranger';
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

/** In the same time whatever the texts are. */
function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
