// In: the open log and its view. Out: how its values become colours, and what is known of it.
import type { ImageLog, LogView } from '../shared/model.ts';
import { valueRangeOf } from '../shared/normalization.ts';
import { ColorBar } from './ColorBar.tsx';
import { ColormapPicker } from './ColormapPicker.tsx';
import { Facts } from './Facts.tsx';
import { RangeControl } from './RangeControl.tsx';
import { changeView } from './store.ts';
import { Toggle } from './Toggle.tsx';
import './DisplayPanel.css';

export function DisplayPanel({ log, view }: { readonly log: ImageLog; readonly view: LogView }) {
  const range = valueRangeOf(log, view.range);
  return (
    <div className="display">
      <section>
        <h2 id="colormap-title">Colormap</h2>
        <ColormapPicker colormap={view.colormap} invert={view.invert} />
        <Toggle label="Invert" checked={view.invert} onChange={(invert) => changeView({ invert })} />
        <Toggle
          label="Smooth"
          hint="when enlarged"
          checked={view.smooth}
          onChange={(smooth) => changeView({ smooth })}
        />
      </section>
      <section>
        <h2 id="range-title">Range</h2>
        <ColorBar colormap={view.colormap} invert={view.invert} range={range} />
        <RangeControl key={log.id} log={log} asked={view.range} range={range} />
      </section>
      <section>
        <h2>Image log</h2>
        <Facts log={log} />
      </section>
    </div>
  );
}
