// In: a log, how it is looked at. Out: which values span the colormap: automatic, between percentiles, or a low and a high of one's own.
import type { ImageLog, Look, PercentileRange, ValueRange } from '../shared/model.ts';
import { isByteScale } from '../shared/normalization.ts';
import { NumberField } from './NumberField.tsx';
import { changeView } from './store.ts';
import { typedNumber, type Typed } from './typed-number.ts';
import { valueText } from './wording.ts';

interface RangeControlProps {
  readonly log: ImageLog;
  readonly look: Pick<Look, 'range' | 'percentile'>;
  /** The one in use. */
  readonly range: ValueRange;
}

/** Percent cut off at either end; none is the least and the greatest value. */
const CUTS = [0, 0.5, 1, 2, 5] as const;
const WHOLE_BYTE: ValueRange = [0, 255];

type Choice = 'automatic' | 'byte' | 'manual' | `${number}`;

export function RangeControl({ log, look, range }: RangeControlProps) {
  const [low, high] = range;
  const asked = look.range;
  const text = asked ? typedText : valueText;

  function choose(choice: Choice): void {
    if (choice === 'automatic') changeView({ range: undefined, percentile: undefined });
    else if (choice === 'byte') changeView({ range: WHOLE_BYTE, percentile: undefined });
    else if (choice === 'manual') changeView({ range, percentile: undefined });
    else changeView({ range: undefined, percentile: percentileFor(Number(choice)) });
  }

  return (
    <div className="range-modes">
      <label className="range-mode">
        <span>Limits</span>
        <select
          aria-labelledby="range-title"
          value={choiceOf(look)}
          onChange={(event) => choose(event.target.value as Choice)}
        >
          <option value="automatic">Automatic ({automaticReason(log)})</option>
          {CUTS.map((cut) => (
            <option key={cut} value={cut}>
              {cut === 0 ? 'Minimum to maximum' : `Percentiles ${cut}–${100 - cut}`}
            </option>
          ))}
          <option value="byte">0 to 255</option>
          <option value="manual">Manual</option>
        </select>
      </label>
      <div className="range-fields">
        <NumberField
          label="Low"
          text={text(low)}
          parse={(typed) => below(typedNumber(typed, { what: 'a low value' }), high)}
          commit={(value) => changeView({ range: [value, high], percentile: undefined })}
        />
        <NumberField
          label="High"
          text={text(high)}
          parse={(typed) => above(typedNumber(typed, { what: 'a high value' }), low)}
          commit={(value) => changeView({ range: [low, value], percentile: undefined })}
        />
      </div>
    </div>
  );
}

function percentileFor(cut: number): PercentileRange {
  return [cut, 100 - cut];
}

function choiceOf({ range, percentile }: Pick<Look, 'range' | 'percentile'>): Choice {
  if (range) return range[0] === WHOLE_BYTE[0] && range[1] === WHOLE_BYTE[1] ? 'byte' : 'manual';
  return percentile ? `${percentile[0]}` : 'automatic';
}

/** A value of the user's own keeps its digits: 12345.678 is not shown as 12350. */
function typedText(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function automaticReason(log: ImageLog): string {
  if (log.valueMin === null) return 'no values';
  return isByteScale(log) ? '0–255' : '1–99 %';
}

/** Equal limits are refused: between them there is no colour, and a step is made by limits that are close. */
function below(typed: Typed, high: number): Typed {
  if ('problem' in typed || typed.value < high) return typed;
  return {
    problem: `Expected a low value below the high one, ${valueText(high)}, but received ${valueText(typed.value)}`,
  };
}

function above(typed: Typed, low: number): Typed {
  if ('problem' in typed || typed.value > low) return typed;
  return {
    problem: `Expected a high value above the low one, ${valueText(low)}, but received ${valueText(typed.value)}`,
  };
}
