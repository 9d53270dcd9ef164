// Schemas that tell the page which files the engine reads and writes; their contents come from the engine's lists.
import { z } from 'zod';
import { visibleName } from '../visible-text.ts';
import { MAX_LOG_NAME_CHARACTERS } from './image-log.ts';

/** The file that holds a whole log, with all that is kept with it: the ending, in lower case, and what it is called. */
export const LOG_FILE = { ending: 'strata', name: 'Stratascope log' } as const;

/** Whether a file is one, by its name. */
export function isLogFile(fileName: string): boolean {
  return fileName.toLowerCase().endsWith(`.${LOG_FILE.ending}`);
}

/** Endings are in lower case and without the dot. */
const readableFiles = z.object({
  /** The endings of all formats; those of one format alone before those that several share. */
  endings: z.array(z.string()),
  /** The endings of packed files, which follow another ending: `.csv.gz`. */
  packedEndings: z.array(z.string()),
  mimes: z.array(z.string()),
});
export type ReadableFiles = z.infer<typeof readableFiles>;

/** The default name of a file's log: `img.csv.gz` becomes `img`; a file that is called `.csv` keeps its name. */
export function logNameOf(fileName: string, { endings, packedEndings }: ReadableFiles): string {
  const bare = withoutEnding(withoutEnding(fileName, packedEndings), endings).trim();
  return visibleName((bare || fileName).slice(0, MAX_LOG_NAME_CHARACTERS));
}

function withoutEnding(name: string, endings: readonly string[]): string {
  const ending = endings.find((candidate) => name.toLowerCase().endsWith(`.${candidate}`));
  return ending === undefined ? name : name.slice(0, -ending.length - 1);
}

/** A `picture` is drawn at a size, perhaps with a caption; `values` are written as they are stored. */
const exportKind = z.enum(['picture', 'values']);
export type ExportKind = z.infer<typeof exportKind>;

/** `title`: the label of the option's field in the dialog; `description`: its help on the command line. */
const words = { title: z.string(), description: z.string() };

/** The options of a single format, by their keys, in JSON Schema: the Export dialog and the command line offer them. */
export const exportOptions = z.record(
  z.string(),
  z.discriminatedUnion('type', [
    z.object({
      ...words,
      type: z.enum(['integer', 'number']),
      minimum: z.number(),
      maximum: z.number(),
      default: z.number(),
    }),
    z.object({ ...words, type: z.literal('boolean'), default: z.boolean() }),
    z.object({ ...words, type: z.literal('string'), enum: z.array(z.string()), default: z.string() }),
  ]),
);
export type ExportOptions = z.infer<typeof exportOptions>;
export type ExportOption = ExportOptions[string];

/** What the Export dialog needs to know of a format. */
const exportFormat = z.object({
  id: z.string(),
  name: z.string(),
  /** The ending of its files. */
  ending: z.string(),
  kind: exportKind,
  /** The most that one file holds; absent: no limit. */
  limits: z.object({ rows: z.number().optional(), pixels: z.number().optional() }),
  options: exportOptions,
});
export type ExportFormat = z.infer<typeof exportFormat>;

export const fileFormats = z.object({
  read: readableFiles,
  /** The formats that can be written, in the order in which they are offered. */
  write: z.array(exportFormat),
});
export type FileFormats = z.infer<typeof fileFormats>;
