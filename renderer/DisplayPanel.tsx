// In: the open log. Out: how its values become colours, and what is known of it.
import { useShallow } from 'zustand/react/shallow';
import { isCircumference } from '../shared/azimuth.ts';
import { lookOf, type ImageLog } from '../shared/model.ts';
import { valueRangeOf } from '../shared/normalization.ts';
import { BookmarkList } from './BookmarkList.tsx';
import { AggregationControl } from './AggregationControl.tsx';
import { ColorBar } from './ColorBar.tsx';
import { ColormapPicker } from './ColormapPicker.tsx';
import { CommandButton } from './CommandButton.tsx';
import { Facts } from './Facts.tsx';
import { Histogram } from './Histogram.tsx';
import { NormalizationControl } from './NormalizationControl.tsx';
import { OrientationControl } from './OrientationControl.tsx';
import { RangeControl } from './RangeControl.tsx';
import { changeView, openView, useViewer, type Viewer } from './store.ts';
import { displayTexts } from './texts/display.ts';
import { picturesTexts } from './texts/pictures.ts';
import { readingTexts } from './texts/reading.ts';
import { Toggle } from './Toggle.tsx';
import './DisplayPanel.css';

export function DisplayPanel({ log }: { readonly log: ImageLog }) {
  const look = useViewer(useShallow(openLook));
  const compare = useViewer((viewer) => openView(viewer)?.compare ?? false);
  if (!look) return null;
  const range = valueRangeOf(log, look.range, look.percentile);
  return (
    <div className="display">
      <section>
        <h2 id="colormap-title">{displayTexts.colormap}</h2>
        <ColormapPicker colormap={look.colormap} invert={look.invert} />
        <Toggle label={displayTexts.invert} checked={look.invert} onChange={(invert) => changeView({ invert })} />
        <Toggle
          label={displayTexts.smooth}
          hint={displayTexts.smoothHint}
          checked={look.smooth}
          onChange={(smooth) => changeView({ smooth })}
        />
      </section>
      <section>
        <div className="section-head">
          <h2 id="range-title">{displayTexts.range}</h2>
          <CommandButton id="reset-display" text={readingTexts.reset} />
        </div>
        <ColorBar colormap={look.colormap} invert={look.invert} range={range} />
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
