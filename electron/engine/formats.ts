// What files the engine reads and writes, in the words of its hosts: for their dialogs, help and addresses, and for the page.
import path from 'node:path';
import { z } from 'zod';
import { exportOptions, type ExportOptions, type FileFormats } from '../../shared/model/file-formats.ts';
import type { Exporter } from './export/exporter.ts';
import { exporterNamed, EXPORTERS } from './export/formats/exporters.ts';
import { READABLE, READERS } from './import/readers/readable.ts';

const ownEndings = [...READERS].reverse().map(({ endings }) => endings[0]!);

/** `CSV and LAS` */
export const READABLE_NAMES = listed(
  ownEndings.map((ending) => ending.toUpperCase()),
  'and',
);

/** `.gz` */
export const PACKED_ENDINGS = listed(
  READABLE.packedEndings.map((ending) => `.${ending}`),
  'or',
);

/** What a file is called that comes without a name: by the format that any text passes for. */
export const UNNAMED_FILE = `upload.${ownEndings[0]!}`;

/** `.jpg, .png or .csv` */
export const WRITABLE_ENDINGS = listed(
  EXPORTERS.map(({ ending }) => `.${ending}`),
  'or',
);

/** Of stored values as text. */
export const TABLE_MIME = exporterNamed('csv').mime;

/** Undefined where nothing is written under such a name. */
export function exporterOf(fileName: string): Exporter | undefined {
  const ending = path.extname(fileName).slice(1).toLowerCase();
  return EXPORTERS.find((exporter) => endingsOf(exporter).includes(ending));
}

/** The one its files get before those that are taken for it, too. */
export function endingsOf({ ending, otherEndings = [] }: Exporter): readonly string[] {
  return [ending, ...otherEndings];
}

/** Throws ZodError on a schema that no form can show. */
export function optionsOf(schema: z.ZodObject): ExportOptions {
  return exportOptions.parse(z.toJSONSchema(schema).properties ?? {});
}

/** What the page is told. */
export const FILE_FORMATS: FileFormats = {
  read: READABLE,
  write: EXPORTERS.map(({ id, name, ending, kind, limits, schema }) => ({
    ...{ id, name, ending, kind, limits },
    options: optionsOf(schema),
  })),
};

/** Of all formats; those that are called alike are one. */
export const EXPORT_OPTIONS: ExportOptions = Object.fromEntries(
  FILE_FORMATS.write.flatMap(({ options }) => Object.entries(options)),
);

/** `a, b or c` */
function listed(words: readonly string[], last: 'and' | 'or'): string {
  const [rest, end] = [words.slice(0, -1), words.at(-1) ?? ''];
  return rest.length > 0 ? `${rest.join(', ')} ${last} ${end}` : end;
}
