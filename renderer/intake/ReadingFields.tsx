// How a file is read, field by field: what was found stands in each, and what is typed there decides otherwise.
import { useId, useState, type KeyboardEvent } from 'react';
import type { FilePreview } from '../../shared/model/file-preview.ts';
import { DepthSelect } from './Questions.tsx';
import { DEPTH_UNITS, withField, type Reading } from './reading.ts';
import { fieldTexts as texts, type FieldName } from './texts.ts';
import forms from '../controls/form.module.css';
import styles from './ReadingFields.module.css';

interface ReadingFieldsProps {
  /** Undefined where not one preview could be made. */
  readonly preview: FilePreview | undefined;
  readonly reading: Reading;
  readonly change: (reading: Reading) => void;
}

export function ReadingFields({ preview, reading, change }: ReadingFieldsProps) {
  const dialect = preview?.inspection.dialect;
  const lineOf = (line: number | null | undefined): string => (line === null ? texts.none : String(line ?? ''));
  const isTable = (preview?.inspection.format ?? 'csv') === 'csv';
  const set = <K extends FieldName>(key: K, value: Reading[K] | undefined): void =>
    change(withField(reading, key, value));
  const line = (key: 'skipLines' | 'headerLine' | 'unitLine', found: number | null | undefined) => (
    <TextField
      field={key}
      value={reading[key] === undefined ? '' : String(reading[key])}
      found={lineOf(found)}
      take={(typed) => {
        if (typed === '') return set(key, undefined);
        if (!/^\d{1,9}$/.test(typed)) return texts.wholeNumber(typed);
        return set(key, Number(typed));
      }}
    />
  );
  const parts = preview?.inspection.parts ?? [];
  return (
    <div className={styles.fields}>
      {preview && <Depth preview={preview} reading={reading} change={change} />}
      <Select
        field="depthUnit"
        value={reading.depthUnit}
        options={DEPTH_UNITS.map((unit) => [unit, unit])}
        found={preview?.part?.depthUnit}
        take={(unit) => set('depthUnit', unit)}
      />
      <TextField
        field="image"
        value={reading.image ?? ''}
        found={texts.asFound}
        take={(typed) => set('image', typed || undefined)}
      />
      <TextField
        field="ignore"
        value={reading.ignore ?? ''}
        found={texts.none}
        take={(typed) => set('ignore', typed || undefined)}
      />
      <TextField
        field="nullValues"
        value={(reading.nullValues ?? []).join(' ')}
        found={texts.asFound}
        take={(typed) => {
          const numbers = typed
            .split(/[\s;]+/)
            .filter((word) => word !== '')
            .map(Number);
          if (!numbers.every(Number.isFinite)) return texts.numbers(typed);
          return set('nullValues', numbers.length > 0 ? numbers : undefined);
        }}
      />
      {(parts.length > 1 || reading.part !== undefined) && (
        <Select
          field="part"
          value={reading.part}
          options={[...new Set([...parts.map(({ name }) => name), ...(reading.part ? [reading.part] : [])])].map(
            (name) => [name, name],
          )}
          found={undefined}
          take={(part) => set('part', part)}
        />
      )}
      {preview === undefined && (
        <TextField field="part" value={reading.part ?? ''} found="" take={(typed) => set('part', typed || undefined)} />
      )}
      <TextField
        field="encoding"
        value={reading.encoding ?? ''}
        found={preview?.inspection.encoding ?? ''}
        take={(typed) => set('encoding', typed || undefined)}
      />
      <Select
        field="delimiter"
        value={reading.delimiter}
        options={Object.entries(texts.delimiters)}
        found={dialect?.delimiter ? (texts.delimiters[dialect.delimiter] ?? dialect.delimiter) : undefined}
        take={(delimiter) => set('delimiter', delimiter)}
      />
      <Select
        field="decimal"
        value={reading.decimal}
        options={Object.entries(texts.decimals)}
        found={dialect ? texts.decimals[dialect.decimal] : undefined}
        take={(decimal) => set('decimal', decimal === undefined ? undefined : decimal === ',' ? ',' : '.')}
      />
      {isTable && line('skipLines', dialect?.skippedLines)}
      {isTable && line('headerLine', dialect?.headerLine)}
      {isTable && line('unitLine', dialect?.unitLine)}
    </div>
  );
}

function Depth(props: { readonly preview: FilePreview } & Omit<ReadingFieldsProps, 'preview'>) {
  const id = useId();
  return (
    <div className={forms.row} data-field="depth">
      <label htmlFor={id}>{texts.labels.depth}</label>
      <DepthSelect id={id} {...props} />
    </div>
  );
}

interface SelectFieldProps {
  readonly field: FieldName;
  readonly value: string | undefined;
  /** Values and their words. */
  readonly options: readonly (readonly [string, string])[];
  readonly found: string | undefined;
  readonly take: (value: string | undefined) => void;
}

function Select({ field, value, options, found, take }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={forms.row} data-field={field}>
      <label htmlFor={id}>{texts.labels[field]}</label>
      <select
        id={id}
        value={value ?? ''}
        title={texts.hints[field]}
        onChange={(event) => take(event.target.value || undefined)}
      >
        <option value="">{found === undefined ? texts.asFound : texts.found(found)}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface TextFieldProps {
  readonly field: FieldName;
  readonly value: string;
  /** What was found, shown while nothing is typed. */
  readonly found: string;
  /** Answers what is wrong with it. */
  readonly take: (typed: string) => string | void;
}

/** Enter or leaving the field takes what is typed. */
function TextField({ field, value, found, take }: TextFieldProps) {
  const id = useId();
  const [edit, setEdit] = useState<{ readonly typed: string; readonly problem?: string }>();

  function finish(): void {
    if (!edit) return;
    const typed = edit.typed.trim();
    const problem = typed === value ? undefined : take(typed);
    setEdit(problem ? { typed, problem } : undefined);
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && edit) {
      event.preventDefault();
      finish();
    } else if (event.key === 'Escape' && edit) {
      event.stopPropagation();
      setEdit(undefined);
    }
  }

  return (
    <div className={forms.row} data-field={field}>
      <label htmlFor={id}>{texts.labels[field]}</label>
      <input
        id={id}
        value={edit?.typed ?? value}
        placeholder={found}
        title={texts.hints[field]}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={edit?.problem !== undefined}
        aria-describedby={edit?.problem ? `${id}-problem` : undefined}
        onChange={(event) => setEdit({ typed: event.target.value })}
        onBlur={finish}
        onKeyDown={press}
      />
      {edit?.problem && (
        <p id={`${id}-problem`} className={forms.problem} role="alert">
          {edit.problem}
        </p>
      )}
    </div>
  );
}
