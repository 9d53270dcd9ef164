// In: the open log. Out: how its values become colours, and what is known of it.
import { useShallow } from 'zustand/react/shallow';
import { DEFAULT_COLORMAP } from '../shared/colormap-names.ts';
import { lookOf, type ImageLog } from '../shared/model.ts';
import { valueRangeOf } from '../shared/normalization.ts';
import { ColorBar } from './ColorBar.tsx';
import { ColorField } from './ColorField.tsx';
import { ColormapEditor } from './ColormapEditor.tsx';
import { ColormapPicker } from './ColormapPicker.tsx';
import { drawnColormap } from './colormap-library.ts';
import { Facts } from './Facts.tsx';
import { NormalizationControl } from './NormalizationControl.tsx';
import { RangeControl } from './RangeControl.tsx';
import { changeView, openView, useViewer, type Viewer } from './store.ts';
import { colormapsTexts as texts } from './texts/colormaps.ts';
import { Toggle } from './Toggle.tsx';
import './DisplayPanel.css';

export function DisplayPanel({ log }: { readonly log: ImageLog }) {
  const look = useViewer(useShallow(openLook));
  const edit = useViewer((viewer) => viewer.colormapEdit);
  const spec = useViewer((viewer) => drawnColormap(viewer, look?.colormap ?? DEFAULT_COLORMAP));
  if (!look) return null;
  if (edit) return <ColormapEditor edit={edit} />;
  const range = valueRangeOf(log, look.range, look.percentile);
  return (
    <div className="display">
      <section>
        <h2>{texts.title}</h2>
        <ColormapPicker colormap={look.colormap} invert={look.invert} nullColor={look.nullColor} />
        <Toggle label="Invert" checked={look.invert} onChange={(invert) => changeView({ invert })} />
        <Toggle
          label="Smooth"
          hint="when enlarged"
          checked={look.smooth}
          onChange={(smooth) => changeView({ smooth })}
        />
        <ColorField
          label={texts.nullColor}
          color={look.nullColor}
          onChange={(nullColor) => changeView({ nullColor })}
        />
      </section>
      <section>
        <h2 id="range-title">Range</h2>
        <ColorBar colormap={look.colormap} spec={spec} invert={look.invert} range={range} nullColor={look.nullColor} />
        <RangeControl key={log.id} log={log} look={look} range={range} />
      </section>
      <section>
        <h2 id="normalization-title">Normalization</h2>
        <NormalizationControl look={look} unit={log.depthUnit} />
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
