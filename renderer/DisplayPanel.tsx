// In: the open log. Out: how its values become colours, and what is known of it.
import { useShallow } from 'zustand/react/shallow';
import { lookOf, type ImageLog } from '../shared/model.ts';
import { valueRangeOf } from '../shared/normalization.ts';
import { AggregationControl } from './AggregationControl.tsx';
import { ColorBar } from './ColorBar.tsx';
import { ColormapPicker } from './ColormapPicker.tsx';
import { Facts } from './Facts.tsx';
import { NormalizationControl } from './NormalizationControl.tsx';
import { RangeControl } from './RangeControl.tsx';
import { changeView, openView, useViewer, type Viewer } from './store.ts';
import { picturesTexts } from './texts/pictures.ts';
import { Toggle } from './Toggle.tsx';
import './DisplayPanel.css';

export function DisplayPanel({ log }: { readonly log: ImageLog }) {
  const look = useViewer(useShallow(openLook));
  if (!look) return null;
  const range = valueRangeOf(log, look.range, look.percentile);
  return (
    <div className="display">
      <section>
        <h2 id="colormap-title">Colormap</h2>
        <ColormapPicker colormap={look.colormap} invert={look.invert} />
        <Toggle label="Invert" checked={look.invert} onChange={(invert) => changeView({ invert })} />
        <Toggle
          label="Smooth"
          hint="when enlarged"
          checked={look.smooth}
          onChange={(smooth) => changeView({ smooth })}
        />
      </section>
      <section>
        <h2 id="range-title">Range</h2>
        <ColorBar colormap={look.colormap} invert={look.invert} range={range} />
        <RangeControl key={log.id} log={log} look={look} range={range} />
      </section>
      <section>
        <h2 id="normalization-title">Normalization</h2>
        <NormalizationControl look={look} unit={log.depthUnit} />
      </section>
      <section>
        <h2 id="aggregation-title">{picturesTexts.aggregation}</h2>
        <AggregationControl aggregation={look.aggregation} />
      </section>
      <section>
        <h2>Image log</h2>
        <Facts log={log} />
      </section>
    </div>
  );
}

/** The view without its window: a drag changes nothing here. */
function openLook(viewer: Viewer) {
  const view = openView(viewer);
  if (!view) return undefined;
  return lookOf(view);
}
