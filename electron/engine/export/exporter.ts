// The interface of an export format, of what it exports, and of where the files go.
import type { FileHandle } from 'node:fs/promises';
import type { z } from 'zod';
import type { ExportRequest } from '../../../shared/model/display.ts';
import type { ExportKind } from '../../../shared/model/file-formats.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { FileLimits } from '../../../shared/picture/picture-formats.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ValuesSource } from './csv-lines.ts';

/** One file format. Its facts are cheap to load; `write` loads the code that writes it. */
export interface Exporter {
  readonly id: string;
  /** Its name in the form and in sentences: `JPEG`. */
  readonly name: string;
  /** Its files, as the save dialog calls them. */
  readonly fileKind: string;
  /** The ending its files get, in lower case and without the dot. */
  readonly ending: string;
  /** Other endings by which the format is recognised. */
  readonly otherEndings?: readonly string[];
  readonly mime: string;
  readonly kind: ExportKind;
  /** The options of this format alone, of kinds that a form can show, see `exportOptions`. */
  readonly schema: z.ZodObject;
  /** The most that one file holds. */
  readonly limits: FileLimits;
  /** @throws StratascopeError `bad_input`, `too_many_rows`, or what the source or the sink throws. */
  write(source: ExportSource, sink: ExportSink): Promise<void>;
}

export interface ExportSource {
  readonly tiles: ValuesSource;
  readonly log: ImageLog;
  readonly request: ExportRequest;
}

/** Where the files go, and who is told of the progress. */
export interface ExportSink {
  /** Called before the first of several files. @throws StratascopeError `bad_input` if a file's name is taken. */
  expect(files: number): Promise<void>;
  /** Writes the next file, completely or not at all. */
  write(write: (file: FileHandle) => Promise<void>): Promise<void>;
  /** Called when so many more rows are done. @throws StratascopeError `cancelled` */
  rows(count: number): void;
}

/** Thrown before a file is put in its place: what was written is not all that there should be. */
export function incomplete({ name }: ImageLog, what: string, expected: number, written: number): StratascopeError {
  return new StratascopeError(
    'corrupt',
    `Expected ${expected} ${what} of ${name} but received ${written}; nothing was exported: check the library, and try again`,
  );
}
