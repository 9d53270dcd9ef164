// What the viewer remembers across restarts: its preferences, and how each log was last looked at.
import { z } from 'zod';
import { display, type Look } from './display.ts';
import { NORMALIZATIONS } from './look.ts';
import { depthUnit, imageId, importOptions } from './image-log.ts';

/** One column on the depth axis. */
export const track = z.object({
  /** Unique among the tracks on the axis. */
  id: z.string().min(1).max(64),
  /** What draws it, as a feature names it; one that no feature draws is passed over. */
  kind: z.string().min(1).max(64),
  logId: imageId,
  /** Added to the log's depths on this axis, in the log's own unit. */
  depthOffset: z.number().default(0),
  /** What is drawn otherwise than the log's view says. */
  look: z.object({ normalization: z.enum(NORMALIZATIONS).optional() }).default({}),
  /** In CSS pixels; absent: an equal share of the room there is. */
  widthPx: z.number().min(20).max(10_000).optional(),
});
export type Track = z.infer<typeof track>;
const tracks = z.array(track).max(64);

/** One picture of the log in the look of its view. */
export function tracksOf(logId: number): Track[] {
  return [{ id: 'image', kind: 'image', logId, depthOffset: 0, look: {} }];
}

/** The log's static picture and, on the same axis, its dynamic one. */
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
  /** As they stood when another log was shown; absent: as at first. */
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

export const DEFAULT_PX_PER_MM = 96 / 25.4;
/** The viewer's own settings, the same for every log. */
export const viewerPreferences = z.object({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** Depths are shown in it; `log`: each log in its own. */
  depthUnit: z.enum(['log', ...depthUnit.options]).default('log'),
  /** CSS pixels of a millimetre on this screen, as measured with a ruler: what a printed scale is true by. */
  pxPerMm: z.number().min(0.5).max(50).default(DEFAULT_PX_PER_MM),
  /** Above a full circumference: 0 to 360, or N E S W, from the top of the hole TOP R BOT L. */
  azimuthLabels: z.enum(['degrees', 'compass']).default('degrees'),
  /** Values along the cursor's scanline and column. */
  profiles: z.boolean().default(false),
  /** Ids of commands chosen in the palette, the last one first. */
  recentCommands: z.array(z.string()).max(20).default([]),
  panels: z.object({ logsPx: panelPx(PANEL_PX.logsPx), displayPx: panelPx(PANEL_PX.displayPx) }).prefault({}),
});
export type ViewerPreferences = z.infer<typeof viewerPreferences>;

/** What the viewer remembers across restarts. */
export const viewerState = z.preprocess(
  fromOneOpenLog,
  z.object({
    /** On screen; the log that is shown is that of the first one. */
    tracks: tracks.default([]),
    preferences: viewerPreferences.prefault({}),
    /** By image id. */
    views: z.record(z.string(), logView).default({}),
    importOptions: importOptions.omit({ name: true, again: true }).prefault({}),
  }),
);
export type ViewerState = z.infer<typeof viewerState>;

/** Before there were tracks, one open log was remembered, and of each log whether its two pictures stood side by side. */
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
