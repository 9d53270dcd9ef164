// Static beside dynamic: two tracks of the same log, and one again.
import { comparedTracksOf, tracksOf } from '../../shared/model/viewer-state.ts';
import { arrangeTracks, type Viewer } from '../state/store.ts';

export function isCompared({ tracks }: Pick<Viewer, 'tracks'>): boolean {
  return tracks.length > 1;
}

/** On or off, as it is not. */
export function compareTracks({ tracks }: Pick<Viewer, 'tracks'>): void {
  const id = tracks[0]?.logId;
  if (id !== undefined) arrangeTracks(isCompared({ tracks }) ? tracksOf(id) : comparedTracksOf(id));
}
