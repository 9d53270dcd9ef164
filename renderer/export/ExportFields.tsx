// The fields of the Export dialog: format, its options, size, printed scale, resolution, caption.
import { useId, type ReactNode } from 'react';
import { PRINTED_SCALES } from '../../shared/axes/printed-scale.ts';
import type { Look } from '../../shared/model/display.ts';
import type { ExportFormat, ExportOption } from '../../shared/model/file-formats.ts';
import { NORMALIZATIONS } from '../../shared/model/look.ts';
import { NORMALIZATION_NAMES } from '../../shared/picture/picture-label.ts';
import { Choice } from '../controls/Choice.tsx';
import type { ExportForm, FormPart, OptionValue, ReadForm, ScaleChoice } from './export-form.ts';
import type { ExportSize } from './export-plan.ts';
import { exportTexts, picturesTexts } from './texts.ts';
import forms from '../controls/form.module.css';
import styles from './ExportFields.module.css';

const SIZES = Object.entries(exportTexts.sizes) as [ExportSize, string][];
const OTHER = 'other';

interface FieldProps {
  readonly form: ExportForm;
  readonly change: (part: FormPart) => void;
}

/** `chosen` may differ from the form's format: if that no longer exists, the first one is taken. */
export function FormatField({
  formats,
  chosen,
  change,
}: Pick<FieldProps, 'change'> & {
  readonly formats: readonly ExportFormat[];
  readonly chosen: ExportFormat;
}) {
  const id = useId();
  return (
    <Choices title={exportTexts.format}>
      {formats.map((format) => (
        <Choice key={format.id} name={id} chosen={format === chosen} choose={() => change({ format: format.id })}>
          {format.name}
        </Choice>
      ))}
    </Choices>
  );
}

export function NormalizationField({ form, change }: FieldProps) {
  const id = useId();
  const choose = (ofTwo: Look['normalization']): void => change({ ofTwo });
  return (
    <Choices title={exportTexts.normalization}>
      {NORMALIZATIONS.map((mode) => (
        <Choice key={mode} name={id} chosen={form.ofTwo === mode} choose={() => choose(mode)}>
          {NORMALIZATION_NAMES[mode]}
        </Choice>
      ))}
    </Choices>
  );
}

function Choices({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={forms.row} aria-label={title}>
      <span>{title}</span>
      <div className={forms.inline}>{children}</div>
    </fieldset>
  );
}

/** Fields for the options of a single format, each by the kind of its value. */
export function OptionFields({ form, options, change }: FieldProps & Pick<ExportFormat, 'options'>) {
  return Object.entries(options).map(([key, option]) => (
    <OptionField
      key={key}
      option={option}
      value={form.options[key] ?? option.default}
      choose={(value) => change({ options: { ...form.options, [key]: value } })}
    />
  ));
}

interface OptionFieldProps {
  readonly option: ExportOption;
  readonly value: OptionValue;
  readonly choose: (value: OptionValue) => void;
}

function OptionField({ option, value, choose }: OptionFieldProps) {
  const id = useId();
  if (option.type === 'boolean') {
    return (
      <div className={forms.row}>
        <span>{option.title}</span>
        <label className={forms.choice}>
          <input type="checkbox" checked={value === true} onChange={(event) => choose(event.target.checked)} />
          {option.description}
        </label>
      </div>
    );
  }
  return (
    <div className={forms.row}>
      <label htmlFor={id}>{option.title}</label>
      {option.type === 'string' ? (
        <select id={id} value={String(value)} onChange={(event) => choose(event.target.value)}>
          {option.enum.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      ) : (
        <div className={forms.choice}>
          <input
            id={id}
            type="range"
            min={option.minimum}
            max={option.maximum}
            step={option.type === 'integer' ? 1 : 'any'}
            value={Number(value)}
            onChange={(event) => choose(event.target.valueAsNumber)}
          />
          <output htmlFor={id}>{value}</output>
        </div>
      )}
    </div>
  );
}

export function SizeField({ form, change, problem }: FieldProps & { readonly problem: string | undefined }) {
  const id = useId();
  const problemId = problem === undefined ? undefined : `${id}-problem`;
  return (
    <fieldset className={forms.row} aria-label={exportTexts.size}>
      <span>{exportTexts.size}</span>
      <div className={forms.choices}>
        {SIZES.map(([size, label]) => (
          <div key={size} className={[forms.choice, styles.size].join(' ')}>
            <Choice name={id} chosen={form.size === size} choose={() => change({ size })}>
              {label}
            </Choice>
            {size === 'height' && (
              <>
                <input
                  className={forms.number}
                  aria-label={exportTexts.heightField}
                  aria-invalid={form.size === size && problemId !== undefined}
                  aria-describedby={form.size === size ? problemId : undefined}
                  inputMode="numeric"
                  value={form.heightText}
                  // On click and not on focus, because passing with Tab must not change the choice.
                  onClick={() => change({ size })}
                  onChange={(event) => change({ size, heightText: event.target.value })}
                />
                <small>{exportTexts.px}</small>
              </>
            )}
            {size === 'scale' && (
              <ScaleField
                choice={form.scale}
                choose={(scale) => change({ size, scale })}
                problemId={form.size === size ? problemId : undefined}
              />
            )}
          </div>
        ))}
      </div>
      {problem && (
        <p id={problemId} className={forms.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

interface ScaleFieldProps {
  readonly choice: ScaleChoice;
  readonly choose: (choice: ScaleChoice) => void;
  /** The id of the sentence that says what is wrong with the scale. */
  readonly problemId: string | undefined;
}

/** The usual scales to choose from, and a field for any other. */
function ScaleField({ choice, choose, problemId }: ScaleFieldProps) {
  return (
    <div className={styles.scale}>
      <select
        aria-label={picturesTexts.printedScale}
        value={choice.isOther ? OTHER : choice.text}
        onChange={({ target: { value } }) =>
          choose(value === OTHER ? { text: choice.text, isOther: true } : { text: value, isOther: false })
        }
      >
        {PRINTED_SCALES.map((scale) => (
          <option key={scale} value={scale}>
            {picturesTexts.scaleOf(scale)}
          </option>
        ))}
        <option value={OTHER}>{picturesTexts.otherScale}</option>
      </select>
      {choice.isOther && (
        <span className={styles.other}>
          <small aria-hidden="true">1:</small>
          <input
            className={forms.number}
            aria-label={picturesTexts.scaleField}
            aria-invalid={problemId !== undefined}
            aria-describedby={problemId}
            inputMode="decimal"
            value={choice.text}
            onChange={(event) => choose({ text: event.target.value, isOther: true })}
          />
        </span>
      )}
    </div>
  );
}

/** The fields for resolution and caption. */
export function PrintFields({
  form,
  change,
  read,
}: FieldProps & {
  readonly read: Pick<ReadForm, 'dpiProblem' | 'hasCaption' | 'tooNarrow'>;
}) {
  const id = useId();
  const { dpiProblem, hasCaption, tooNarrow } = read;
  return (
    <>
      <div className={forms.row}>
        <label htmlFor={`${id}-dpi`}>{picturesTexts.resolution}</label>
        <div className={forms.choice}>
          <input
            id={`${id}-dpi`}
            className={forms.number}
            aria-invalid={dpiProblem !== undefined}
            aria-describedby={dpiProblem ? `${id}-problem` : undefined}
            inputMode="numeric"
            value={form.dpiText}
            onChange={(event) => change({ dpiText: event.target.value })}
          />
          <small>{picturesTexts.dpi}</small>
        </div>
        {dpiProblem && (
          <p id={`${id}-problem`} className={forms.problem} role="alert">
            {dpiProblem}
          </p>
        )}
      </div>
      <div className={forms.row}>
        <span>{picturesTexts.caption}</span>
        <label className={forms.choice}>
          <input
            type="checkbox"
            checked={hasCaption && !tooNarrow}
            disabled={tooNarrow}
            onChange={(event) => change({ caption: event.target.checked })}
          />
          {tooNarrow ? picturesTexts.captionTooNarrow : picturesTexts.captionChoice}
        </label>
      </div>
    </>
  );
}
