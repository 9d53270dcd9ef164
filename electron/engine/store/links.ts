// The logs that stay where they lie, on a stick or a share: under which id each is known here, and where its file is.
import fs from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { StratascopeError } from '../../../shared/errors.ts';
import { imageId } from '../../../shared/model/image-log.ts';
import { OWN_FILE } from '../own-files.ts';

const link = z.strictObject({
  id: imageId,
  uuid: z.string().min(1),
  path: z.string().refine((file) => path.isAbsolute(file) && !file.includes('\0'), 'expected an absolute path'),
});
const links = z
  .array(link)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'expected each id once');
export type Link = z.infer<typeof link>;

/** In place of the name of a file in the folder of the library. */
const LINK = /^([1-9]\d*)\.link$/;

export function linkName(id: number): string {
  return `${id}.link`;
}

/** The id of a linked log; undefined for the name of a file in the library. */
export function linkedId(file: string): number | undefined {
  const [, id] = LINK.exec(file) ?? [];
  return id === undefined ? undefined : Number(id);
}

/** Changes are made in a transaction of the library alone. */
export class Links {
  readonly file: string;
  #known: readonly Link[] = [];
  /** How the file looked from outside when it was read last. */
  #look: string | undefined;

  constructor(dataDir: string) {
    this.file = path.join(dataDir, 'links.json');
  }

  /** @throws StratascopeError `library` where it does not say what it should: it is kept then, and nothing is changed. */
  read(): readonly Link[] {
    let text: string;
    try {
      text = fs.readFileSync(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw this.#unreadable(error);
    }
    try {
      return links.parse(JSON.parse(text));
    } catch (error) {
      throw this.#unreadable(error);
    }
  }

  /** Those that are known; none where it cannot be read, so that the other logs are listed all the same. */
  known(): readonly Link[] {
    const stat = fs.statSync(this.file, { throwIfNoEntry: false, bigint: true });
    const look = stat && `${stat.ino}/${stat.size}/${stat.mtimeNs}`;
    // It is asked for each picture of a linked log, and seldom changes.
    if (look === this.#look) return this.#known;
    try {
      this.#known = this.read();
    } catch {
      this.#known = [];
    }
    this.#look = look;
    return this.#known;
  }

  write(all: readonly Link[]): void {
    const temporary = `${this.file}.${randomUUID()}.part`;
    try {
      const fd = fs.openSync(temporary, 'wx', OWN_FILE);
      try {
        fs.writeFileSync(fd, `${JSON.stringify(all, undefined, 2)}\n`);
        fs.fsyncSync(fd);
      } finally {
        fs.closeSync(fd);
      }
      fs.renameSync(temporary, this.file);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw new StratascopeError('library', `Expected to write ${this.file} but could not; check its folder`, {
        cause: error,
      });
    }
  }

  #unreadable(cause: unknown): StratascopeError {
    const remedy = 'mend it, or remove it and open the logs again';
    return new StratascopeError(
      'library',
      `Expected the places of linked logs in ${this.file} but it is damaged; ${remedy}`,
      {
        cause,
      },
    );
  }
}
