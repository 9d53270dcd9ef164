// The sections of the panel that say how values become colours: colormap, range, normalization, aggregation.
import { useShallow } from 'zustand/react/shallow';
import { DEFAULT_COLORMAP } from '../../shared/colormaps/colormap-names.ts';
import type { Look } from '../../shared/model/display.ts';
import { lookOf } from '../../shared/model/viewer-state.ts';
import { valueRangeOf } from '../../shared/picture/normalization.ts';
import { ColorBar } from '../colormaps/ColorBar.tsx';
import { drawnColormap } from '../colormaps/colormap-library.ts';
import { ColormapPicker } from '../colormaps/ColormapPicker.tsx';
import { colormapsTexts } from '../colormaps/texts.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import type { OfLog } from '../commands/feature.ts';
import { Toggle } from '../controls/Choice.tsx';
import { ColorField } from '../controls/ColorField.tsx';
import { changeView, useViewer } from '../state/store.ts';
import { openView } from '../state/track-slice.ts';
import { AggregationControl } from './AggregationControl.tsx';
import { Histogram } from './Histogram.tsx';
import { NormalizationControl } from './NormalizationControl.tsx';
import { RangeControl } from './RangeControl.tsx';
import { aggregationTexts, displayTexts, rangeTexts } from './texts.ts';
import { compareTracks, isCompared } from './compare.ts';
import styles from './DisplaySections.module.css';

export function ColormapSection() {
  const look = useLook();
  if (!look) return null;
  return (
    <section>
      <h2>{displayTexts.colormap}</h2>
      <ColormapPicker colormap={look.colormap} invert={look.invert} nullColor={look.nullColor} />
      <Toggle label={displayTexts.invert} checked={look.invert} onChange={(invert) => changeView({ invert })} />
      <Toggle
        label={displayTexts.smooth}
        hint={displayTexts.smoothHint}
        checked={look.smooth}
        onChange={(smooth) => changeView({ smooth })}
      />
      <ColorField
        label={colormapsTexts.nullColor}
        color={look.nullColor}
        onChange={(nullColor) => changeView({ nullColor })}
      />
    </section>
  );
}

export function RangeSection({ log }: OfLog) {
  const look = useLook();
  const spec = useViewer((viewer) => drawnColormap(viewer, look?.colormap ?? DEFAULT_COLORMAP));
  if (!look) return null;
  const range = valueRangeOf(log, look.range, look.percentile);
  return (
    <section>
      <div className={styles.head}>
        <h2 id="range-title">{rangeTexts.range}</h2>
        <CommandButton id="reset-display" text={displayTexts.reset} />
      </div>
      <ColorBar
        colormap={look.colormap}
        spec={spec}
        invert={look.invert}
        range={range}
        tone={look}
        nullColor={look.nullColor}
      />
      <Histogram log={log} look={look} spec={spec} range={range} />
      <RangeControl key={log.id} log={log} look={look} range={range} />
    </section>
  );
}

export function NormalizationSection({ log }: OfLog) {
  const look = useLook();
  const compare = useViewer((viewer) => isCompared(viewer));
  if (!look) return null;
  return (
    <section>
      <h2 id="normalization-title">{displayTexts.normalization}</h2>
      <NormalizationControl log={log} look={look} compare={compare} />
      <Toggle
        label={displayTexts.compare}
        hint={displayTexts.compareHint}
        checked={compare}
        onChange={() => compareTracks(useViewer.getState())}
      />
    </section>
  );
}

export function AggregationSection() {
  const look = useLook();
  if (!look) return null;
  return (
    <section>
      <h2 id="aggregation-title">{aggregationTexts.aggregation}</h2>
      <AggregationControl aggregation={look.aggregation} />
    </section>
  );
}

/** The view without the depth window and the turn, so that drags do not draw the sections again. */
function useLook(): Look | undefined {
  return useViewer(
    useShallow((viewer) => {
      const view = openView(viewer);
      return view && { ...lookOf(view), azimuthOffset: 0 };
    }),
  );
}
