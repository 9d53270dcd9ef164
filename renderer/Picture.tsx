// In: the open log and its view. Out: its picture on a canvas, with the wheel, drags and keys that move the window.
import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from 'react';
import { formatDepth, logDecimals, panWindow } from '../shared/depth.ts';
import { lookOf, type ImageLog, type LogView } from '../shared/model.ts';
import { errorSentence } from './api.ts';
import { drawnColormap } from './colormap-library.ts';
import { createPicturePainter, type PicturePainter } from './picture-painter.ts';
import { setWindow, useViewer } from './store.ts';
import { keyWindow } from './window-gestures.ts';

interface PictureProps {
  readonly log: ImageLog;
  readonly view: LogView;
  /** CSS pixels, whole. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The one whose state is the viewer's. */
  readonly main: boolean;
}

export function Picture({ log, view, widthPx, heightPx, main }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<PicturePainter>(undefined);
  const drag = useRef<{ y: number; depthMin: number }>(undefined);
  const attempt = useViewer((viewer) => viewer.frameAttempt);
  const colormap = useViewer((viewer) => drawnColormap(viewer, view.colormap));
  const ratio = useDevicePixelRatio();

  useEffect(() => {
    if (!canvas.current) return;
    const made = createPicturePainter(canvas.current, {
      onShown: () => {
        // Once, not at every frame: all that follows the viewer looks at each change of it.
        if (main && useViewer.getState().frame.kind !== 'shown') useViewer.setState({ frame: { kind: 'shown' } });
      },
      onFailed: (error) => {
        if (main) useViewer.setState({ frame: { kind: 'failed', message: errorSentence(error) } });
      },
    });
    painter.current = made;
    return () => made.close();
  }, [main]);

  const { depthMin, depthMax } = view;
  useEffect(() => {
    const { depthMin, depthMax } = view;
    const look = { ...lookOf(view), colormap };
    painter.current?.show({ id: log.id, log, depthMin, depthMax, look, widthPx, heightPx, ratio });
  }, [log, view, colormap, widthPx, heightPx, ratio]);

  useEffect(() => {
    if (!main) return;
    useViewer.setState({
      pictureSize: { widthPx: Math.round(widthPx * ratio), heightPx: Math.round(heightPx * ratio) },
    });
  }, [widthPx, heightPx, ratio, main]);

  useEffect(() => {
    if (attempt > 0) painter.current?.retry();
  }, [attempt]);

  function grab(event: PointerEvent<HTMLCanvasElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { y: event.clientY, depthMin: view.depthMin };
  }

  function move(event: PointerEvent<HTMLCanvasElement>): void {
    const from = drag.current;
    if (!from) return;
    const moved = ((from.y - event.clientY) / heightPx) * (view.depthMax - view.depthMin);
    setWindow(panWindow(view, from.depthMin + moved - view.depthMin, log));
  }

  function release(): void {
    drag.current = undefined;
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyWindow(event.key, view, log);
    if (!next) return;
    event.preventDefault();
    setWindow(next);
  }

  const decimals = logDecimals(log);
  const span = `${formatDepth(depthMin, decimals)} to ${formatDepth(depthMax, decimals)} ${log.depthUnit}`;
  return (
    <canvas
      ref={canvas}
      className="picture"
      data-testid={main ? 'picture' : 'picture-beside'}
      role="img"
      aria-label={`${main ? 'Picture' : 'Dynamic picture'} of ${log.name}, ${span}`}
      tabIndex={0}
      style={{ width: widthPx, height: heightPx }}
      onPointerDown={grab}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={press}
    />
  );
}

/** Follows the window from one screen to another, and the page's own zoom. */
function useDevicePixelRatio(): number {
  return useSyncExternalStore(subscribeToRatio, () => window.devicePixelRatio);
}

function subscribeToRatio(onChange: () => void): () => void {
  window.addEventListener('resize', onChange);
  return () => window.removeEventListener('resize', onChange);
}
