// In: the open log and its view. Out: its picture on a canvas, with the wheel, drags and keys that move the window.
import { useEffect, useRef, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from 'react';
import { panWindow } from '../shared/depth.ts';
import { isCircumference, turnedColumns } from '../shared/azimuth.ts';
import { lookOf, type ImageLog, type LogView } from '../shared/model.ts';
import { errorSentence } from './api.ts';
import { depthNumber, depthText, useDisplayUnit } from './depth-text.ts';
import { createPicturePainter, type PicturePainter } from './picture-painter.ts';
import { changeView, setWindow, useViewer } from './store.ts';
import { dragDirection, turnedBy, type DragDirection } from './turn-drag.ts';
import { keyWindow } from './window-gestures.ts';

/** With Shift held: columns to the right. */
const TURNS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface Drag {
  readonly x: number;
  readonly y: number;
  readonly depthMin: number;
  readonly azimuthOffset: number;
  /** Only a full circumference can go sideways. */
  direction: DragDirection | undefined;
}

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
  const drag = useRef<Drag>(undefined);
  const attempt = useViewer((viewer) => viewer.frameAttempt);
  const ratio = useDevicePixelRatio();
  const unit = useDisplayUnit(log);

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
    painter.current?.show({
      ...{ id: log.id, log, depthMin, depthMax, widthPx, heightPx, ratio },
      look: { ...lookOf(view), azimuthOffset: 0 },
      turnedColumns: turnedColumns(log, view.azimuthOffset),
    });
  }, [log, view, widthPx, heightPx, ratio]);

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
    drag.current = {
      ...{ x: event.clientX, y: event.clientY },
      ...{ depthMin: view.depthMin, azimuthOffset: view.azimuthOffset },
      direction: isCircumference(log) ? undefined : 'along',
    };
  }

  function move(event: PointerEvent<HTMLCanvasElement>): void {
    const from = drag.current;
    if (!from) return;
    from.direction ??= dragDirection(event.clientX - from.x, event.clientY - from.y);
    if (!from.direction) return;
    if (from.direction === 'sideways') {
      const azimuthOffset = turnedBy(log, from.azimuthOffset, (event.clientX - from.x) / widthPx);
      return changeView({ azimuthOffset });
    }
    const moved = ((from.y - event.clientY) / heightPx) * (view.depthMax - view.depthMin);
    setWindow(panWindow(view, from.depthMin + moved - view.depthMin, log));
  }

  function release(): void {
    drag.current = undefined;
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const columns = event.shiftKey && isCircumference(log) ? TURNS[event.key] : undefined;
    if (columns) {
      event.preventDefault();
      return changeView({ azimuthOffset: turnedBy(log, view.azimuthOffset, columns / log.width) });
    }
    const next = keyWindow(event.key, view, log);
    if (!next) return;
    event.preventDefault();
    setWindow(next);
  }

  const span = `${depthNumber(depthMin, log, unit)} to ${depthText(depthMax, log, unit)}`;
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
