// What a track shows: its log's view with what the track draws otherwise, at the depths that its offset brings to the axis.
import type { LogView, Track } from '../../shared/model/viewer-state.ts';

/** The view itself where the track changes nothing of it, so that nothing is drawn again for a new object. */
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
