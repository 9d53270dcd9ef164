// In: the colormap and the value range in use. Out: the key to the picture: colours with their values, and the null colour.
import { DEFAULT_NULL_COLOR, type ColormapName } from '../shared/colormaps.ts';
import type { ValueRange } from '../shared/model.ts';
import { ColormapPreview } from './ColormapPreview.tsx';
import { valueText } from './wording.ts';

interface ColorBarProps {
  readonly colormap: ColormapName;
  readonly invert: boolean;
  readonly range: ValueRange;
}

const PARTS = [0, 0.25, 0.5, 0.75, 1];

export function ColorBar({ colormap, invert, range }: ColorBarProps) {
  const [low, high] = range;
  return (
    <div
      className="color-bar"
      role="img"
      aria-label={`Colour bar: ${colormap}${invert ? ' inverted' : ''} from ${valueText(low)} to ${valueText(high)}`}
    >
      <ColormapPreview name={colormap} invert={invert} />
      <div className="color-bar-values">
        {PARTS.map((part) => (
          <span key={part}>{valueText(low + (high - low) * part)}</span>
        ))}
      </div>
      <div className="color-bar-null">
        <svg width="14" height="14" aria-hidden="true">
          <rect width="14" height="14" fill={DEFAULT_NULL_COLOR} />
        </svg>
        No value
      </div>
    </div>
  );
}
