// Draws the whole log small for the overview, and again when the log, its look or the size changes.
import { memo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';
import { drawnLook } from '../colormaps/colormap-library.ts';
import { useDevicePixelRatio } from '../controls/screen-pixels.ts';
import { usePaintedCanvas } from '../painting/use-painted-canvas.ts';
import { overviewLook } from './overview-look.ts';
import { viewOfTrack } from '../state/track-look.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { useViewer, type Viewer } from '../state/store.ts';
import styles from './OverviewPicture.module.css';

interface OverviewPictureProps {
  readonly log: ImageLog;
  /** Size of the strip, in whole CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Does not depend on the depth window, so that panning does not draw it again. */
export const OverviewPicture = memo(function OverviewPicture({ log, widthPx, heightPx }: OverviewPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = useViewer(useShallow(shownLook));
  const ratio = useDevicePixelRatio();
  const { depthMin, depthMax } = log;
  // The main picture reports an error; its "Try again" asks for the strip again, too.
  const key = usePaintedCanvas(
    canvas,
    'overview-picture',
    look && {
      ...{ log, look, depthMin, depthMax, widthPx, heightPx, ratio },
      // Dynamic, each value of the log is ranked among those around it, for which all scanlines are read.
      engineOnly: look.normalization === 'dynamic',
    },
  );

  return (
    <canvas
      key={key}
      ref={canvas}
      className={styles.picture}
      data-vision-seen=""
      data-testid="overview-picture"
      aria-hidden="true"
    />
  );
});

function shownLook(viewer: Viewer): Look | undefined {
  const view = openView(viewer);
  const log = openLog(viewer);
  return view && log && overviewLook(drawnLook(viewer, viewOfTrack(view, viewer.tracks[0]!)), log);
}
