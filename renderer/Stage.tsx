// In: the open log and its view. Out: ruler, picture and depth slider side by side, as large as the room allows.
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ImageLog } from '../shared/model.ts';
import { DepthSlider } from './DepthSlider.tsx';
import { FrameNotice } from './FrameNotice.tsx';
import { NormalizationLabel } from './NormalizationLabel.tsx';
import { OpenView } from './OpenView.tsx';
import { Picture } from './Picture.tsx';
import { Ruler } from './Ruler.tsx';
import { openView, setWindow, useViewer } from './store.ts';
import { wheelWindow } from './window-gestures.ts';
import './Stage.css';

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

export function Stage({ log }: { readonly log: ImageLog }) {
  const box = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLDivElement>(null);
  const size = useWholeSize(box);

  useEffect(() => {
    const element = scene.current;
    const { heightPx } = size;
    if (!element || heightPx === 0) return;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const view = openView(useViewer.getState());
      if (!view) return;
      const y = event.clientY - (box.current?.getBoundingClientRect().top ?? 0);
      setWindow(wheelWindow(event, Math.min(Math.max(y, 0), heightPx), heightPx, view, log));
    };
    // React listens to wheels passively: the page could not be kept from zooming.
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [log, size]);

  return (
    <div className="stage">
      <div className="stage-scene" ref={scene}>
        <OpenView>{(view) => <Ruler window={view} heightPx={size.heightPx} unit={log.depthUnit} />}</OpenView>
        <div className="stage-box" ref={box}>
          {size.heightPx > 0 && size.widthPx > 0 && (
            <OpenView>
              {(view) => (
                <>
                  <Picture log={log} view={view} {...size} />
                  <NormalizationLabel log={log} view={view} heightPx={size.heightPx} />
                </>
              )}
            </OpenView>
          )}
          <FrameNotice />
        </div>
      </div>
      <OpenView>{(view) => <DepthSlider log={log} window={view} />}</OpenView>
    </div>
  );
}

/** The element's room in whole CSS pixels, so that a frame's pixels fall on the screen's. */
function useWholeSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const next = { widthPx: Math.floor(element.clientWidth), heightPx: Math.floor(element.clientHeight) };
      setSize((now) => (now.widthPx === next.widthPx && now.heightPx === next.heightPx ? now : next));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
