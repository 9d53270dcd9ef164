// Draws the whole log small for the overview, and again a moment after the log, its look or the size changes.
import { memo, useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';
import { drawnLook } from '../colormaps/colormap-library.ts';
import { useDevicePixelRatio } from '../controls/screen-pixels.ts';
import { loadFrame } from '../bridge/frame-client.ts';
import { overviewLook } from './overview-look.ts';
import { asksForPictures } from '../state/picture-slice.ts';
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

/** Delay of a request, so that the main picture goes first and a dragged control does not request a strip at each step. */
const DELAY_MS = 150;

/** Does not depend on the depth window, so that panning does not draw it again. */
export const OverviewPicture = memo(function OverviewPicture({ log: { id }, widthPx, heightPx }: OverviewPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = useViewer(useShallow(shownLook));
  const asking = useViewer(asksForPictures);
  const ratio = useDevicePixelRatio();

  useEffect(() => {
    if (!look || !asking) return;
    const controller = new AbortController();
    const size = { widthPx: Math.round(widthPx * ratio), heightPx: Math.round(heightPx * ratio) };
    const timer = setTimeout(() => {
      loadFrame({ id, ...size, ...look, format: 'png' }, controller.signal).then(
        (bitmap) => {
          if (!controller.signal.aborted && canvas.current) paint(canvas.current, bitmap);
          bitmap.close();
        },
        // An error is ignored, because the main picture reports it; its "Try again" requests the strip again, too.
        () => undefined,
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [id, look, widthPx, heightPx, ratio, asking]);

  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      data-vision-seen=""
      data-testid="overview-picture"
      aria-hidden="true"
    />
  );
});

/** Sets the canvas size only with the new picture; until then the old one is stretched to fit. */
function paint(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0);
}

function shownLook(viewer: Viewer): Look | undefined {
  const view = openView(viewer);
  const log = openLog(viewer);
  return view && log && overviewLook(drawnLook(viewer, viewOfTrack(view, viewer.tracks[0]!)), log);
}
