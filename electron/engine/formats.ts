// The file formats the engine reads and writes, in the words of dialogs, help, addresses and the page.
import path from 'node:path';
import { z } from 'zod';
import { exportOptions, LOG_FILE, type ExportOptions, type FileFormats } from '../../shared/model/file-formats.ts';
import type { Exporter } from './export/exporter.ts';
import { exporterNamed, EXPORTERS } from './export/formats/exporters.ts';
import { READABLE, READERS } from './import/readers/readable.ts';

const ownEndings = [...READERS].reverse().map(({ endings }) => endings[0]!);

/** The readable formats as text: `CSV and LAS`. */
export const READABLE_NAMES = listed(
  ownEndings.map((ending) => ending.toUpperCase()),
  'and',
);

/** The endings of packed files as text: `.gz`. */
export const PACKED_ENDINGS = listed(
  READABLE.packedEndings.map((ending) => `.${ending}`),
  'or',
);

/** The name of an upload without a name; its ending is that of CSV, the format that any text passes for. */
export const UNNAMED_FILE = `upload.${ownEndings[0]!}`;

/** The endings of written files as text: `.jpg, .png or .csv`. */
export const WRITABLE_ENDINGS = listed(
  EXPORTERS.map(({ ending }) => `.${ending}`),
  'or',
);

/** That of a file with a whole log. */
export const LOG_FILE_ENDING = `.${LOG_FILE.ending}`;

/** Those of files with values. */
export const VALUES_ENDINGS = listed(
  EXPORTERS.filter(({ kind }) => kind === 'values').map(({ ending }) => `.${ending}`),
  'or',
);

/** The MIME type of stored values as text. */
export const TABLE_MIME = exporterNamed('csv').mime;

/** The export format for a file's name; undefined if no format has its ending. */
export function exporterOf(fileName: string): Exporter | undefined {
  const ending = path.extname(fileName).slice(1).toLowerCase();
  return EXPORTERS.find((exporter) => endingsOf(exporter).includes(ending));
}

/** All endings of a format, the one that its files get first. */
export function endingsOf({ ending, otherEndings = [] }: Exporter): readonly string[] {
  return [ending, ...otherEndings];
}

/** The options of a format's schema for forms. Throws ZodError on a schema that no form can show. */
export function optionsOf(schema: z.ZodObject): ExportOptions {
  return exportOptions.parse(z.toJSONSchema(schema).properties ?? {});
}

/** The formats as the page is told them. */
export const FILE_FORMATS: FileFormats = {
  read: READABLE,
  write: EXPORTERS.map(({ id, name, ending, kind, limits, schema }) => ({
    ...{ id, name, ending, kind, limits },
    options: optionsOf(schema),
  })),
};

/** The options of all formats, by key; options with the same key are the same option. */
export const EXPORT_OPTIONS: ExportOptions = Object.fromEntries(
  FILE_FORMATS.write.flatMap(({ options }) => Object.entries(options)),
);

/** Words as a list in text: `a, b or c`. */
function listed(words: readonly string[], last: 'and' | 'or'): string {
  const [rest, end] = [words.slice(0, -1), words.at(-1) ?? ''];
  return rest.length > 0 ? `${rest.join(', ')} ${last} ${end}` : end;
}
