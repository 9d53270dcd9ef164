// What the viewer remembers across restarts: its preferences, and how each log was last looked at.
import { z } from 'zod';
import { look, type Look } from './display.ts';
import { depthUnit, imageId, importOptions } from './image-log.ts';

/** What the viewer remembers of one log. */
export const logView = look.extend({
  depthMin: z.number(),
  depthMax: z.number(),
  /** Static and dynamic normalization side by side. */
  compare: z.boolean().default(false),
});
export type LogView = z.infer<typeof logView>;
export function lookOf({ depthMin: _depthMin, depthMax: _depthMax, compare: _compare, ...look }: LogView): Look {
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
export const viewerState = z.object({
  openId: imageId.optional(),
  preferences: viewerPreferences.prefault({}),
  /** By image id. */
  views: z.record(z.string(), logView).default({}),
  importOptions: importOptions.omit({ name: true, again: true }).prefault({}),
});
export type ViewerState = z.infer<typeof viewerState>;
