// What every format of exports implements: a depth window of a log becomes one file or several.
import type { FileHandle } from 'node:fs/promises';
import type { z } from 'zod';
import type { ExportRequest } from '../../../shared/model/display.ts';
import type { ExportKind } from '../../../shared/model/file-formats.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { FileLimits } from '../../../shared/picture/picture-formats.ts';
import type { ValuesSource } from './csv-lines.ts';

/** One file format. Its facts cost nothing to know: what writes it is loaded by `write`. */
export interface Exporter {
  readonly id: string;
  /** In the form and in sentences: `JPEG`. */
  readonly name: string;
  /** Its files, as the dialog that saves one calls them. */
  readonly fileKind: string;
  /** Of file names, in lower case and without the dot: what its files get. */
  readonly ending: string;
  /** What is taken for it, too. */
  readonly otherEndings?: readonly string[];
  readonly mime: string;
  readonly kind: ExportKind;
  /** The options that it alone has, beside those of every export: what a form can show, see `exportOptions`. */
  readonly schema: z.ZodObject;
  /** Of one file. */
  readonly limits: FileLimits;
  /** @throws StratascopeError `bad_input`, `too_many_rows`, or what the source or the sink throws. */
  write(source: ExportSource, sink: ExportSink): Promise<void>;
}

export interface ExportSource {
  readonly tiles: ValuesSource;
  readonly log: ImageLog;
  readonly request: ExportRequest;
}

/** Where the files go, and who hears how far they are. */
export interface ExportSink {
  /** Said before the first of several is written. @throws StratascopeError `bad_input` where one may not have its name. */
  expect(files: number): Promise<void>;
  /** The next file: whole, or not at all. */
  write(write: (file: FileHandle) => Promise<void>): Promise<void>;
  /** So many more are done. @throws StratascopeError `cancelled` */
  rows(count: number): void;
}
