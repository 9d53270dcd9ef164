// Schemas of an image log, of what people note about it, and of the options of its import.
import { z } from 'zod';
import { shapeOf } from './field.ts';
import { givenName } from '../given-name.ts';
import { finding } from './inspection.ts';
import { READING } from './reading.ts';

/** Methods of the width resampling. The index in this list is the order of the B-spline: 0 to 5. */
export const INTERPOLATIONS = ['nearest', 'linear', 'quadratic', 'cubic', 'quartic', 'quintic'] as const;
export type Interpolation = (typeof INTERPOLATIONS)[number];

export const MIN_WIDTH = 2;
export const MAX_WIDTH = 4096;
/** Samples that the width `auto` stores of a scanline, where the file has more. */
export const AUTO_WIDTH = 150;
export const DEFAULT_NULL_VALUES: readonly number[] = [-999, -999.25, -9999, -9999.25];
/** How many of a file's first bytes are read to tell its format and its columns. */
export const FILE_HEAD_BYTES = 262_144;
export const imageId = z.int().positive();
const depth = z.number();
export const MAX_LOG_NAME_CHARACTERS = 200;
const imageName = givenName(z.string().trim().min(1).max(MAX_LOG_NAME_CHARACTERS));
export const depthUnit = z.enum(['m', 'ft']);

export const importOptions = z.object({
  /** Default: the file's name without its ending. */
  name: imageName.optional(),
  /** Samples of a stored scanline, see `storedWidth`. */
  width: z.union([z.enum(['auto', 'source']), z.int().min(MIN_WIDTH).max(MAX_WIDTH)]).default('auto'),
  interpolation: z.enum(INTERPOLATIONS).default('linear'),
  /**
   * Samples equal to one of these numbers are null, and no other number is but the file's own; depths are not compared.
   * Absent: the default ones, and numbers far from all others that programs write for missing.
   */
  nullValues: z.array(z.number()).max(64).optional(),
  ...shapeOf(READING),
  /** Imports a file even if the library has it already. */
  again: z.boolean().optional(),
  /** Puts what is read in the place of this log, which keeps its id, its name and what people have noted of it. */
  replace: imageId.optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

/**
 * Samples stored of a scanline that has `sourceWidth` in the file. `auto` never enlarges: the few samples of a sectored log
 * would only be blurred.
 */
export function storedWidth(width: ImportOptions['width'], sourceWidth: number): number {
  if (width === 'source') return sourceWidth;
  return width === 'auto' ? Math.min(AUTO_WIDTH, sourceWidth) : width;
}

/** What depths are measured along: MD, measured depth, along the hole; TVD, true vertical depth, straight down. */
export const DEPTH_REFERENCES = ['unknown', 'MD', 'TVD'] as const;
/**
 * What the columns of a log are. `columns`: no full circumference, such as core or sectors. Else the columns go all around
 * the hole, clockwise from north or from the high side, which is the top of an inclined hole.
 */
export const GEOMETRIES = ['columns', 'north', 'high-side'] as const;

/** What people have noted about a log. It is kept with the log, and copies of the log have it, too. */
const notes = {
  depthReference: z.enum(DEPTH_REFERENCES),
  geometry: z.enum(GEOMETRIES),
};
/** A depth unit mends one that was taken wrongly: the numbers of the depths stay. */
export const logDescription = z.object({ name: imageName, ...notes, depthUnit }).partial();
export type LogDescription = z.infer<typeof logDescription>;

/** What a log of the library is: an image, or values by depth that are no pixels: curves, or the path of the hole. */
export const LOG_KINDS = ['image', 'curves', 'survey'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** One imported file, or a part of one. Depths are float64 in the log's own unit; statistics are of the stored samples. */
export const imageLog = z.object({
  id: imageId,
  /** Under which id its tiles lie in the library, where that is another: its file has been read again. */
  tilesId: imageId.optional(),
  kind: z.enum(LOG_KINDS).default('image'),
  /** The log that this one is a companion of, imported with it from the same file; absent for one that stands alone. */
  parentId: imageId.optional(),
  name: z.string(),
  /** The name of the imported file, without its folder. */
  sourceName: z.string(),
  sourceBytes: z.number(),
  /** Which of the images of its file it is, as `part` calls it; absent for the only one. */
  part: z.string().optional(),
  /** What the file was known by that the log came in, where the library keeps no files. */
  fileUuid: z.string().optional(),
  /** Of a log that stays where it lies: where that is, and whether it is there now, and nothing can be written there. */
  place: z.object({ path: z.string(), isAway: z.boolean(), isReadOnly: z.boolean() }).optional(),
  /** Time of the import, ISO 8601; of the last one, where its file has been read again. */
  importedAt: z.string(),
  /** Number of scanlines. */
  rows: z.number(),
  /** Samples of a scanline in the file; `width`: as stored. */
  sourceWidth: z.number(),
  width: z.number(),
  interpolation: z.enum(INTERPOLATIONS),
  depthUnit,
  depthMin: depth,
  depthMax: depth,
  /** Median step between scanlines; 0 for a single scanline. */
  depthStep: z.number(),
  /** A step wider than this is a gap, drawn in the null colour. */
  gapStep: z.number(),
  /** Least and greatest sample; null when every sample is null. */
  valueMin: z.number().nullable(),
  valueMax: z.number().nullable(),
  /** 1st and 99th percentile of the samples; null when every sample is null. */
  p01: z.number().nullable(),
  p99: z.number().nullable(),
  /** Percentiles of the samples at 0, 0.5, 1 … 100 percent; empty if all are null, absent in logs of older versions. */
  percentiles: z.array(z.number()).optional(),
  /** Number of samples that are null. */
  nulls: z.number(),
  /** Number of entirely empty records in the file. */
  skippedRecords: z.number(),
  /** Coarsest level of the depth pyramid; level L averages 4^L scanlines. */
  topLevel: z.number(),
  /** Finest level that has minima and maxima beside its means; absent in logs of older versions. */
  extremesFrom: z.number().optional(),
  /** Bytes the log takes in the library. */
  storedBytes: z.number(),
  /** Identifies the file's bytes, so that a second import is noticed; absent in logs of older versions. */
  sourceFingerprint: z.string().optional(),
  importedWith: importOptions.omit({ name: true, again: true, replace: true }).optional(),
  /** The name of the well, what is measured and in which unit, where the file says so. */
  well: z.string().optional(),
  quantity: z.string().optional(),
  valueUnit: z.string().optional(),
  /** What was not plain sailing when the file was read. */
  findings: z.array(finding).default([]),
  depthReference: notes.depthReference.default('unknown'),
  geometry: notes.geometry.default('columns'),
});
export type ImageLog = z.infer<typeof imageLog>;

/** The id under which the tiles of a log lie: another one after each reading of its file, and never that of another log. */
export function tilesOf({ id, tilesId }: Pick<ImageLog, 'id' | 'tilesId'>): number {
  return tilesId ?? id;
}

/** Lines of a file that are kept although they are not its table. */
const MOST_FILE_NOTES = 200;

/** What is kept beside the facts, because it is long and seldom asked for. */
export const logDetails = z.object({
  /** Of the samples, where the file names them and each is stored as it is; empty for a column without a name. */
  columnNames: z.array(z.string()).optional(),
  /** The same for their units; null for a column without one. */
  columnUnits: z.array(z.string().nullable()).optional(),
  /** Lines of the file that are not its table. */
  notes: z.array(z.string()).max(MOST_FILE_NOTES).optional(),
});
export type LogDetails = z.infer<typeof logDetails>;

/** A log of the library that cannot be read. It is kept until the user decides; `message` says what is wrong and what to do. */
export const damagedLog = z.object({
  id: imageId,
  name: z.string().optional(),
  /** Of a companion. */
  parentId: imageId.optional(),
  message: z.string(),
});
export type DamagedLog = z.infer<typeof damagedLog>;
