// In: the open log. Out: all of it as a strip beside the picture, with the window as a box on it and its bookmarks marked.
import { useRef } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { BookmarkMarks } from './BookmarkMarks.tsx';
import { DepthSlider } from './DepthSlider.tsx';
import { depthText, useDisplayUnit } from '../axes/depth-text.ts';
import { OpenView } from '../state/OpenView.tsx';
import { OverviewPicture } from './OverviewPicture.tsx';
import { openView, setWindow, useViewer } from '../state/store.ts';
import { navigationTexts } from './texts.ts';
import { useWheel } from '../gestures/wheel-and-shift.ts';
import { useWholeSize } from '../controls/screen-pixels.ts';
import { overviewWheelWindow } from '../gestures/window-gestures.ts';
import './Overview.css';

export function Overview({ log }: { readonly log: ImageLog }) {
  const well = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const size = useWholeSize(track);
  const unit = useDisplayUnit(log);

  useWheel(well, (event) => {
    const view = openView(useViewer.getState());
    if (view && size.heightPx > 0) setWindow(overviewWheelWindow(event, size.heightPx, view, log));
  });

  return (
    <div className="overview" role="group" aria-label={navigationTexts.depthRange}>
      <span className="overview-end">{depthText(log.depthMin, log, unit)}</span>
      <div className="overview-well" ref={well}>
        <div className="overview-track" ref={track}>
          {size.heightPx > 0 && (
            <>
              <OverviewPicture key={log.id} log={log} {...size} />
              <OpenView>{(view) => <DepthSlider log={log} window={view} heightPx={size.heightPx} />}</OpenView>
              <BookmarkMarks log={log} heightPx={size.heightPx} />
            </>
          )}
        </div>
      </div>
      <span className="overview-end">{depthText(log.depthMax, log, unit)}</span>
    </div>
  );
}
