// A crosshair over a track's picture, at the same place in all tracks; it leaves every event to the tools.
import { useEffect, useRef, type RefObject } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { cursorStep, moveCursor, useReading, type Cursor } from './reading-slice.ts';
import { moveCursorByKeys, useViewer } from '../state/store.ts';
import type { Size } from '../controls/screen-pixels.ts';
import styles from './Crosshair.module.css';

interface CrosshairProps {
  readonly log: Pick<ImageLog, 'width'>;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly size: Size;
  readonly lead: boolean;
}

const MIDDLE: Cursor = { x: 0.5, y: 0.5 };

export function Crosshair({ log: { width: logWidth }, box, size, lead }: CrosshairProps) {
  const lines = useRef<HTMLDivElement>(null);
  const { widthPx, heightPx } = size;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let place: DOMRect | undefined;
    let newest: PointerEvent | undefined;
    let frame: number | undefined;
    const follow = (): void => {
      frame = undefined;
      if (newest && place) moveCursor(cursorIn(newest, place, { widthPx, heightPx }));
    };
    const move = (event: PointerEvent): void => {
      // Hidden in a drag, which moves the picture along with the cursor and should not cost more.
      if (event.buttons !== 0) return moveCursor(undefined);
      place ??= element.getBoundingClientRect();
      newest = event;
      frame ??= requestAnimationFrame(follow);
    };
    const enter = (): void => void (place = undefined);
    const leave = (): void => {
      newest = undefined;
      moveCursor(undefined);
    };
    const listeners = {
      pointerenter: enter,
      pointermove: move,
      pointerup: move,
      pointerdown: move,
      pointerleave: leave,
    };
    const all = Object.entries(listeners) as [keyof typeof listeners, (event: PointerEvent) => void][];
    for (const [name, listener] of all) element.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of all) element.removeEventListener(name, listener);
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [box, widthPx, heightPx]);

  useEffect(() => {
    const draw = ({ cursor }: { readonly cursor: Cursor | undefined }): void => {
      if (!lines.current) return;
      lines.current.hidden = cursor === undefined;
      if (!cursor) return;
      const [across, down] = lines.current.children as unknown as [HTMLElement, HTMLElement];
      across.style.transform = `translateY(${Math.floor(cursor.y * heightPx)}px)`;
      down.style.transform = `translateX(${Math.floor(cursor.x * widthPx)}px)`;
    };
    draw(useReading.getState());
    return useReading.subscribe(draw);
  }, [widthPx, heightPx]);

  const byKeys = useViewer((viewer) => lead && viewer.cursorKeys);
  useEffect(() => {
    if (!byKeys) return;
    box.current?.querySelector('canvas')?.focus();
    moveCursor(useReading.getState().lastCursor ?? MIDDLE);
    return () => moveCursor(undefined);
  }, [byKeys, box]);

  // A separate effect, because it also runs when size or log change, when the focus must not be moved again.
  useEffect(() => {
    if (!byKeys) return;
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      // A canvas of any track may have the focus.
      if (target !== document.body && !(target instanceof Element && target.matches('main canvas'))) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const steps = { columns: Math.min(logWidth, widthPx), rows: useViewer.getState().pictureSize.heightPx };
      const next = cursorStep(event, useReading.getState().lastCursor ?? MIDDLE, steps);
      if (next) moveCursor(next);
      else if (event.key === 'Escape') moveCursorByKeys(false);
      else return;
      // Keeps the arrow keys from moving the depth window as well.
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [byKeys, logWidth, widthPx]);

  return (
    <div className={styles.crosshair} ref={lines} hidden aria-hidden="true" data-testid="crosshair">
      <div className={styles.across} />
      <div className={styles.down} />
    </div>
  );
}

/** The cursor for a pointer, in the middle of its pixel. */
function cursorIn(event: PointerEvent, place: DOMRect, { widthPx, heightPx }: Size): Cursor | undefined {
  const [x, y] = [Math.floor(event.clientX - place.left), Math.floor(event.clientY - place.top)];
  if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) return undefined;
  return { x: (x + 0.5) / widthPx, y: (y + 0.5) / heightPx };
}
