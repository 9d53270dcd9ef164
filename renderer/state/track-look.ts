// The view that a track shows: its log's view with the track's own look and depth offset.
import type { LogView, Track } from '../../shared/model/viewer-state.ts';

/** The same object if the track changes nothing, so that React does not draw again. */
export function viewOfTrack(view: LogView, { look, depthOffset }: Pick<Track, 'look' | 'depthOffset'>): LogView {
  const { normalization } = look;
  if (normalization === undefined && depthOffset === 0) return view;
  return {
    ...view,
    ...(normalization && { normalization }),
    depthMin: view.depthMin - depthOffset,
    depthMax: view.depthMax - depthOffset,
  };
}
