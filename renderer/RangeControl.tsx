// In: a log and the range asked for, if any. Out: automatic, or a low and a high value of one's own.
import type { ImageLog, ValueRange } from '../shared/model.ts';
import { NumberField } from './NumberField.tsx';
import { changeView } from './store.ts';
import { typedNumber, type Typed } from './typed-number.ts';
import { valueText } from './wording.ts';

interface RangeControlProps {
  readonly log: ImageLog;
  readonly asked: ValueRange | undefined;
  /** The one in use. */
  readonly range: ValueRange;
}

export function RangeControl({ log, asked, range }: RangeControlProps) {
  const [low, high] = range;
  const text = asked ? typedText : valueText;
  return (
    <div className="range-modes" role="group" aria-labelledby="range-title">
      <label className="range-mode">
        <input
          type="radio"
          name="range"
          checked={asked === undefined}
          onChange={() => changeView({ range: undefined })}
        />
        Automatic <span>{automaticReason(log)}</span>
      </label>
      <label className="range-mode">
        <input type="radio" name="range" checked={asked !== undefined} onChange={() => changeView({ range })} />
        Manual
      </label>
      <div className="range-fields">
        <NumberField
          label="Low"
          text={text(low)}
          parse={(typed) => below(typedNumber(typed, { what: 'a low value' }), high)}
          commit={(value) => changeView({ range: [value, high] })}
        />
        <NumberField
          label="High"
          text={text(high)}
          parse={(typed) => above(typedNumber(typed, { what: 'a high value' }), low)}
          commit={(value) => changeView({ range: [low, value] })}
        />
      </div>
    </div>
  );
}

/** A value of the user's own keeps its digits: 12345.678 is not shown as 12350. */
function typedText(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function automaticReason({ valueMin, valueMax }: ImageLog): string {
  if (valueMin === null || valueMax === null) return 'no values';
  return valueMin >= 0 && valueMax <= 255 ? '0 to 255' : 'percentile 1–99';
}

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
