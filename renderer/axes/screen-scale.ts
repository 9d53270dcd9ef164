// The printed scale of the open log on this screen: read, set, and the usual ones to choose from.
import {
  PRINTED_SCALES,
  scaleOf,
  windowAtScale,
  type Medium,
  type ScaleLimit,
} from '../../shared/axes/printed-scale.ts';
import type { PaletteGroup } from '../commands/palette-group.ts';
import { countText } from '../controls/wording.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { say, setWindow, useViewer, type Viewer } from '../state/store.ts';
import { axesTexts as texts } from './texts.ts';

/** A scale as `1:212`, `1:3.4` or `1:12,500`. */
export function scaleText(scale: number): string {
  return `1:${scale < 10 ? scale : countText(scale)}`;
}

/** N of 1:N, rounded as it is written, so that a pan does not change it. Undefined without a picture or an extent. */
export function screenScale(viewer: Viewer): number | undefined {
  const [log, view, medium] = [openLog(viewer), openView(viewer), screenOf(viewer)];
  if (!log || !view || !medium || view.depthMax <= view.depthMin) return undefined;
  const scale = scaleOf(view.depthMax - view.depthMin, log.depthUnit, medium);
  return scale < 10 ? Number(scale.toPrecision(2)) : Math.round(scale);
}

/** Sets the window to a scale. Returns why the scale was not reached, if it was not. */
export function showAtScale(scale: number): ScaleLimit | undefined {
  const viewer = useViewer.getState();
  const [log, view, medium] = [openLog(viewer), openView(viewer), screenOf(viewer)];
  if (!log || !view || !medium) return undefined;
  const { window, limit } = windowAtScale(scale, view, log, medium);
  setWindow(window);
  return limit;
}

/** The picture's height in CSS pixels, in which the calibration is measured, too. */
function screenOf({ pictureSize, preferences }: Viewer): Medium | undefined {
  const heightPx = pictureSize.heightPx / window.devicePixelRatio;
  return heightPx > 0 ? { heightPx, pxPerMm: preferences.pxPerMm } : undefined;
}

/** The scales for the palette; none without a picture. */
export function scaleChoices(viewer: Viewer): PaletteGroup {
  const shown = viewer.pictureSize.heightPx > 0 ? screenScale(viewer) : undefined;
  return {
    label: texts.scale,
    entries: (shown === undefined ? [] : PRINTED_SCALES).map((scale) => ({
      id: `scale-${scale}`,
      label: texts.scaleChoice(scaleText(scale)),
      checked: shown === scale,
      run: () => {
        const limit = showAtScale(scale);
        if (limit) say(texts.scaleLimits[limit](scaleText(scale)));
      },
    })),
  };
}
