// Keeps the canvas of a component painted with what is to be shown, and asks again once pictures can be had again.
import { useEffect, useRef, type RefObject } from 'react';
import { useViewer } from '../state/store.ts';
import { asksForPictures } from '../state/picture-slice.ts';
import { createPicturePainter, type PictureEvents, type PicturePainter } from './picture-painter.ts';
import type { PictureTarget } from './picture-target.ts';

/**
 * `name`: as of `createPicturePainter`; a component that changes it renders another canvas, because a canvas is handed to the
 * painter for good. Nothing is asked for without a target.
 */
export function usePaintedCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  name: string,
  target: Omit<PictureTarget, 'lossless'> | undefined,
  events?: PictureEvents,
): void {
  const painter = useRef<PicturePainter>(undefined);
  const asking = useViewer(asksForPictures);
  const lossless = useViewer((viewer) => viewer.preferences.lossless);
  const told = useRef(events);
  useEffect(() => {
    told.current = events;
  });

  useEffect(() => {
    if (!canvas.current) return;
    const made = createPicturePainter(canvas.current, name, {
      onShown: () => told.current?.onShown(),
      onFailed: (error) => told.current?.onFailed(error),
    });
    painter.current = made;
    return () => made.close();
  }, [canvas, name]);

  // The painter knows whether anything of it is another than before.
  useEffect(() => {
    if (target) painter.current?.show({ ...target, lossless });
  }, [target, lossless, name]);

  // After a failure, or when a lost library is back.
  const asked = useRef(asking);
  useEffect(() => {
    if (asking && !asked.current) painter.current?.retry();
    asked.current = asking;
  }, [asking]);
}
