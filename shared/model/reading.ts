// Every option of reading a table, declared once with its schema and its names in requests, flags and help.
import { z } from 'zod';
import type { Field } from './field.ts';

/** Longest text of an option: names of 4,096 columns. */
const MOST_CHARACTERS = 1_048_576;
const text = z
  .string()
  .min(1, { error: 'Expected a text but received an empty one; left out, it is found out from the file' })
  .max(MOST_CHARACTERS, { error: `Expected a text of at most ${MOST_CHARACTERS} characters but received a longer one` })
  .optional();
const MOST_LINES = 1_000_000_000;
const noLines = {
  error: ({ input }: { readonly input?: unknown }) =>
    `Expected a whole number from 0 to ${MOST_LINES} but received ${JSON.stringify(input)}`,
};
const lines = z.int(noLines).min(0, noLines).max(MOST_LINES, noLines).optional();

/**
 * What a user may say of a table; what is absent is found out, and what contradicts the file is refused. The command line
 * and its help, the API's query and OpenAPI, and the import dialog are made from this list.
 */
export const READING = {
  encoding: {
    schema: text,
    query: 'encoding',
    flag: '--encoding <name>',
    help: 'encoding of the text: utf-8, utf-16le, windows-1252, gbk, shift_jis, or another of the WHATWG Encoding Standard',
  },
  skipLines: {
    schema: lines,
    query: 'skip_lines',
    flag: '--skip-lines <n>',
    help: 'lines before the table',
  },
  delimiter: {
    schema: text,
    query: 'delimiter',
    flag: '--delimiter <character>',
    help: 'what separates fields: a character, tab, or blank for runs of blanks',
  },
  decimal: {
    schema: z.enum(['.', ',']).optional(),
    query: 'decimal',
    flag: '--decimal <sign>',
    help: 'decimal sign',
  },
  headerLine: {
    schema: lines,
    query: 'header_line',
    flag: '--header-line <n>',
    help: 'line of the column names, counted from 1; 0: there is none',
  },
  unitLine: {
    schema: lines,
    query: 'unit_line',
    flag: '--unit-line <n>',
    help: 'line of the units, counted from 1; 0: there is none',
  },
  depth: {
    schema: text,
    query: 'depth',
    flag: '--depth <column>',
    help: 'depth column, by its name or its number from 1; or START,STEP for a table without one',
  },
  depthUnit: {
    schema: text,
    query: 'depth_unit',
    flag: '--depth-unit <unit>',
    help: 'unit of depths where the file does not say: m, ft, cm, mm, km, in, 0.1in',
    absent: 'm',
  },
  image: {
    schema: text,
    query: 'image',
    flag: '--image <columns>',
    help: 'columns of the image: FIRST..LAST, or names with commas between',
  },
  ignore: {
    schema: text,
    query: 'ignore',
    flag: '--ignore <columns>',
    help: 'columns to leave out, by their names or numbers from 1, with commas between',
  },
  part: {
    schema: text,
    query: 'part',
    flag: '--part <name>',
    help: 'the part to read of a file that holds several, see inspect',
    absent: 'every image, widest first',
  },
} as const satisfies Readonly<Record<string, Field>>;
export type ReadingOption = keyof typeof READING;
export const READING_OPTIONS = Object.keys(READING) as readonly ReadingOption[];
