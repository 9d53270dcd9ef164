// Keeps the team server's password: encrypted by the OS where that is safe, else only while the program runs.
import fs from 'node:fs/promises';
import path from 'node:path';
import type { PasswordKeeper } from '../engine/library-place.ts';
import { OWN_FILE } from '../engine/own-files.ts';

/** The part of Electron's `safeStorage` that is used. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** Exists on Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

const FILE = 'team-password';

/** Writes the password only if the OS can encrypt it with a key of the user's, never in plain text. */
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
        // No password was saved, or another user or machine saved it. The user is asked for it then.
      }
    }
    return this.#password;
  }

  async save(password: string): Promise<boolean> {
    this.#password = password;
    // An older password must not come back at the next start.
    await fs.rm(this.#file, { force: true });
    if (!this.#isSafe()) return false;
    await fs.writeFile(this.#file, this.#safe.encryptString(password), { mode: OWN_FILE });
    return true;
  }

  #isSafe(): boolean {
    // Electron's backend `basic_text` encrypts with a key that everyone knows.
    return (
      this.#safe.isEncryptionAvailable() &&
      (this.#platform !== 'linux' || this.#safe.getSelectedStorageBackend?.() !== 'basic_text')
    );
  }
}
