// The depth window as a box on the overview, to be dragged, with a thumb at either end.
// Radix's slider would not do: it rounds to a grid of steps, where depths lie on none, and lets thumbs pass each other.
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { panWindow, type DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { yToDepth } from '../axes/depth-scale.ts';
import { depthText, useDisplayUnit } from '../axes/depth-text.ts';
import { overviewBox } from './overview-box.ts';
import { setWindow } from '../state/store.ts';
import { navigationTexts } from './texts.ts';
import { moveEnd, thumbWindow } from '../gestures/window-gestures.ts';
import styles from './DepthSlider.module.css';

interface DepthSliderProps {
  readonly log: ImageLog;
  readonly window: DepthWindow;
  /** Height of the overview, in CSS pixels. */
  readonly heightPx: number;
}

type End = 'depthMin' | 'depthMax';
interface Drag {
  readonly part: End | 'span';
  readonly y: number;
  readonly from: DepthWindow;
}

export function DepthSlider({ log, window, heightPx }: DepthSliderProps) {
  const drag = useRef<Drag>(undefined);
  const { topPx, basePx, exact } = overviewBox(window, log, heightPx);
  const unit = useDisplayUnit(log);

  function grab(part: Drag['part']) {
    return (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { part, y: event.clientY, from: window };
    };
  }

  /** Moves by as much depth as the pointer has moved, not to its place: the box may be drawn larger than its window. */
  function move(event: PointerEvent): void {
    if (!drag.current) return;
    const { part, y, from } = drag.current;
    const delta = ((event.clientY - y) / heightPx) * (log.depthMax - log.depthMin);
    setWindow(part === 'span' ? panWindow(from, delta, log) : moveEnd(from[part] + delta, part, from, log));
  }

  function release(): void {
    drag.current = undefined;
  }

  /** A press beside the box centres the window there, and the same press can go on dragging the box. */
  function jump(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    // The element that takes the press extends equally far above and below the strip.
    const y = event.clientY - top - (height - heightPx) / 2;
    const next = panWindow(window, yToDepth(y, log, heightPx) - (window.depthMin + window.depthMax) / 2, log);
    setWindow(next);
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { part: 'span', y: event.clientY, from: next };
  }

  const follow = { onPointerMove: move, onPointerUp: release, onPointerCancel: release };
  const thumb = (end: End, label: string, least: number, most: number, y: number) => (
    <div
      className={end === 'depthMin' ? styles.top : styles.base}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={window[end]}
      aria-valuetext={depthText(window[end], log, unit)}
      style={{ top: y }}
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
    <div className={styles.slider}>
      <div className={styles.ground} onPointerDown={jump} {...follow} />
      <div className={styles.shade} style={{ top: 0, height: topPx }} />
      <div className={styles.shade} style={{ top: basePx, bottom: 0 }} />
      <div
        className={styles.span}
        data-testid="depth-span"
        style={{ top: topPx, height: basePx - topPx }}
        onPointerDown={grab('span')}
        {...follow}
      >
        {exact && (
          <div className={styles.exact} style={{ top: exact.topPx - topPx, height: exact.basePx - exact.topPx }} />
        )}
      </div>
      {thumb('depthMin', navigationTexts.topDepth, log.depthMin, window.depthMax, topPx)}
      {thumb('depthMax', navigationTexts.baseDepth, window.depthMin, log.depthMax, basePx)}
    </div>
  );
}
