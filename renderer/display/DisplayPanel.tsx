// In: the open log. Out: how its values become colours, and what is known of it.
import { useShallow } from 'zustand/react/shallow';
import { isCircumference } from '../../shared/axes/azimuth.ts';
import { DEFAULT_COLORMAP } from '../../shared/colormaps/colormap-names.ts';
import { lookOf } from '../../shared/model/viewer-state.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { valueRangeOf } from '../../shared/picture/normalization.ts';
import { BookmarkList } from '../navigation/BookmarkList.tsx';
import { AggregationControl } from './AggregationControl.tsx';
import { ColorBar } from '../colormaps/ColorBar.tsx';
import { ColorField } from '../controls/ColorField.tsx';
import { ColormapEditor } from '../colormaps/ColormapEditor.tsx';
import { ColormapPicker } from '../colormaps/ColormapPicker.tsx';
import { drawnColormap } from '../colormaps/colormap-library.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import { Facts } from '../library/Facts.tsx';
import { Histogram } from './Histogram.tsx';
import { NormalizationControl } from './NormalizationControl.tsx';
import { OrientationControl } from '../axes/OrientationControl.tsx';
import { RangeControl } from './RangeControl.tsx';
import { changeView, openView, useViewer, type Viewer } from '../state/store.ts';
import { colormapsTexts } from '../colormaps/texts.ts';
import { aggregationTexts, displayTexts } from './texts.ts';
import { readingTexts } from '../reading/texts.ts';
import { Toggle } from '../controls/Choice.tsx';
import './DisplayPanel.css';

export function DisplayPanel({ log }: { readonly log: ImageLog }) {
  const look = useViewer(useShallow(openLook));
  const compare = useViewer((viewer) => openView(viewer)?.compare ?? false);
  const edit = useViewer((viewer) => viewer.colormapEdit);
  const spec = useViewer((viewer) => drawnColormap(viewer, look?.colormap ?? DEFAULT_COLORMAP));
  if (!look) return null;
  if (edit) return <ColormapEditor edit={edit} />;
  const range = valueRangeOf(log, look.range, look.percentile);
  return (
    <div className="display">
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
      <section>
        <div className="section-head">
          <h2 id="range-title">{displayTexts.range}</h2>
          <CommandButton id="reset-display" text={readingTexts.reset} />
        </div>
        <ColorBar colormap={look.colormap} spec={spec} invert={look.invert} range={range} nullColor={look.nullColor} />
        <Histogram log={log} look={look} range={range} />
        <RangeControl key={log.id} log={log} look={look} range={range} />
      </section>
      <section>
        <h2 id="normalization-title">{displayTexts.normalization}</h2>
        <NormalizationControl log={log} look={look} compare={compare} />
        <Toggle
          label={displayTexts.compare}
          hint={displayTexts.compareHint}
          checked={compare}
          onChange={(on) => changeView({ compare: on })}
        />
      </section>
      <section>
        <h2 id="aggregation-title">{aggregationTexts.aggregation}</h2>
        <AggregationControl aggregation={look.aggregation} />
      </section>
      {isCircumference(log) && <OrientationControl log={log} />}
      <BookmarkList key={log.id} log={log} />
      <section>
        <h2>{displayTexts.imageLog}</h2>
        <Facts log={log} />
      </section>
    </div>
  );
}

/** The view without what a drag changes: neither a pan nor a turn draws the panel again. */
function openLook(viewer: Viewer) {
  const view = openView(viewer);
  if (!view) return undefined;
  return { ...lookOf(view), azimuthOffset: 0 };
}
