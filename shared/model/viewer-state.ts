// Schemas of what the viewer remembers across restarts: its preferences, and how each log was last viewed.
import { z } from 'zod';
import { display, type Look } from './display.ts';
import { NORMALIZATIONS } from './look.ts';
import { depthUnit, imageId, importOptions } from './image-log.ts';

/** One track of the stage, which is a row of tracks on one depth axis. */
export const track = z.object({
  /** Unique among the tracks on the axis. */
  id: z.string().min(1).max(64),
  /** The kind of track, as the feature that draws it names it; a track of an unknown kind is not shown. */
  kind: z.string().min(1).max(64),
  logId: imageId,
  /** Added to the log's depths on this axis, in the log's own unit. */
  depthOffset: z.number().default(0),
  /** Display options in which this track differs from its log's view. */
  look: z.object({ normalization: z.enum(NORMALIZATIONS).optional() }).default({}),
  /** In CSS pixels; absent: an equal share of the room there is. */
  widthPx: z.number().min(20).max(10_000).optional(),
});
export type Track = z.infer<typeof track>;
const tracks = z.array(track).max(64);

/** The tracks of a log by default: one picture, drawn as the log's view says. */
export function tracksOf(logId: number): Track[] {
  return [{ id: 'image', kind: 'image', logId, depthOffset: 0, look: {} }];
}

/** Two tracks of a log to compare: with static and with dynamic normalization. */
export function comparedTracksOf(logId: number): Track[] {
  return [
    { id: 'image', kind: 'image', logId, depthOffset: 0, look: { normalization: 'static' } },
    { id: 'image-dynamic', kind: 'image', logId, depthOffset: 0, look: { normalization: 'dynamic' } },
  ];
}

/** What the viewer remembers of one log. */
export const logView = display.extend({
  depthMin: z.number(),
  depthMax: z.number(),
  /** Its tracks when it was last shown; absent: the default ones. */
  tracks: tracks.optional(),
});
export type LogView = z.infer<typeof logView>;
export function lookOf({ depthMin: _depthMin, depthMax: _depthMax, tracks: _tracks, ...look }: LogView): Look {
  return look;
}

/** Widths of the panels beside the picture, in CSS pixels. */
export const PANEL_PX = {
  logsPx: { least: 160, most: 800, initial: 248 },
  displayPx: { least: 200, most: 800, initial: 264 },
} as const;
const panelPx = ({ least, most, initial }: { least: number; most: number; initial: number }) =>
  z.number().min(least).max(most).default(initial);

/** For the most and the least of a screen's pictures. */
export const TILES_MB = { least: 32, most: 2048 } as const;
export const DEFAULT_PX_PER_MM = 96 / 25.4;
/** The viewer's own settings, the same for every log. */
export const viewerPreferences = z.object({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** The unit in which depths are shown; `log`: each log's own. */
  depthUnit: z.enum(['log', ...depthUnit.options]).default('log'),
  /** CSS pixels in a millimetre of this screen, as measured with a ruler; printed scales on screen depend on it. */
  pxPerMm: z.number().min(0.5).max(50).default(DEFAULT_PX_PER_MM),
  /** How azimuths are written: 0 to 360, or as N E S W, and TOP R BOT L where they count from the top of the hole. */
  azimuthLabels: z.enum(['degrees', 'compass']).default('degrees'),
  /** Whether a picture at rest has exact colours; otherwise it is a JPEG, which is sent sooner. */
  lossless: z.boolean().default(false),
  /** Memory for what the page paints pictures from, in MB. */
  tilesMB: z.int().min(TILES_MB.least).max(TILES_MB.most).default(64),
  /** Whether profiles of the values along the cursor's scanline and column are shown. */
  profiles: z.boolean().default(false),
  /** Ids of commands chosen in the palette, the latest first. */
  recentCommands: z.array(z.string()).max(20).default([]),
  panels: z.object({ logsPx: panelPx(PANEL_PX.logsPx), displayPx: panelPx(PANEL_PX.displayPx) }).prefault({}),
});
export type ViewerPreferences = z.infer<typeof viewerPreferences>;

/** More would make the remembered state long. */
export const MOST_READINGS = 50;
const rememberedReading = importOptions.omit({
  ...{ name: true, again: true, replace: true },
  ...{ width: true, interpolation: true },
});
export type RememberedReading = z.infer<typeof rememberedReading>;

/** What the viewer remembers across restarts. */
export const viewerState = z.preprocess(
  fromOneOpenLog,
  z.object({
    /** The tracks on screen. The open log is that of the first one. */
    tracks: tracks.default([]),
    preferences: viewerPreferences.prefault({}),
    /** The view of each log, by image id. */
    views: z.record(z.string(), logView).default({}),
    /** Of the last import; how its file was read is remembered by the shape of its header. */
    importOptions: importOptions.pick({ width: true, interpolation: true }).prefault({}),
    /** How files were read, by the shape of their header, see FilePreview; the latest first. */
    readings: z
      .array(z.object({ shape: z.string().max(64), options: rememberedReading }))
      .max(MOST_READINGS)
      .default([]),
  }),
);
export type ViewerState = z.infer<typeof viewerState>;

/** Reads the state of versions before tracks, which remembered one open log and whether a log's pictures were compared. */
function fromOneOpenLog(state: unknown): unknown {
  if (typeof state !== 'object' || state === null || !('openId' in state)) return state;
  const { openId, ...rest } = state as { openId: unknown; views?: unknown };
  const views = Object.entries((rest.views ?? {}) as Record<string, { compare?: unknown }>).map(
    ([id, { compare, ...view }]) => [id, compare === true ? { ...view, tracks: comparedTracksOf(Number(id)) } : view],
  );
  const byId = Object.fromEntries(views) as Record<string, { tracks?: Track[] } | undefined>;
  const shown = typeof openId === 'number' ? (byId[String(openId)]?.tracks ?? tracksOf(openId)) : [];
  return { ...rest, views: byId, tracks: shown };
}
