// Keeps the canvas of a component painted with what is to be shown, and asks again once pictures can be had again.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useViewer } from '../state/store.ts';
import { asksForPictures } from '../state/picture-slice.ts';
import { createPicturePainter, type PictureEvents, type PicturePainter } from './picture-painter.ts';
import type { PictureTarget } from './picture-target.ts';

/**
 * `name`: as of `createPicturePainter`. Nothing is asked for without a target. Returns the canvas's key: with another one
 * another canvas is rendered, because a canvas is handed to the painter for good.
 */
export function usePaintedCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  name: string,
  target: Omit<PictureTarget, 'lossless' | 'tilesMB'> | undefined,
  events?: PictureEvents,
): string {
  const painter = useRef<PicturePainter>(undefined);
  const asking = useViewer(asksForPictures);
  const lossless = useViewer((viewer) => viewer.preferences.lossless);
  const tilesMB = useViewer((viewer) => viewer.preferences.tilesMB);
  /** How many canvases have lost what painted on them. */
  const [lost, setLost] = useState(0);
  const told = useRef(events);
  useEffect(() => {
    told.current = events;
  });

  useEffect(() => {
    if (!canvas.current) return;
    const made = createPicturePainter(canvas.current, name, {
      onShown: (quality) => told.current?.onShown(quality),
      onFailed: (error) => told.current?.onFailed(error),
    });
    painter.current = made;
    return () => made.close();
  }, [canvas, name, lost]);

  // The painter knows whether anything of it is another than before.
  useEffect(() => {
    if (target) painter.current?.show({ ...target, lossless, tilesMB });
  }, [target, lossless, tilesMB, name, lost]);

  // After a failure, or when a lost library is back.
  const asked = useRef(asking);
  useEffect(() => {
    if (asking && !asked.current && painter.current?.retry() === false) setLost((count) => count + 1);
    asked.current = asking;
  }, [asking]);
  return `${name}-${lost}`;
}
