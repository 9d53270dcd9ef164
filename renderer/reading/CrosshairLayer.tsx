// The layer that reads values off a track: its crosshair, and fetching the values of its picture.
import type { LayerProps } from '../commands/stage-parts.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Track } from '../../shared/model/viewer-state.ts';
import { OpenView } from '../state/OpenView.tsx';
import { viewOfTrack } from '../state/track-look.ts';
import { Crosshair } from './Crosshair.tsx';
import { useWindowValues } from './window-values.ts';

export function CrosshairLayer({ log, track, lead, size, box }: LayerProps) {
  return (
    <>
      {track && size.heightPx > 0 && size.widthPx > 0 && <WindowValues log={log} track={track} lead={lead} />}
      <Crosshair log={log} box={box} size={size} lead={lead} />
    </>
  );
}

interface WindowValuesProps {
  readonly log: ImageLog;
  readonly track: Track;
  readonly lead: boolean;
}

/** A component of its own, so that fetching values does not draw the rest of the layer again. */
function WindowValues({ log, track, lead }: WindowValuesProps) {
  return (
    <OpenView>{(view) => <Fetched log={log} view={viewOfTrack(view, track)} track={track} lead={lead} />}</OpenView>
  );
}

function Fetched({ log, view, track, lead }: WindowValuesProps & { readonly view: Parameters<typeof viewOfTrack>[0] }) {
  useWindowValues(log, view, track.id, lead);
  return null;
}
