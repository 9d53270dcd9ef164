// The folder of a library in which each log has its file, and the one of those that were removed.
import fs from 'node:fs';
import path from 'node:path';
import { safeFileName } from '../../../shared/file-name.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { diskFull, isNoSpace, LIBRARY_DISK } from '../disk-room.ts';
import { makeOwnFolder } from '../own-files.ts';
import { linkedId, linkName, Links, type Link } from './links.ts';
import { FILE_ENDING } from './strata/strata-schema.ts';
import { PART_ENDING, syncFolder } from './strata/strata-writer.ts';

/** Windows refuses to move a file that a program has open; ours let go of it after a second. */
const MOVE_TRIES = 40;
const MOVE_EVERY_MS = 250;

/** `12-core.20261128T094500.123Z.strata`: the name that it had, with its id, and when it was removed. */
const TRASHED = /^((\d+)-.*)\.(\d{8})T(\d{6}\.\d{3})Z\.strata$/;

export interface TrashedFile {
  /** Its name in the trash, and the one that it had in the library. */
  readonly file: string;
  readonly base: string;
  readonly id: number;
  /** ISO 8601. */
  readonly removedAt: string;
  readonly bytes: number;
}

export class LibraryFolder {
  readonly path: string;
  readonly trash: string;
  readonly links: Links;

  /** `library`: the path of library.sqlite. Makes the folder. */
  constructor(library: string) {
    this.path = path.join(path.dirname(library), 'library');
    this.trash = path.join(path.dirname(library), 'trash');
    this.links = new Links(path.dirname(library));
    makeOwnFolder(this.path);
  }

  /** Of a file in the library, or of a linked one. */
  pathOf(file: string): string {
    return this.linkOf(file)?.path ?? path.join(this.path, file);
  }

  /** Of a linked file whose place is known. */
  linkOf(file: string): Link | undefined {
    const id = linkedId(file);
    return id === undefined ? undefined : this.links.known().find((link) => link.id === id);
  }

  /** Where a linked log lies, and what can be done with it there now; undefined of a log that lies in the library. */
  placeOf(file: string | null): ImageLog['place'] {
    const link = file === null ? undefined : this.linkOf(file);
    if (!link) return undefined;
    const isAway = !fs.existsSync(link.path);
    // SQLite writes its journal beside the file.
    const isReadOnly = !isAway && !(mayWrite(link.path) && mayWrite(path.dirname(link.path)));
    return { path: link.path, isAway, isReadOnly };
  }

  /** @throws StratascopeError `library` where another log lies at the place of a linked one by now. */
  checkIdentity(file: string, uuid: string | undefined): void {
    const link = this.linkOf(file);
    if (link && uuid !== undefined && uuid !== link.uuid) throw otherLog(link.path);
  }

  /** The files of logs, the linked ones first, as they keep their ids; those that are being written, and journals beside these. */
  files(): {
    readonly logs: readonly string[];
    readonly unfinished: readonly string[];
    readonly journals: readonly string[];
  } {
    const names = fs.readdirSync(this.path);
    return {
      logs: [
        ...this.links.known().map(({ id }) => linkName(id)),
        ...names.filter((name) => name.endsWith(FILE_ENDING)),
      ],
      unfinished: names.filter((name) => name.endsWith(PART_ENDING)),
      journals: names.filter((name) => name.endsWith(`${PART_ENDING}-journal`)),
    };
  }

  /** The name, or one like it that no file has. */
  free(name: string): string {
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : `${path.basename(name, FILE_ENDING)} ${number}${FILE_ENDING}`;
      if (!fs.existsSync(this.pathOf(candidate))) return candidate;
    }
  }

  /** What a file looks like from outside: another text once it is another file or has been changed. */
  lookOf(file: string): string | undefined {
    const stat = fs.statSync(this.pathOf(file), { throwIfNoEntry: false, bigint: true });
    return stat && `${stat.dev}/${stat.ino}/${stat.size}/${stat.mtimeNs}`;
  }

  /** Moves a log's file to the trash, under a name that says when. Does nothing where it is not there any more. */
  toTrash(file: string, at: Date): void {
    makeOwnFolder(this.trash);
    const time = at.toISOString().replace(/[-:]/g, '');
    const name = `${path.basename(file, FILE_ENDING)}.${time}${FILE_ENDING}`;
    move(this.pathOf(file), path.join(this.trash, name));
  }

  /** What lies in the trash, the last removed first. */
  trashed(): readonly TrashedFile[] {
    const names = fs.existsSync(this.trash) ? fs.readdirSync(this.trash) : [];
    const found = names.flatMap((file) => {
      const [, base, id, day, time] = TRASHED.exec(file) ?? [];
      if (base === undefined) return [];
      const removedAt = `${day!.replace(/(\d{4})(\d\d)/, '$1-$2-')}T${time!.replace(/(\d\d)(\d\d)/, '$1:$2:')}Z`;
      const bytes = fs.statSync(path.join(this.trash, file), { throwIfNoEntry: false })?.size ?? 0;
      return [{ file, base: `${base}${FILE_ENDING}`, id: Number(id), removedAt, bytes }];
    });
    return found.sort((a, b) => (a.removedAt < b.removedAt ? 1 : -1));
  }

  isInTrash(file: string): boolean {
    return this.trashed().some(({ base }) => base === file);
  }

  /** Moves a file back into the library. Returns its name there; undefined where it is not in the trash any more. */
  fromTrash({ file, base }: TrashedFile): string | undefined {
    const name = this.free(base);
    return move(path.join(this.trash, file), this.pathOf(name)) ? name : undefined;
  }

  async eraseFromTrash(file: string): Promise<void> {
    const there = path.join(this.trash, file);
    await patiently(() => fs.rmSync(there, { force: true }));
    fs.rmSync(`${there}-journal`, { force: true });
  }

  /** A linked file is its owner's, and stays. */
  async erase(file: string): Promise<void> {
    if (linkedId(file) !== undefined) return;
    await patiently(() => fs.rmSync(this.pathOf(file), { force: true }));
    fs.rmSync(`${this.pathOf(file)}-journal`, { force: true });
  }
}

/** Returns whether it was there to be moved. */
function move(from: string, to: string): boolean {
  try {
    // What a process that was killed had begun to write is taken back by its journal, wherever the file is by then.
    if (fs.existsSync(`${from}-journal`)) fs.renameSync(`${from}-journal`, `${to}-journal`);
    fs.renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    if (isNoSpace(error)) throw diskFull(error, LIBRARY_DISK);
    const message = `Expected to move ${from} to ${path.dirname(to)} but it could not be moved; check the permissions of both folders`;
    throw new StratascopeError('library', message, { cause: error });
  }
  syncFolder(path.dirname(from));
  syncFolder(path.dirname(to));
  return true;
}

/** The name of a log's file: it stays when the log gets another. */
export function fileNameOf(id: number, name: string): string {
  return safeFileName(`${id}-${name}`, FILE_ENDING);
}

function otherLog(file: string): StratascopeError {
  return new StratascopeError(
    'library',
    `Another log lies at ${file} by now; put back the one that was opened, or open this one`,
  );
}

function mayWrite(place: string): boolean {
  try {
    fs.accessSync(place, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Tries again for a while where Windows refuses to touch a file that is open. */
export async function patiently<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return work();
    } catch (error) {
      const { code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
      const isInUse = code === 'EBUSY' || code === 'EPERM' || code === 'EACCES';
      if (process.platform !== 'win32' || !isInUse || tries === MOVE_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, MOVE_EVERY_MS));
    }
  }
}
