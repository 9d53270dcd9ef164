// The colormap being edited as a bar with a handle for each stop: drag, move by keys, add, remove.
import { useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { encodeColormap, type ColormapShape } from '../../shared/colormaps/colormap-definition.ts';
import { ColormapPreview } from './ColormapPreview.tsx';
import { roomOf } from './colormap-editing.ts';

import { colormapsTexts as texts } from './texts.ts';
import styles from './ColormapBar.module.css';

interface ColormapBarProps {
  readonly shape: ColormapShape;
  readonly selected: number;
  readonly select: (index: number) => void;
  readonly move: (index: number, at: number) => void;
  readonly add: (at: number) => void;
  readonly remove: (index: number) => void;
}

const KEY_STEP = 0.01;
const LONG_STEP = 0.1;

/** A place in percent: 0.25 -> `25`, 0.3333 -> `33.33`. */
export function percentText(at: number): string {
  return String(Number((at * 100).toFixed(2)));
}

export function ColormapBar({ shape, selected, select, move, add, remove }: ColormapBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const held = useRef<number>(undefined);

  function placeOf({ clientX }: { clientX: number }): number {
    const { left, width } = bar.current!.getBoundingClientRect();
    return Number(Math.min(1, Math.max(0, (clientX - left) / width)).toFixed(3));
  }

  function grab(event: PointerEvent<HTMLDivElement>, index: number): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = index;
    select(index);
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (held.current !== undefined) move(held.current, placeOf(event));
  }

  function press(event: KeyboardEvent, index: number): void {
    const { at } = shape.stops[index]!;
    const [least, most] = roomOf(shape, index);
    const step = event.shiftKey ? LONG_STEP : KEY_STEP;
    const places: Record<string, number> = {
      ArrowRight: at + step,
      ArrowUp: at + step,
      ArrowLeft: at - step,
      ArrowDown: at - step,
      PageUp: at + LONG_STEP,
      PageDown: at - LONG_STEP,
      Home: least,
      End: most,
    };
    const place = places[event.key];
    if (place !== undefined) move(index, place);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.bar} role="group" aria-label={texts.bar}>
      <div className={styles.track} ref={bar} onDoubleClick={(event: MouseEvent) => add(placeOf(event))}>
        <ColormapPreview className={styles.preview} spec={encodeColormap(shape)} invert={false} />
        {shape.stops.map(({ at, color }, i) => {
          const [least, most] = roomOf(shape, i);
          return (
            <div
              // Keyed by index and not by place, so that a stop keeps the focus while it is moved.
              key={i}
              role="slider"
              tabIndex={0}
              className={styles.handle}
              data-vision-seen=""
              data-selected={i === selected}
              aria-label={texts.stop(i + 1, shape.stops.length)}
              aria-valuemin={Number(percentText(least))}
              aria-valuemax={Number(percentText(most))}
              aria-valuenow={Number(percentText(at))}
              aria-valuetext={texts.stopValue(percentText(at), color)}
              style={{ left: `${at * 100}%`, background: color }}
              onPointerDown={(event) => grab(event, i)}
              onPointerMove={drag}
              onPointerUp={() => (held.current = undefined)}
              onPointerCancel={() => (held.current = undefined)}
              onDoubleClick={(event) => event.stopPropagation()}
              onFocus={() => select(i)}
              onKeyDown={(event) => press(event, i)}
            />
          );
        })}
      </div>
    </div>
  );
}
