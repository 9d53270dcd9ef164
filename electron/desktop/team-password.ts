// In: the OS's way to encrypt. Out: the team server's password, kept between starts where it is safe, else while the program runs.
import fs from 'node:fs/promises';
import path from 'node:path';
import type { PasswordKeeper } from '../engine/library-place.ts';

/** What is used of Electron's `safeStorage`. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

const FILE = 'team-password';

/** Never in plain text: what the OS cannot encrypt with a key of the user's is not written. */
export class TeamPassword implements PasswordKeeper {
  readonly #file: string;
  readonly #safe: SafeStorage;
  readonly #platform: NodeJS.Platform;
  #password: string | undefined;

  constructor(dataDir: string, safe: SafeStorage, platform: NodeJS.Platform) {
    this.#file = path.join(dataDir, FILE);
    this.#safe = safe;
    this.#platform = platform;
  }

  async load(): Promise<string | undefined> {
    if (this.#password === undefined && this.#isSafe()) {
      try {
        this.#password = this.#safe.decryptString(await fs.readFile(this.#file));
      } catch {
        // Never saved, or by another user or machine: the user is asked for it.
      }
    }
    return this.#password;
  }

  async save(password: string): Promise<boolean> {
    this.#password = password;
    // An older one must not come back at the next start.
    await fs.rm(this.#file, { force: true });
    if (!this.#isSafe()) return false;
    await fs.writeFile(this.#file, this.#safe.encryptString(password), { mode: 0o600 });
    return true;
  }

  #isSafe(): boolean {
    // `basic_text` encrypts with a key that everyone knows.
    return (
      this.#safe.isEncryptionAvailable() &&
      (this.#platform !== 'linux' || this.#safe.getSelectedStorageBackend?.() !== 'basic_text')
    );
  }
}
