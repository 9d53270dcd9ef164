// In: a log and its depth window. Out: the whole log as a track, the window as a span with two thumbs on it.
// Not Radix's slider: that one rounds to a grid of steps and lets thumbs pass each other; depths lie on no grid.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { panWindow, type DepthWindow } from '../shared/depth.ts';
import type { ImageLog } from '../shared/model.ts';
import { depthNumber, depthText, useDisplayUnit } from './depth-text.ts';
import { setWindow } from './store.ts';
import { moveEnd, thumbWindow } from './window-gestures.ts';
import './DepthSlider.css';

interface DepthSliderProps {
  readonly log: ImageLog;
  readonly window: DepthWindow;
}

type End = 'depthMin' | 'depthMax';
interface Drag {
  readonly part: End | 'span';
  readonly y: number;
  readonly from: DepthWindow;
}

export function DepthSlider({ log, window }: DepthSliderProps) {
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  const whole = log.depthMax - log.depthMin;
  const unit = useDisplayUnit(log);
  /** Percent of the track; a single scanline takes all of it. */
  const share = (end: End): number =>
    whole > 0 ? ((window[end] - log.depthMin) / whole) * 100 : end === 'depthMin' ? 0 : 100;

  function grab(part: Drag['part']) {
    return (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { part, y: event.clientY, from: window };
    };
  }

  function move(event: PointerEvent): void {
    if (!drag.current || !track.current) return;
    const { part, y, from } = drag.current;
    const delta = ((event.clientY - y) / track.current.clientHeight) * whole;
    setWindow(part === 'span' ? panWindow(from, delta, log) : moveEnd(from[part] + delta, part, from, log));
  }

  function release(): void {
    drag.current = undefined;
  }

  /** A press beside the span brings the window there, and it can be dragged on at once. */
  function jump(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || !track.current) return;
    const { top, height } = track.current.getBoundingClientRect();
    const depth = log.depthMin + ((event.clientY - top) / height) * whole;
    const next = panWindow(window, depth - (window.depthMin + window.depthMax) / 2, log);
    setWindow(next);
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { part: 'span', y: event.clientY, from: next };
  }

  const follow = { onPointerMove: move, onPointerUp: release, onPointerCancel: release };
  const thumb = (end: End, label: string, least: number, most: number) => (
    <div
      className={`slider-thumb slider-thumb-${end === 'depthMin' ? 'top' : 'base'}`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={window[end]}
      aria-valuetext={depthText(window[end], log, unit)}
      style={{ top: `${share(end)}%` }}
      onPointerDown={grab(end)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const next = thumbWindow(event.key, end, window, log);
        if (!next) return;
        event.preventDefault();
        setWindow(next);
      }}
      {...follow}
    />
  );

  return (
    <div className="slider" role="group" aria-label="Depth range">
      <span className="slider-end">{depthNumber(log.depthMin, log, unit)}</span>
      <div className="slider-well" onPointerDown={jump} {...follow}>
        <div className="slider-track" ref={track}>
          <div
            className="slider-span"
            data-testid="depth-span"
            style={{ top: `${share('depthMin')}%`, bottom: `${100 - share('depthMax')}%` }}
            onPointerDown={grab('span')}
            {...follow}
          />
          {thumb('depthMin', 'Top depth', log.depthMin, window.depthMax)}
          {thumb('depthMax', 'Base depth', window.depthMin, log.depthMax)}
        </div>
      </div>
      <span className="slider-end">{depthNumber(log.depthMax, log, unit)}</span>
    </div>
  );
}
