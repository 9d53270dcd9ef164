// What was found in a file before it is imported: its dialect, its columns, the parts it becomes, and remarks.
import { z } from 'zod';

/** What a column of a table is taken for. */
export const COLUMN_ROLES = ['depth', 'image', 'curve', 'record number', 'text', 'ignored'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** What a part of a file becomes: an image log, a table of curves, the path of the hole, or picks. */
export const PART_KINDS = ['image', 'curves', 'survey', 'picks'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A remark on what was not plain sailing. */
export const finding = z.object({
  /** Names the kind of remark for programs: `depth-unit-assumed`. */
  code: z.string(),
  /** One sentence without a full stop: `2 samples of 1e30 are taken as missing`. */
  message: z.string(),
  /** The option that decides otherwise: `--null-values`; null where there is none. */
  option: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

/** Lines count from 1; null where there is no such line. */
export const tableDialect = z.object({
  /** The character itself; a blank for runs of blanks and tabs; null for a table of one column. */
  delimiter: z.string().length(1).nullable(),
  quote: z.enum(['"', "'"]).nullable(),
  decimal: z.enum(['.', ',']),
  /** Lines before the table that are not it: comments, keys and values, blank lines. */
  skippedLines: z.int(),
  headerLine: z.int().nullable(),
  unitLine: z.int().nullable(),
});
export type TableDialect = z.infer<typeof tableDialect>;

export const inspectedColumn = z.object({
  /** Empty where the file has no name for it. */
  name: z.string(),
  unit: z.string().nullable(),
  role: z.enum(COLUMN_ROLES),
  /** The end of the sentence "taken for this because …", as in `its name is DEPTH`. */
  why: z.string(),
});
export type InspectedColumn = z.infer<typeof inspectedColumn>;

export const inspectedPart = z.object({
  /** What `--part` calls it: the stem of its columns or its channel. */
  name: z.string(),
  kind: z.enum(PART_KINDS),
  rows: z.int(),
  /** Samples in a row. */
  width: z.int(),
  /** In `depthUnit`, the unit it is stored in; null without rows. */
  depthMin: z.number().nullable(),
  depthMax: z.number().nullable(),
  depthUnit: z.enum(['m', 'ft']),
  /** The median step from row to row; null for fewer than two and where depths do not go one way. Steps half as wide again as nearly all others are gaps. */
  depthStep: z.number().nullable(),
  gaps: z.int(),
  /** How depths go in the file; null where there is no step. */
  direction: z.enum(['down', 'up']).nullable(),
  valueUnit: z.string().nullable(),
  /** Names of its columns in the order they are stored. */
  columns: z.array(z.string()),
});
export type InspectedPart = z.infer<typeof inspectedPart>;

export const inspection = z.object({
  file: z.string(),
  /** The id of the reader. */
  format: z.string(),
  /** The encoding's name as in the WHATWG Encoding Standard; null for formats that are not text. */
  encoding: z.string().nullable(),
  dialect: tableDialect.nullable(),
  parts: z.array(inspectedPart),
  columns: z.array(inspectedColumn),
  findings: z.array(finding),
});
export type Inspection = z.infer<typeof inspection>;
