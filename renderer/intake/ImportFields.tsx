// How wide the images of the offered files are stored, the same for all of them.
import { useId } from 'react';
import { INTERPOLATIONS, MAX_WIDTH, MIN_WIDTH, type Interpolation } from '../../shared/model/image-log.ts';
import { Choice } from '../controls/Choice.tsx';
import { typedNumber, type Typed } from '../controls/typed-number.ts';
import { importTexts } from '../library/texts.ts';
import { intakeTexts } from './texts.ts';
import forms from '../controls/form.module.css';
import styles from './ImportFields.module.css';

export interface WidthForm {
  readonly choice: 'auto' | 'source' | 'number';
  readonly text: string;
  readonly interpolation: Interpolation;
}

export function typedWidth({ text }: Pick<WidthForm, 'text'>): Typed {
  return typedNumber(text, {
    what: intakeTexts.aWidth,
    min: MIN_WIDTH,
    max: MAX_WIDTH,
    integer: true,
    unit: intakeTexts.widthUnit,
  });
}

interface ImportFieldsProps {
  readonly form: WidthForm;
  /** What the automatic width comes to. */
  readonly autoWidth: string;
  /** Of the field for a number. */
  readonly fieldId: string;
  readonly change: (form: WidthForm) => void;
}

export function ImportFields({ form, autoWidth, fieldId, change }: ImportFieldsProps) {
  const id = useId();
  const { choice, text, interpolation } = form;
  const width = typedWidth(form);
  const problem = choice === 'number' && 'problem' in width ? width.problem : undefined;
  const choose = (next: WidthForm['choice']): void => change({ ...form, choice: next });
  return (
    <>
      <fieldset className={forms.row} aria-label={intakeTexts.width}>
        <span>{intakeTexts.width}</span>
        <div className={styles.widths}>
          <Choice name={id} chosen={choice === 'auto'} choose={() => choose('auto')}>
            {autoWidth}
          </Choice>
          <Choice name={id} chosen={choice === 'source'} choose={() => choose('source')}>
            {intakeTexts.asInFile}
          </Choice>
          <div className={forms.choice}>
            <Choice name={id} chosen={choice === 'number'} choose={() => choose('number')}>
              {intakeTexts.otherWidth}
            </Choice>
            <input
              id={fieldId}
              className={forms.number}
              aria-label={intakeTexts.otherWidthLabel}
              aria-invalid={problem !== undefined}
              aria-describedby={problem ? `${fieldId}-problem` : undefined}
              inputMode="numeric"
              value={text}
              // On click and not on focus, because passing with Tab must not choose.
              onClick={() => choose('number')}
              onChange={(event) => change({ ...form, choice: 'number', text: event.target.value })}
            />
            <small>{intakeTexts.widthLimits(MIN_WIDTH, MAX_WIDTH)}</small>
          </div>
        </div>
        {problem && (
          <p id={`${fieldId}-problem`} className={forms.problem} role="alert">
            {problem}
          </p>
        )}
      </fieldset>
      <div className={forms.row}>
        <label htmlFor={`${id}-interpolation`}>{intakeTexts.interpolation}</label>
        <select
          id={`${id}-interpolation`}
          className={styles.interpolation}
          value={interpolation}
          disabled={choice === 'source'}
          onChange={(event) => change({ ...form, interpolation: event.target.value as Interpolation })}
        >
          {INTERPOLATIONS.map((option) => (
            <option key={option} value={option}>
              {importTexts.interpolations[option]}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
