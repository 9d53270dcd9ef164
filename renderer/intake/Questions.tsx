// What is not sure in a file, asked with the best guess chosen.
import { useId } from 'react';
import type { FilePreview } from '../../shared/model/file-preview.ts';
import { columnByName, hasNumbers, withDepth } from './column-roles.ts';
import { DEPTH_UNITS, likelyUnit, withField, type Question, type Reading } from './reading.ts';
import { findingTexts as texts, tableTexts } from './texts.ts';
import forms from '../controls/form.module.css';
import styles from './Questions.module.css';

/** A longer list would be of no use. */
const MOST_CHOICES = 60;

interface QuestionsProps {
  readonly questions: readonly Question[];
  readonly preview: FilePreview;
  readonly reading: Reading;
  readonly change: (reading: Reading) => void;
}

export function Questions({ questions, preview, reading, change }: QuestionsProps) {
  return (
    <section className={forms.explanation} role="group" aria-label={texts.questions} data-questions="">
      {questions.map((question) => (
        <Asked key={question.about} question={question} preview={preview} reading={reading} change={change} />
      ))}
    </section>
  );
}

function Asked({
  question: { about, message },
  preview,
  reading,
  change,
}: Omit<QuestionsProps, 'questions'> & { readonly question: Question }) {
  const id = useId();
  const label = about === 'depth' ? texts.depthColumn : texts.depthUnit;
  return (
    <div className={styles.question}>
      <p id={`${id}-why`}>{message}.</p>
      <label htmlFor={id}>{label}</label>
      {about === 'depth' ? (
        <DepthSelect id={id} preview={preview} reading={reading} change={change} describedBy={`${id}-why`} />
      ) : (
        <UnitSelect id={id} preview={preview} reading={reading} change={change} describedBy={`${id}-why`} />
      )}
    </div>
  );
}

interface SelectProps {
  readonly id: string;
  readonly reading: Reading;
  readonly change: (reading: Reading) => void;
  readonly describedBy?: string | undefined;
}

export function DepthSelect({
  id,
  preview,
  reading,
  change,
  describedBy,
}: SelectProps & Pick<QuestionsProps, 'preview'>) {
  const { columns } = preview;
  const chosen = columns.findIndex(({ role }) => role === 'depth');
  // Not those of the image, which may be thousands: the heads of the table have them.
  const possible = columns.flatMap((column, i) =>
    i === chosen || (hasNumbers(column) && column.role !== 'image') ? [i] : [],
  );
  const shown = possible.slice(0, MOST_CHOICES).filter((i) => i === chosen || columnByName(columns, i));
  return (
    <select
      id={id}
      value={chosen}
      aria-describedby={describedBy}
      onChange={(event) => {
        const next = withDepth(reading, columns, Number(event.target.value));
        if (next) change(next);
      }}
    >
      {chosen < 0 && <option value={-1} />}
      {shown.map((i) => (
        <option key={i} value={i}>
          {columns[i]!.name.trim() || tableTexts.column(i + 1)}
        </option>
      ))}
    </select>
  );
}

function UnitSelect({ id, preview, reading, change, describedBy }: SelectProps & Pick<QuestionsProps, 'preview'>) {
  return (
    <select
      id={id}
      value={reading.depthUnit ?? likelyUnit(preview)}
      aria-describedby={describedBy}
      onChange={(event) => change(withField(reading, 'depthUnit', event.target.value))}
    >
      {DEPTH_UNITS.map((unit) => (
        <option key={unit} value={unit}>
          {unit}
        </option>
      ))}
    </select>
  );
}
