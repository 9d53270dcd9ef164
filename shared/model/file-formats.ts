// What files the engine reads and writes, as the page is told it: endings, options and limits come from the engine's lists.
import { z } from 'zod';
import { MAX_LOG_NAME_CHARACTERS } from './image-log.ts';

/** Endings are in lower case and without the dot. */
const readableFiles = z.object({
  /** Of every format, the formats' own before those that they share with others. */
  endings: z.array(z.string()),
  /** Of packed files; they stand behind the others. */
  packedEndings: z.array(z.string()),
  mimes: z.array(z.string()),
});
export type ReadableFiles = z.infer<typeof readableFiles>;

/** `img.csv.gz` -> `img`; a file that is called `.csv` keeps its name. */
export function logNameOf(fileName: string, { endings, packedEndings }: ReadableFiles): string {
  const bare = withoutEnding(withoutEnding(fileName, packedEndings), endings).trim();
  return (bare || fileName).slice(0, MAX_LOG_NAME_CHARACTERS);
}

function withoutEnding(name: string, endings: readonly string[]): string {
  const ending = endings.find((candidate) => name.toLowerCase().endsWith(`.${candidate}`));
  return ending === undefined ? name : name.slice(0, -ending.length - 1);
}

/** A `picture` is drawn, at a size and maybe with a caption; `values` are written as they are stored. */
const exportKind = z.enum(['picture', 'values']);
export type ExportKind = z.infer<typeof exportKind>;

/** `title`: beside its field; `description`: in the command line's help. */
const words = { title: z.string(), description: z.string() };

/** The options of one format alone, by their keys, each as JSON Schema has it: what a form shows and a command line takes. */
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

/** What the Export dialog has to know of a format. */
const exportFormat = z.object({
  id: z.string(),
  name: z.string(),
  /** What its files get. */
  ending: z.string(),
  kind: exportKind,
  /** Of one file; absent: as much as there is. */
  limits: z.object({ rows: z.number().optional(), pixels: z.number().optional() }),
  options: exportOptions,
});
export type ExportFormat = z.infer<typeof exportFormat>;

export const fileFormats = z.object({
  read: readableFiles,
  /** In the order in which they are offered. */
  write: z.array(exportFormat),
});
export type FileFormats = z.infer<typeof fileFormats>;
