// The control of the value range: automatic, between percentiles, or two limits that are typed.
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';
import type { ValueRange } from '../../shared/model/look.ts';
import { isByteScale } from '../../shared/picture/normalization.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { CUTS, percentileFor } from './percentile-cuts.ts';
import { changeView } from '../state/store.ts';
import { rangeTexts as texts } from './texts.ts';
import { typedNumber, type Typed } from '../controls/typed-number.ts';
import { valueText } from '../controls/wording.ts';
import styles from './RangeControl.module.css';

interface RangeControlProps {
  readonly log: ImageLog;
  readonly look: Pick<Look, 'range' | 'percentile'>;
  /** The range in use. */
  readonly range: ValueRange;
}

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
    <div className={styles.range}>
      <label className={styles.mode}>
        <span>{texts.limits}</span>
        <select
          aria-labelledby="range-title"
          value={choiceOf(look)}
          onChange={(event) => choose(event.target.value as Choice)}
        >
          <option value="automatic">{texts.automatic(automaticReason(log))}</option>
          {CUTS.map((cut) => (
            <option key={cut} value={cut}>
              {cut === 0 ? texts.whole : texts.cut(cut)}
            </option>
          ))}
          <option value="byte">{texts.wholeByte}</option>
          <option value="manual">{texts.manual}</option>
        </select>
      </label>
      <div className={styles.fields}>
        <NumberField
          className={styles.number}
          label={texts.low}
          text={text(low)}
          parse={(typed) => below(typedNumber(typed, { what: texts.lowExpected }), high)}
          commit={(value) => changeView({ range: [value, high], percentile: undefined })}
        />
        <NumberField
          className={styles.number}
          label={texts.high}
          text={text(high)}
          parse={(typed) => above(typedNumber(typed, { what: texts.highExpected }), low)}
          commit={(value) => changeView({ range: [low, value], percentile: undefined })}
        />
      </div>
    </div>
  );
}

function choiceOf({ range, percentile }: Pick<Look, 'range' | 'percentile'>): Choice {
  if (range) return range[0] === WHOLE_BYTE[0] && range[1] === WHOLE_BYTE[1] ? 'byte' : 'manual';
  return percentile ? `${percentile[0]}` : 'automatic';
}

/** A typed limit with all its digits: 12345.678 is not shown as 12350. */
function typedText(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function automaticReason(log: ImageLog): string {
  if (log.valueMin === null) return texts.noValues;
  return isByteScale(log) ? texts.byte : texts.percentiles;
}

/** Refuses a low limit that is not below the high one, as no colours would lie between equal limits. */
function below(typed: Typed, high: number): Typed {
  if ('problem' in typed || typed.value < high) return typed;
  return { problem: texts.notBelow(valueText(high), valueText(typed.value)) };
}

function above(typed: Typed, low: number): Typed {
  if ('problem' in typed || typed.value > low) return typed;
  return { problem: texts.notAbove(valueText(low), valueText(typed.value)) };
}
