// Writes exported files to disk: one file under the name asked for, several under numbered names.
import fs from 'node:fs/promises';
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import { isDevice } from '../../../shared/file-name.ts';
import type { ExportSink } from './exporter.ts';
import { writeNewFile } from './new-file.ts';

export class FileSink implements ExportSink {
  readonly #target: string;
  readonly #onRows: (rows: number) => void;
  readonly #written: string[] = [];
  #names: readonly string[];

  constructor(target: string, onRows: (rows: number) => void) {
    this.#target = target;
    this.#onRows = onRows;
    this.#names = [target];
  }

  /** Paths of the files, in the order in which they were written. */
  get written(): string[] {
    return this.#written;
  }

  async expect(files: number): Promise<void> {
    if (files === 1) return;
    this.#names = Array.from({ length: files }, (_, i) => partPath(this.#target, i + 1, files));
    // The user has confirmed one name only, so numbered files must not replace existing ones.
    for (const name of this.#names) await refuseExisting(name);
  }

  /** @throws StratascopeError `bad_input` where the name is taken for a device by Windows, on which files arrive, too. */
  async write(write: (file: fs.FileHandle) => Promise<void>): Promise<void> {
    const name = this.#names[this.#written.length]!;
    refuseDevice(name);
    await writeNewFile(name, write);
    this.#written.push(name);
  }

  rows(count: number): void {
    this.#onRows(count);
  }

  /** Deletes the files written so far, which are of no use without the others. */
  async undo(): Promise<void> {
    if (this.#names.length > 1) await Promise.all(this.#written.map((name) => fs.rm(name, { force: true })));
  }
}

/** The path of a part: `log.png` -> `log-2-of-5.png`. */
function partPath(target: string, part: number, count: number): string {
  const { dir, name, ext } = path.parse(target);
  return path.join(dir, `${name}-${part}-of-${count}${ext}`);
}

function refuseDevice(file: string): void {
  const name = path.basename(file);
  if (!isDevice(name)) return;
  const reason = `Windows takes such a name for a device; choose another, such as _${name}`;
  throw new StratascopeError('bad_input', `Could not write ${file}: ${reason}`);
}

async function refuseExisting(file: string): Promise<void> {
  const there = await fs.stat(file).catch(() => undefined);
  if (there) {
    throw new StratascopeError('bad_input', `Could not write ${file}: a file of that name exists; choose another name`);
  }
}
