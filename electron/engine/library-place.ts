// Where the library is, as chosen by the user, whether it can be reached, and where the other library is.
import { StratascopeError } from '../../shared/errors.ts';
import type { LibraryStatus, TeamServer } from '../../shared/model/status.ts';
import type { Preferences } from './preferences.ts';
import { localLibrary, serverLibrary, teamServerOf, teamServerUrl, type StoreLocation } from './store/open-store.ts';

/** Keeps the team server's password. In a host without one, the library is chosen when the host starts. */
export interface PasswordKeeper {
  load(): Promise<string | undefined>;
  /** Returns false if the password is kept only until the program ends. */
  save(password: string): Promise<boolean>;
}

/** The user's choice in `store.choose`. Without a password the kept one is used. */
export type LibraryChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'server'; readonly server: TeamServer; readonly password?: string | undefined };

export interface LibraryPlaceOptions {
  readonly dataDir: string;
  /** A library on a server, as `postgres://…`; absent: the one chosen in the settings, else this computer's. */
  readonly store?: string | undefined;
  /** Given by hosts whose user may choose the library. */
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

  /** Throws `bad_input` when `store` is not the URL of a library. */
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

  /** Whether the program starts even if the library cannot be reached, because it was chosen in the settings. */
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

  /** Sets the state. Returns whether that has changed anything. */
  set(state: LibraryStatus['state'], message?: string): boolean {
    const news = state !== this.#state || message !== this.#message;
    this.#state = state;
    this.#message = message;
    return news;
  }

  /** The location of a choice. Throws `unsupported` in a host without a password keeper. */
  async locationOf(choice: LibraryChoice): Promise<StoreLocation> {
    const { dataDir, passwords } = this.#options;
    if (!passwords) {
      throw new StratascopeError(
        'unsupported',
        'The library of this server is chosen when it is started, with --store',
      );
    }
    if (choice.kind === 'local') return localLibrary(dataDir);
    // The kept password is only sent to the server for which it was given.
    const kept = isSame(choice.server, this.#preferences.library.server) ? await passwords.load() : undefined;
    return serverLibrary(teamServerUrl(choice.server, choice.password ?? kept));
  }

  /** Uses and remembers a choice whose library has been opened. */
  async take(choice: LibraryChoice, location: StoreLocation): Promise<void> {
    this.#location = location;
    const { server: before } = this.#preferences.library;
    const server = choice.kind === 'server' ? choice.server : before;
    this.#preferences.setLibrary({ kind: choice.kind, ...(server && { server }) });
    this.#enter();
    // An empty password replaces the kept one for a new server without a password, which must not be sent the old one.
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

  /** Tells the preferences the library's name, because remembered image ids belong to one library. */
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
