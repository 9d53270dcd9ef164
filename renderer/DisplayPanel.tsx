// In: the open log. Out: how its values become colours, and what is known of it.
import { useShallow } from 'zustand/react/shallow';
import { lookOf, type ImageLog } from '../shared/model.ts';
import { valueRangeOf } from '../shared/normalization.ts';
import { ColorBar } from './ColorBar.tsx';
import { ColormapPicker } from './ColormapPicker.tsx';
import { Facts } from './Facts.tsx';
import { NormalizationControl } from './NormalizationControl.tsx';
import { RangeControl } from './RangeControl.tsx';
import { changeView, openView, useViewer, type Viewer } from './store.ts';
import { displayTexts } from './texts/display.ts';
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
        <h2 id="range-title">{displayTexts.range}</h2>
        <ColorBar colormap={look.colormap} invert={look.invert} range={range} />
        <RangeControl key={log.id} log={log} look={look} range={range} />
      </section>
      <section>
        <h2 id="normalization-title">{displayTexts.normalization}</h2>
        <NormalizationControl look={look} unit={log.depthUnit} compare={compare} />
        <Toggle
          label={displayTexts.compare}
          hint={displayTexts.compareHint}
          checked={compare}
          onChange={(on) => changeView({ compare: on })}
        />
      </section>
      <section>
        <h2>{displayTexts.imageLog}</h2>
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
