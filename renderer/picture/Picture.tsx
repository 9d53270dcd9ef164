// The picture of an image log on a canvas, with the gestures that move the depth window.
import { useEffect, useRef, useState } from 'react';
import { lookOf, type LogView } from '../../shared/model/viewer-state.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { errorSentence } from '../bridge/api.ts';
import { drawnColormap } from '../colormaps/colormap-library.ts';
import { depthNumber, depthText, useDisplayUnit } from '../axes/depth-text.ts';
import type { Tool } from '../commands/stage-parts.ts';
import { useDevicePixelRatio } from '../controls/screen-pixels.ts';
import { usePictureGestures } from '../gestures/picture-gestures.ts';
import { frameFailed, frameShown, setPictureSize, useViewer } from '../state/store.ts';
import { pictureTexts as texts } from './texts.ts';
import { usePaintedCanvas } from '../painting/use-painted-canvas.ts';
import styles from './Picture.module.css';

interface PictureProps {
  readonly log: ImageLog;
  readonly view: LogView;
  /** Size of the picture, in whole CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whether this is the first track, whose loading state and pixel size the viewer shows. */
  readonly lead: boolean;
  readonly tools: readonly Tool[];
}

export function Picture({ log, view, widthPx, heightPx, lead, tools }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const gestures = usePictureGestures(tools);
  const colormap = useViewer((viewer) => drawnColormap(viewer, view.colormap));
  const ratio = useDevicePixelRatio();
  const unit = useDisplayUnit(log);

  const { depthMin, depthMax } = view;
  const [isCoarse, setCoarse] = useState(false);
  const name = lead ? 'picture' : 'picture-beside';
  const target = { log, depthMin, depthMax, widthPx, heightPx, ratio, look: { ...lookOf(view), colormap } };
  const key = usePaintedCanvas(canvas, name, target, {
    onShown: (quality) => {
      setCoarse(quality === 'coarse');
      if (lead) frameShown(quality === 'full');
    },
    onFailed: (error) => {
      if (lead) frameFailed(errorSentence(error));
    },
  });

  useEffect(() => {
    if (lead) setPictureSize({ widthPx: Math.round(widthPx * ratio), heightPx: Math.round(heightPx * ratio) });
  }, [widthPx, heightPx, ratio, lead]);

  const span = texts.span(depthNumber(depthMin, log, unit), depthText(depthMax, log, unit));
  return (
    <>
      <canvas
        key={key}
        ref={canvas}
        className={styles.picture}
        data-vision-seen=""
        data-testid={name}
        role="img"
        aria-label={(lead || view.normalization === 'static' ? texts.pictureOf : texts.dynamicPictureOf)(
          log.name,
          span,
        )}
        tabIndex={0}
        style={{ width: widthPx, height: heightPx }}
        {...gestures}
      />
      {isCoarse && <p className={styles.coarse}>{texts.coarse}</p>}
    </>
  );
}
