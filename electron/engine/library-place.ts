// In: the user's choice of library, and how its calls fare. Out: where it is, whether it can be reached, and where the other one is.
import { StratascopeError } from '../../shared/errors.ts';
import type { LibraryStatus, TeamServer } from '../../shared/model/status.ts';
import type { Preferences } from './preferences.ts';
import { localLibrary, serverLibrary, teamServerOf, teamServerUrl, type StoreLocation } from './store/open-store.ts';

/** Where a host keeps the team server's password; in a host without such a place the library is chosen at its start. */
export interface PasswordKeeper {
  load(): Promise<string | undefined>;
  /** false: it is kept until the program ends and no longer. */
  save(password: string): Promise<boolean>;
}

/** What the user chooses: `store.choose`. Without a password, the one that is kept. */
export type LibraryChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'server'; readonly server: TeamServer; readonly password?: string | undefined };

export interface LibraryPlaceOptions {
  readonly dataDir: string;
  /** A library on a server, as `postgres://…`; else the one chosen in the settings, else this computer's. */
  readonly store?: string | undefined;
  /** Given by a host whose user may choose the library. */
  readonly passwords?: PasswordKeeper | undefined;
}

export class LibraryPlace {
  readonly #options: LibraryPlaceOptions;
  readonly #preferences: Preferences;
  #location: StoreLocation;
  #state: LibraryStatus['state'] = 'ready';
  #message: string | undefined;

  private constructor(options: LibraryPlaceOptions, preferences: Preferences, location: StoreLocation) {
    this.#options = options;
    this.#preferences = preferences;
    this.#location = location;
    this.#enter();
  }

  /** Throws `bad_input` when `store` is no URL of a library. */
  static async open(options: LibraryPlaceOptions, preferences: Preferences): Promise<LibraryPlace> {
    const { dataDir, store, passwords } = options;
    const { kind, server } = preferences.library;
    const location =
      store !== undefined
        ? serverLibrary(store)
        : passwords && kind === 'server' && server
          ? serverLibrary(teamServerUrl(server, await passwords.load()))
          : localLibrary(dataDir);
    return new LibraryPlace(options, preferences, location);
  }

  get location(): StoreLocation {
    return this.#location;
  }

  /** Chosen in the settings, and so no reason not to start when it cannot be reached. */
  get optional(): boolean {
    return this.#options.store === undefined && this.#location.kind === 'postgres';
  }

  status(): LibraryStatus {
    const onServer = this.#location.kind === 'postgres';
    const server =
      this.#location.kind === 'postgres' ? teamServerOf(this.#location.url) : this.#preferences.library.server;
    return {
      kind: onServer ? 'server' : 'local',
      state: this.#state,
      ...(server && { server }),
      ...(this.#message !== undefined && { message: this.#message }),
    };
  }

  /** true when that is news. */
  set(state: LibraryStatus['state'], message?: string): boolean {
    const news = state !== this.#state || message !== this.#message;
    this.#state = state;
    this.#message = message;
    return news;
  }

  /** Where a choice leads. Throws `unsupported` in a host that keeps no password. */
  async locationOf(choice: LibraryChoice): Promise<StoreLocation> {
    const { dataDir, passwords } = this.#options;
    if (!passwords) {
      throw new StratascopeError(
        'unsupported',
        'The library of this server is chosen when it is started, with --store',
      );
    }
    if (choice.kind === 'local') return localLibrary(dataDir);
    // The password that is kept is for the server it was given for, and shown to no other.
    const kept = isSame(choice.server, this.#preferences.library.server) ? await passwords.load() : undefined;
    return serverLibrary(teamServerUrl(choice.server, choice.password ?? kept));
  }

  /** The choice has been found good: it is used from now on and remembered. */
  async take(choice: LibraryChoice, location: StoreLocation): Promise<void> {
    this.#location = location;
    const { server: before } = this.#preferences.library;
    const server = choice.kind === 'server' ? choice.server : before;
    this.#preferences.setLibrary({ kind: choice.kind, ...(server && { server }) });
    this.#enter();
    // Another server that asks for none must not be shown the one before's at the next start.
    const password =
      choice.kind === 'local' ? undefined : (choice.password ?? (isSame(choice.server, before) ? undefined : ''));
    const kept = password === undefined || (await this.#options.passwords!.save(password).catch(() => false));
    this.set(
      'ready',
      kept || password === ''
        ? undefined
        : 'This computer has no safe place for the password: it will be asked for at the next start',
    );
  }

  /** The library that is not in use, for copies. Throws `bad_input` when no team server is known. */
  async other(): Promise<StoreLocation> {
    const { dataDir, passwords } = this.#options;
    if (this.#location.kind === 'postgres') return localLibrary(dataDir);
    const { server } = this.#preferences.library;
    if (!server || !passwords) {
      throw new StratascopeError('bad_input', 'No team server is known yet; connect to one in the settings first');
    }
    return serverLibrary(teamServerUrl(server, await passwords.load()));
  }

  /** Image ids that are remembered are of one library. */
  #enter(): void {
    if (this.#location.kind === 'sqlite') {
      this.#preferences.enterLibrary('local');
      return;
    }
    const { host, port, database } = teamServerOf(this.#location.url);
    this.#preferences.enterLibrary(`${host}:${port}/${database}`);
  }
}

function isSame(a: TeamServer, b: TeamServer | undefined): boolean {
  return a.host === b?.host && a.port === b.port && a.user === b.user;
}
