// What the features put on the stage, found by what it is: kinds of tracks, layers by what they lie over, tools in order.
import type { Layer, StandingTrack, Tool, TrackKind } from '../commands/stage-parts.ts';
import { FEATURES } from './features.ts';

const PARTS = FEATURES.flatMap(({ tracks = [] }) => tracks);
const KINDS: readonly TrackKind[] = PARTS.filter((part) => 'kind' in part);
const LAYERS: readonly Layer[] = FEATURES.flatMap(({ layers = [] }) => layers);

export const STANDING_TRACKS: readonly StandingTrack[] = PARTS.filter((part) => 'side' in part);
export const TOOLS: readonly Tool[] = FEATURES.flatMap(({ tools = [] }) => tools);

/** undefined for a kind that no feature draws: one that is remembered of a feature that is gone. */
export function trackKind(kind: string): TrackKind | undefined {
  return KINDS.find((each) => each.kind === kind);
}

const byPlace = new Map<string, readonly Layer[]>();

/** From the lowest to the topmost; always the same list, so that nothing is drawn again for another one. */
export function layersOver(place: string): readonly Layer[] {
  let layers = byPlace.get(place);
  if (!layers) byPlace.set(place, (layers = LAYERS.filter(({ over }) => over === place)));
  return layers;
}
