// In: the open log and its view. Out: ruler, pictures and overview side by side, as large as the room allows.
import { useEffect, useRef } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { COLUMN_HEADER_PX } from '../axes/ColumnHeader.tsx';
import { OpenView } from '../state/OpenView.tsx';
import { Overview } from '../navigation/Overview.tsx';
import { Pane } from '../picture/Pane.tsx';
import { followPictureKeys } from '../gestures/picture-keys.ts';
import { ColumnProfile, RowProfiles } from '../reading/Profiles.tsx';
import { ReadOut } from '../reading/ReadOut.tsx';
import { Ruler } from '../axes/Ruler.tsx';
import { markShift, useWheel } from '../gestures/wheel-and-shift.ts';
import { StagePrompts } from './Dialogs.tsx';
import { openView, setWindow, useViewer } from '../state/store.ts';
import { useWholeSize } from '../controls/screen-pixels.ts';
import { wheelWindow } from '../gestures/window-gestures.ts';
import './Stage.css';

export function Stage({ log }: { readonly log: ImageLog }) {
  const panes = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLDivElement>(null);
  const heightPx = Math.max(0, useWholeSize(panes).heightPx - COLUMN_HEADER_PX);
  const profiles = useViewer((viewer) => viewer.preferences.profiles);
  const compare = useViewer((viewer) => openView(viewer)?.compare);

  useWheel(scene, (event) => {
    const view = openView(useViewer.getState());
    if (!view || heightPx === 0) return;
    const y = event.clientY - (panes.current?.getBoundingClientRect().top ?? 0) - COLUMN_HEADER_PX;
    setWindow(wheelWindow(event, Math.min(Math.max(y, 0), heightPx), heightPx, view, log));
  });
  useEffect(followPictureKeys, []);
  useEffect(() => markShift(scene.current), []);

  return (
    <>
      <div className="stage">
        <div className="stage-scene" ref={scene}>
          <OpenView>{(view) => <Ruler log={log} window={view} heightPx={heightPx} />}</OpenView>
          <div className="stage-panes" ref={panes}>
            <Pane key="main" log={log} normalization={compare ? 'static' : undefined} main />
            {compare && <Pane key="beside" log={log} normalization="dynamic" main={false} />}
          </div>
          {profiles && <ColumnProfile log={log} />}
          {profiles && <RowProfiles log={log} panes={compare ? 2 : 1} />}
        </div>
        <Overview log={log} />
        <StagePrompts log={log} />
      </div>
      <ReadOut log={log} />
    </>
  );
}
