// In: the colormap in use. Out: all of them as drawn previews to choose from.
import { RadioGroup } from 'radix-ui';
import { COLORMAP_NAMES, type ColormapName } from '../shared/colormaps.ts';
import { ColormapPreview } from './ColormapPreview.tsx';
import { changeView } from './store.ts';

export function ColormapPicker({ colormap, invert }: { readonly colormap: ColormapName; readonly invert: boolean }) {
  return (
    <RadioGroup.Root
      className="colormaps"
      aria-labelledby="colormap-title"
      value={colormap}
      onValueChange={(name) => changeView({ colormap: name as ColormapName })}
    >
      {COLORMAP_NAMES.map((name) => (
        <RadioGroup.Item key={name} value={name} className="colormap">
          {name}
          <ColormapPreview name={name} invert={invert} />
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
