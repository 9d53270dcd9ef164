// What an image log is, and how one is imported: each as a schema and the type read off it.
import { z } from 'zod';

/** B-spline order of the width resampling is the index in this list: 0 to 5. */
export const INTERPOLATIONS = ['nearest', 'linear', 'quadratic', 'cubic', 'quartic', 'quintic'] as const;
export type Interpolation = (typeof INTERPOLATIONS)[number];

export const MIN_WIDTH = 2;
export const MAX_WIDTH = 4096;
/** Samples of a scanline stored as `auto` where the file has more. */
export const AUTO_WIDTH = 150;
export const DEFAULT_NULL_VALUES: readonly number[] = [-999, -999.25, -9999, -9999.25];
/** First bytes of a file, which tell its format and its columns. */
export const FILE_HEAD_BYTES = 65_536;
export const imageId = z.int().positive();
const depth = z.number();
export const MAX_LOG_NAME_CHARACTERS = 200;
const imageName = z.string().trim().min(1).max(MAX_LOG_NAME_CHARACTERS);
export const depthUnit = z.enum(['m', 'ft']);

export const importOptions = z.object({
  /** Default: the file's name without its ending. */
  name: imageName.optional(),
  /** Samples of a stored scanline, see `storedWidth`. */
  width: z.union([z.enum(['auto', 'source']), z.int().min(MIN_WIDTH).max(MAX_WIDTH)]).default('auto'),
  interpolation: z.enum(INTERPOLATIONS).default('linear'),
  /** Compared as numbers; never applied to depth. */
  nullValues: z
    .array(z.number())
    .max(64)
    .default([...DEFAULT_NULL_VALUES]),
  /** Taken when the file does not say. */
  depthUnit: depthUnit.default('m'),
  /** Import a file that is in the library already. */
  again: z.boolean().optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

/** What a width comes to in a file of `sourceWidth` samples a scanline. `auto` never enlarges: sectors stay as sharp as they are. */
export function storedWidth(width: ImportOptions['width'], sourceWidth: number): number {
  if (width === 'source') return sourceWidth;
  return width === 'auto' ? Math.min(AUTO_WIDTH, sourceWidth) : width;
}

/** Along the hole, or straight down. */
export const DEPTH_REFERENCES = ['unknown', 'MD', 'TVD'] as const;
/** `columns`: core, sectors. Else all around the hole, clockwise, from north or from the top of a hole that is not vertical. */
export const GEOMETRIES = ['columns', 'north', 'high-side'] as const;

/** What people have noted about a log: it is kept with the log, and a copy takes it along. */
const notes = {
  depthReference: z.enum(DEPTH_REFERENCES),
  geometry: z.enum(GEOMETRIES),
};
export const logDescription = z.object({ name: imageName, ...notes }).partial();
export type LogDescription = z.infer<typeof logDescription>;

/** One imported file. Depths are float64 in the log's own unit; statistics are of the stored samples. */
export const imageLog = z.object({
  id: imageId,
  name: z.string(),
  /** File name without its folder. */
  sourceName: z.string(),
  sourceBytes: z.number(),
  /** ISO 8601. */
  importedAt: z.string(),
  /** Scanlines. */
  rows: z.number(),
  /** Samples of a scanline in the file, and as stored. */
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
  /** null when every sample is null. */
  valueMin: z.number().nullable(),
  valueMax: z.number().nullable(),
  /** 1st and 99th percentile. */
  p01: z.number().nullable(),
  p99: z.number().nullable(),
  /** Of the samples, at 0, 0.5, 1 … 100 percent; empty when every one is null, absent in logs imported before they were kept. */
  percentiles: z.array(z.number()).optional(),
  /** Samples stored as null. */
  nulls: z.number(),
  /** Entirely empty records of the file. */
  skippedRecords: z.number(),
  /** Coarsest level of the depth pyramid; level L averages 4^L scanlines. */
  topLevel: z.number(),
  /** Finest level that has minima and maxima beside its means; absent in logs imported before there were any. */
  extremesFrom: z.number().optional(),
  /** Bytes the log takes in the library. */
  storedBytes: z.number(),
  /** What tells the file's bytes from others, and how they were read; absent in logs imported before these were kept. */
  sourceFingerprint: z.string().optional(),
  importedWith: importOptions.omit({ name: true, again: true }).optional(),
  depthReference: notes.depthReference.default('unknown'),
  geometry: notes.geometry.default('columns'),
});
export type ImageLog = z.infer<typeof imageLog>;

/** A log of the library that cannot be read: it is kept as it is until its owner decides. `message`: what is wrong, and what to do. */
export const damagedLog = z.object({ id: imageId, name: z.string().optional(), message: z.string() });
export type DamagedLog = z.infer<typeof damagedLog>;
