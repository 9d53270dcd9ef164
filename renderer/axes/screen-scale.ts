// The printed scale that the open log has on this screen, another one set, and the usual ones to choose from.
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

/** `1:212`, `1:3.4`, `1:12,500` */
export function scaleText(scale: number): string {
  return `1:${scale < 10 ? scale : countText(scale)}`;
}

/** As it is written: a pan, which rounds, changes nothing. Undefined where nothing is on screen, or only a single depth. */
export function screenScale(viewer: Viewer): number | undefined {
  const [log, view, medium] = [openLog(viewer), openView(viewer), screenOf(viewer)];
  if (!log || !view || !medium || view.depthMax <= view.depthMin) return undefined;
  const scale = scaleOf(view.depthMax - view.depthMin, log.depthUnit, medium);
  return scale < 10 ? Number(scale.toPrecision(2)) : Math.round(scale);
}

/** Sets the window; what kept it from the scale asked for is answered. */
export function showAtScale(scale: number): ScaleLimit | undefined {
  const viewer = useViewer.getState();
  const [log, view, medium] = [openLog(viewer), openView(viewer), screenOf(viewer)];
  if (!log || !view || !medium) return undefined;
  const { window, limit } = windowAtScale(scale, view, log, medium);
  setWindow(window);
  return limit;
}

/** The picture in CSS pixels: a calibration is of those. */
function screenOf({ pictureSize, preferences }: Viewer): Medium | undefined {
  const heightPx = pictureSize.heightPx / window.devicePixelRatio;
  return heightPx > 0 ? { heightPx, pxPerMm: preferences.pxPerMm } : undefined;
}

/** For the palette; without a picture there is none. */
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
