// The API's bearer token, kept in a file of the data folder that only its owner can read.
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { DATA_DISK, diskFull, isNoSpace } from '../engine/disk-room.ts';
import { closeToOthers, OWN_FILE } from '../engine/own-files.ts';

/** Length of the token: 256 bits. */
const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

export class ApiToken {
  /** The path of the file, where scripts of the same user find the token. */
  readonly file: string;
  #value: string;

  private constructor(file: string, value: string) {
    this.file = file;
    this.#value = value;
  }

  /** Opens the token of a data folder, or makes one. All hosts on the folder share it. */
  static async open(dataDir: string): Promise<ApiToken> {
    const file = path.join(dataDir, 'api-token');
    const text = await fs.readFile(file, 'utf8').catch(() => '');
    const token = new ApiToken(file, text.trim());
    if (TOKEN.test(token.value)) closeToOthers(file, OWN_FILE);
    else await token.renew();
    return token;
  }

  get value(): string {
    return this.#value;
  }

  /**
   * Makes a new token; the old one is no longer valid.
   * @throws StratascopeError `disk_full`.
   */
  async renew(): Promise<void> {
    const value = randomBytes(TOKEN_BYTES).toString('base64url');
    const temporary = `${this.file}.${randomUUID().slice(0, 8)}.part`;
    try {
      await fs.writeFile(temporary, `${value}\n`, { mode: OWN_FILE, flag: 'wx' });
      await fs.rename(temporary, this.file);
    } catch (error) {
      await fs.rm(temporary, { force: true });
      throw isNoSpace(error) ? diskFull(error, DATA_DISK) : error;
    }
    this.#value = value;
  }
}
