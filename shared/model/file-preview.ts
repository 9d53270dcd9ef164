// What the import dialog shows of a file before anything of it is stored, made from the file's beginning alone.
import { z } from 'zod';
import { depthUnit } from './image-log.ts';
import { inspectedColumn, inspectedPart, inspection } from './inspection.ts';

/** How many of a file's first bytes are read for it, unpacked. */
export const PREVIEW_BYTES = 2 * 1024 * 1024;
/** How many a browser sends: a packing without compression adds a little. */
export const PREVIEW_HEAD_BYTES = PREVIEW_BYTES + 65_536;
/** Of a file that is longer, so many of its last bytes are sent as well: a zip archive has its list of files there. */
export const PREVIEW_TAIL_BYTES = 131_072;
/** Scanlines that its picture has at most. */
export const PREVIEW_SCANLINES = 1000;

/** A file that the browser has not sent yet: its size, and its first and last bytes in base 64. */
export const fileEnds = z.object({ fileName: z.string(), bytes: z.int(), head: z.base64(), tail: z.base64() });
export type FileEnds = z.infer<typeof fileEnds>;

/** A line of the file, or a record that goes over several. */
const previewLine = z.object({
  /** Counted from 1. */
  line: z.int(),
  kind: z.enum(['skipped', 'header', 'units', 'record']),
  /** A field a column; of a skipped line one field, which is all of it. Long ones are cut. */
  fields: z.array(z.string()),
  /** Numbers of the fields that are taken as missing. */
  nulls: z.array(z.int()),
});
export type PreviewLine = z.infer<typeof previewLine>;

/** What the first image of it would be, or the first part of another kind, as far as the beginning goes. */
const previewPart = z.object({
  name: z.string(),
  kind: z.enum(['image', 'curves', 'survey', 'picks']),
  rows: z.int(),
  /** Samples of a row in the file; `width`: as they would be stored. */
  sourceWidth: z.int(),
  width: z.int(),
  depthUnit,
  depthMin: z.number(),
  depthMax: z.number(),
  /** 0 for a single row. */
  depthStep: z.number(),
  /** Steps wide enough to be drawn as gaps. */
  gaps: z.int(),
  nulls: z.int(),
});
export type PreviewPart = z.infer<typeof previewPart>;

export const filePreview = z.object({
  /** Of what was read; steps and gaps are told of `part` alone. */
  inspection: inspection.extend({
    parts: z.array(inspectedPart.omit({ depthStep: true, gaps: true, direction: true })),
  }),
  /** Whether that is the whole file. */
  isWhole: z.boolean(),
  /** Equal for files whose columns have the same names and delimiter: those of one instrument. */
  shape: z.string().max(64),
  /** Of the table that is shown: a column a field of a record. */
  columns: z.array(inspectedColumn),
  lines: z.array(previewLine),
  part: previewPart.optional(),
  /** A PNG of the first scanlines, a pixel row each, in the default colours; absent for what is no image. */
  picture: z.base64().optional(),
  /** Why it cannot be imported as it stands: one sentence. */
  problem: z.string().optional(),
});
export type FilePreview = z.infer<typeof filePreview>;
