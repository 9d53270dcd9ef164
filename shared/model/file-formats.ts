// What files the engine reads and writes, as the page is told it: endings, options and limits come from the engine's lists.
import { z } from 'zod';
import { MAX_LOG_NAME_CHARACTERS } from './image-log.ts';

/** Endings are in lower case and without the dot. */
export const readableFiles = z.object({
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
