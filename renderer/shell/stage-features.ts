// Looks up what the features bring to the stage: kinds of tracks, standing tracks, layers, tools.
import type { Layer, StandingTrack, Tool, TrackKind } from '../commands/stage-parts.ts';
import { FEATURES } from './features.ts';

const PARTS = FEATURES.flatMap(({ tracks = [] }) => tracks);
const KINDS: readonly TrackKind[] = PARTS.filter((part) => 'kind' in part);
const LAYERS: readonly Layer[] = FEATURES.flatMap(({ layers = [] }) => layers);

export const STANDING_TRACKS: readonly StandingTrack[] = PARTS.filter((part) => 'side' in part);
export const TOOLS: readonly Tool[] = FEATURES.flatMap(({ tools = [] }) => tools);

/** undefined for a kind that no feature draws: the remembered state may name one of a removed feature. */
export function trackKind(kind: string): TrackKind | undefined {
  return KINDS.find((each) => each.kind === kind);
}

const byPlace = new Map<string, readonly Layer[]>();

/** The layers over a track, from lowest to topmost. Always the same array, so that React does not draw again. */
export function layersOver(place: string): readonly Layer[] {
  let layers = byPlace.get(place);
  if (!layers) byPlace.set(place, (layers = LAYERS.filter(({ over }) => over === place)));
  return layers;
}
