// In: the cursor, the open log and the values of its window. Out: a strip that says what is there; told to screen readers when it rests.
import { useEffect, useState, type ReactNode } from 'react';
import { isCircumference } from '../../shared/axes/azimuth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { depthText } from '../axes/depth-text.ts';
import { OpenView } from '../state/OpenView.tsx';
import { columnAt, columnText, depthAt, exactValueText, readValue, type ReadValue } from './read-out.ts';
import { useReading, type PaneName } from './reading.ts';
import { useViewer } from '../state/store.ts';
import { readingTexts as texts } from './texts.ts';
import './ReadOut.css';

/** How long the cursor has to rest before it is told. */
const TELL_AFTER_MS = 600;

export function ReadOut({ log }: { readonly log: ImageLog }) {
  const isOver = useReading(({ cursor }) => cursor !== undefined);
  if (!isOver) return <Strip log={log} />;
  return <OpenView>{(view) => <Read log={log} view={view} />}</OpenView>;
}

interface Fields {
  readonly depth?: string;
  readonly column?: string;
  readonly value?: string;
  readonly displayed?: string;
  readonly level?: string;
}

function Read({ log, view }: { readonly log: ImageLog; readonly view: LogView }) {
  const cursor = useReading((reading) => reading.cursor);
  const main = useReading(({ panes }) => panes.main);
  const beside = useReading(({ panes }) => panes.beside);
  const pictureWidthPx = useViewer((viewer) => viewer.pictureSize.widthPx);
  const column = cursor && columnAt(cursor.x, log, view.azimuthOffset);
  const read = (pane: typeof main): ReadValue | undefined => {
    const { shown, current } = pane;
    if (!cursor || column === undefined || !current || shown?.id !== log.id) return undefined;
    return readValue(shown, cursor, column, view, pictureWidthPx);
  };
  const values = { main: read(main), beside: view.compare ? read(beside) : undefined };
  const fields: Fields = cursor
    ? {
        depth: depthText(depthAt(cursor.y, view), log),
        column: columnText(column!, log),
        ...(values.main && {
          value: Number.isNaN(values.main.value) ? texts.noValue : exactValueText(values.main.value),
          displayed: displayedText(values, view),
          level: values.main.level,
        }),
      }
    : {};
  return (
    <>
      <Strip log={log} {...fields} />
      <Told text={sentence(fields, log)} />
    </>
  );
}

/** Side by side the pane beside is dynamic, and the main one is not. */
function displayedText(values: Readonly<Record<PaneName, ReadValue | undefined>>, view: LogView): string {
  const ranks = view.blend > 0;
  const { main, beside } = values;
  if (!main || Number.isNaN(main.value)) return texts.nothing;
  if (beside) return texts.entries(main, texts.entry(beside, ranks));
  return texts.entry(main, ranks && view.normalization === 'dynamic' && !view.compare);
}

/** As it is told: each with its label, but for what says by itself what it is. */
function sentence({ depth, column, value, displayed, level }: Fields, log: ImageLog): string {
  const parts = [depth, column && `${columnLabel(log)} ${column}`, value && `${texts.value} ${value}`];
  return [...parts, displayed && `${texts.displayed} ${displayed}`, level].filter(Boolean).join(', ');
}

function columnLabel(log: ImageLog): string {
  return isCircumference(log) ? texts.azimuth : texts.column;
}

function Strip({ log, ...fields }: { readonly log: ImageLog } & Fields) {
  return (
    <div role="group" aria-label={texts.readOut}>
      <dl className="read-out">
        <Field name="depth" label={texts.depth}>
          {fields.depth}
        </Field>
        <Field name="column" label={columnLabel(log)}>
          {fields.column}
        </Field>
        <Field name="value" label={texts.value}>
          {fields.value}
        </Field>
        <Field name="displayed" label={texts.displayed}>
          {fields.displayed}
        </Field>
        <Field name="level" label={texts.level}>
          {fields.level}
        </Field>
      </dl>
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly children: ReactNode;
}

function Field({ name, label, children }: FieldProps) {
  return (
    <div className={`read-out-${name}`}>
      <dt>{label}</dt>
      <dd data-testid={`read-${name}`}>{children ?? texts.nothing}</dd>
    </div>
  );
}

/** Told once it has rested, not at every step. */
function Told({ text }: { readonly text: string }) {
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTold(text), TELL_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="visually-hidden" role="status">
      {told}
    </p>
  );
}
