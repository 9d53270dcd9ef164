// The colour bar, the key to the picture: its colours with their values, and the colour of missing values.
import { ticks } from 'd3-array';
import type { ValueRange } from '../../shared/model/look.ts';
import type { Tone } from '../../shared/picture/tone.ts';
import { ColormapPreview } from './ColormapPreview.tsx';
import { colormapsTexts as texts } from './texts.ts';
import { valueText } from '../controls/wording.ts';
import styles from './ColorBar.module.css';

interface ColorBarProps {
  /** The colormap's name, and its colours as a spec. */
  readonly colormap: string;
  readonly spec: string;
  readonly invert: boolean;
  readonly range: ValueRange;
  /** Curve and gamma. The bar stays linear in values; its colours are those that the tone gives them. */
  readonly tone: Tone;
  readonly nullColor: string;
}

/** CSS pixels of the narrowest bar and of a digit, which tell whether two labels would overlap. */
const BAR_PX = 200;
const DIGIT_PX = 7;

/** The values written below the bar: its two ends, and round values between them where there is room. */
function barValues([low, high]: ValueRange): number[] {
  const widthPx = (value: number): number => (valueText(value).length + 1) * DIGIT_PX;
  const isClear = (value: number): boolean => {
    const at = ((value - low) / (high - low)) * BAR_PX;
    return at > widthPx(low) + widthPx(value) / 2 && at < BAR_PX - widthPx(high) - widthPx(value) / 2;
  };
  return [low, ...ticks(low, high, 4).filter(isClear), high];
}

export function ColorBar({ colormap, spec, invert, range, tone, nullColor }: ColorBarProps) {
  const [low, high] = range;
  return (
    <div role="img" aria-label={texts.colourBar(colormap, invert, valueText(low), valueText(high))}>
      <ColormapPreview className={styles.preview} spec={spec} invert={invert} tone={tone} />
      <div className={styles.values}>
        {barValues(range).map((value) => (
          <span key={value} style={{ left: `${((value - low) / (high - low)) * 100}%` }}>
            {valueText(value)}
          </span>
        ))}
      </div>
      <div className={styles.null}>
        <svg data-vision-seen="" width="14" height="14" aria-hidden="true">
          <rect width="14" height="14" fill={nullColor} />
        </svg>
        {texts.noValue}
      </div>
    </div>
  );
}
