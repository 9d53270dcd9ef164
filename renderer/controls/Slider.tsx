// In: a value and its limits. Out: a slider with one thumb.
import { Slider as RadixSlider } from 'radix-ui';
import styles from './Slider.module.css';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** What is said of the value. */
  readonly valueText: string;
  /** What lies below the value is marked; not where it may be turned to either side. */
  readonly filled?: boolean;
  readonly onChange: (value: number) => void;
}

export function Slider({ label, value, min, max, step = 1, valueText, filled = false, onChange }: SliderProps) {
  return (
    <RadixSlider.Root
      className={styles.slider}
      min={min}
      max={max}
      step={step}
      value={[value]}
      onValueChange={([next]) => onChange(next!)}
    >
      <RadixSlider.Track className={styles.track}>
        {filled && <RadixSlider.Range className={styles.range} />}
      </RadixSlider.Track>
      <RadixSlider.Thumb className={styles.thumb} aria-label={label} aria-valuetext={valueText} />
    </RadixSlider.Root>
  );
}
