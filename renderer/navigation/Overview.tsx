// The overview track: the whole log as a strip, with the depth window as a box on it and layers over it.
import { useRef } from 'react';
import { tilesOf } from '../../shared/model/image-log.ts';
import type { StandingTrackProps } from '../commands/stage-parts.ts';
import { DepthSlider } from './DepthSlider.tsx';
import { depthText, useDisplayUnit } from '../axes/depth-text.ts';
import { OpenView } from '../state/OpenView.tsx';
import { OverviewPicture } from './OverviewPicture.tsx';
import { openView } from '../state/track-slice.ts';
import { setWindow, useViewer } from '../state/store.ts';
import { navigationTexts } from './texts.ts';
import { useWheel } from '../gestures/wheel-and-shift.ts';
import { useWholeSize } from '../controls/screen-pixels.ts';
import { overviewWheelWindow } from '../gestures/window-gestures.ts';
import styles from './Overview.module.css';

export function Overview({ log, layers }: StandingTrackProps) {
  const well = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const size = useWholeSize(track);
  const unit = useDisplayUnit(log);

  useWheel(well, (event) => {
    const view = openView(useViewer.getState());
    if (view && size.heightPx > 0) setWindow(overviewWheelWindow(event, size.heightPx, view, log));
  });

  return (
    <div className={styles.overview} role="group" aria-label={navigationTexts.depthRange}>
      <span className={styles.end}>{depthText(log.depthMin, log, unit)}</span>
      <div className={styles.well} ref={well}>
        <div className={styles.track} ref={track}>
          {size.heightPx > 0 && (
            <>
              <OverviewPicture key={tilesOf(log)} log={log} {...size} />
              <OpenView>{(view) => <DepthSlider log={log} window={view} heightPx={size.heightPx} />}</OpenView>
              {layers.map(({ id, Layer }) => (
                <Layer key={id} log={log} track={undefined} lead size={size} box={track} />
              ))}
            </>
          )}
        </div>
      </div>
      <span className={styles.end}>{depthText(log.depthMax, log, unit)}</span>
    </div>
  );
}
