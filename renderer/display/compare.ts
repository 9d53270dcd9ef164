// Switches between one picture of a log and two side by side, with static and dynamic normalization.
import { comparedTracksOf, tracksOf } from '../../shared/model/viewer-state.ts';
import { arrangeTracks, type Viewer } from '../state/store.ts';

export function isCompared({ tracks }: Pick<Viewer, 'tracks'>): boolean {
  return tracks.length > 1;
}

/** Switches the comparison on or off. */
export function compareTracks({ tracks }: Pick<Viewer, 'tracks'>): void {
  const id = tracks[0]?.logId;
  if (id !== undefined) arrangeTracks(isCompared({ tracks }) ? tracksOf(id) : comparedTracksOf(id));
}
