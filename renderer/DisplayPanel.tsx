// In: the open log. Out: how its values become colours, and what is known of it.
import { useShallow } from 'zustand/react/shallow';
import { isCircumference } from '../shared/azimuth.ts';
import { DEFAULT_COLORMAP } from '../shared/colormap-names.ts';
import { lookOf, type ImageLog } from '../shared/model.ts';
import { valueRangeOf } from '../shared/normalization.ts';
import { BookmarkList } from './BookmarkList.tsx';
import { AggregationControl } from './AggregationControl.tsx';
import { ColorBar } from './ColorBar.tsx';
import { ColorField } from './ColorField.tsx';
import { ColormapEditor } from './ColormapEditor.tsx';
import { ColormapPicker } from './ColormapPicker.tsx';
import { drawnColormap } from './colormap-library.ts';
import { CommandButton } from './CommandButton.tsx';
import { Facts } from './Facts.tsx';
import { Histogram } from './Histogram.tsx';
import { NormalizationControl } from './NormalizationControl.tsx';
import { OrientationControl } from './OrientationControl.tsx';
import { RangeControl } from './RangeControl.tsx';
import { changeView, openView, useViewer, type Viewer } from './store.ts';
import { colormapsTexts } from './texts/colormaps.ts';
import { displayTexts } from './texts/display.ts';
import { picturesTexts } from './texts/pictures.ts';
import { readingTexts } from './texts/reading.ts';
import { Toggle } from './Toggle.tsx';
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
        <h2 id="aggregation-title">{picturesTexts.aggregation}</h2>
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
