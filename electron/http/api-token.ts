// In: the data folder. Out: the API's bearer token, kept in a file that only its owner can read.
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/** 256 bits. */
const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

export class ApiToken {
  /** Where scripts of this machine's user find it. */
  readonly file: string;
  #value: string;

  private constructor(file: string, value: string) {
    this.file = file;
    this.#value = value;
  }

  /** The token of this data folder, made if there is none. Every host of the folder has the same one. */
  static async open(dataDir: string): Promise<ApiToken> {
    const file = path.join(dataDir, 'api-token');
    const text = await fs.readFile(file, 'utf8').catch(() => '');
    const token = new ApiToken(file, text.trim());
    if (TOKEN.test(token.value)) await fs.chmod(file, 0o600);
    else await token.renew();
    return token;
  }

  get value(): string {
    return this.#value;
  }

  /** The token before is worth nothing from here on. */
  async renew(): Promise<void> {
    const value = randomBytes(TOKEN_BYTES).toString('base64url');
    const temporary = `${this.file}.${randomUUID().slice(0, 8)}.part`;
    await fs.writeFile(temporary, `${value}\n`, { mode: 0o600, flag: 'wx' });
    await fs.rename(temporary, this.file);
    this.#value = value;
  }
}
