// In: the open log and its view. Out: ruler, pictures and depth slider side by side, as large as the room allows.
import { useEffect, useRef } from 'react';
import type { ImageLog } from '../shared/model.ts';
import { DepthSlider } from './DepthSlider.tsx';
import { OpenView } from './OpenView.tsx';
import { Pane } from './Pane.tsx';
import { ColumnProfile, RowProfiles } from './Profiles.tsx';
import { ReadOut } from './ReadOut.tsx';
import { Ruler } from './Ruler.tsx';
import { openView, setWindow, useViewer } from './store.ts';
import { useWholeSize } from './whole-size.ts';
import { wheelWindow } from './window-gestures.ts';
import './Stage.css';

export function Stage({ log }: { readonly log: ImageLog }) {
  const panes = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLDivElement>(null);
  const { heightPx } = useWholeSize(panes);
  const profiles = useViewer((viewer) => viewer.preferences.profiles);
  const compare = useViewer((viewer) => openView(viewer)?.compare);

  useEffect(() => {
    const element = scene.current;
    if (!element || heightPx === 0) return;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const view = openView(useViewer.getState());
      if (!view) return;
      const y = event.clientY - (panes.current?.getBoundingClientRect().top ?? 0);
      setWindow(wheelWindow(event, Math.min(Math.max(y, 0), heightPx), heightPx, view, log));
    };
    // React listens to wheels passively: the page could not be kept from zooming.
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [log, heightPx]);

  return (
    <>
      <div className="stage">
        <div className="stage-scene" ref={scene}>
          <OpenView>{(view) => <Ruler window={view} heightPx={heightPx} unit={log.depthUnit} />}</OpenView>
          <div className="stage-panes" ref={panes}>
            <Pane key="main" log={log} normalization={compare ? 'static' : undefined} main />
            {compare && <Pane key="beside" log={log} normalization="dynamic" main={false} />}
          </div>
          {profiles && <ColumnProfile log={log} />}
          {profiles && <RowProfiles log={log} panes={compare ? 2 : 1} />}
        </div>
        <OpenView>{(view) => <DepthSlider log={log} window={view} />}</OpenView>
      </div>
      <ReadOut log={log} />
    </>
  );
}
