// The read-out strip with depth, column and value under the cursor; screen readers hear it once the cursor rests.
import { useEffect, useState, type ReactNode } from 'react';
import { isCircumference } from '../../shared/axes/azimuth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView, Track } from '../../shared/model/viewer-state.ts';
import { depthText } from '../axes/depth-text.ts';
import { OpenView } from '../state/OpenView.tsx';
import { columnAt, columnText, depthAt, exactValueText, readValue, type ReadValue } from './read-out.ts';
import { useReading } from './reading-slice.ts';
import { useViewer } from '../state/store.ts';
import { viewOfTrack } from '../state/track-look.ts';
import { readingTexts as texts } from './texts.ts';
import visually from '../controls/visually-hidden.module.css';
import styles from './ReadOut.module.css';

/** How long the cursor has to rest before screen readers are told. */
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
  const tracks = useViewer((viewer) => viewer.tracks);
  const values = useReading((reading) => reading.values);
  const pictureWidthPx = useViewer((viewer) => viewer.pictureSize.widthPx);
  const column = cursor && columnAt(cursor.x, log, view.azimuthOffset);
  const read = ({ id }: Track): ReadValue | undefined => {
    const { shown, current = false } = values[id] ?? {};
    if (!cursor || column === undefined || !current || shown?.id !== log.id) return undefined;
    return readValue(shown, cursor, column, view, pictureWidthPx);
  };
  const reads = tracks.map((track) => ({ value: read(track), view: viewOfTrack(view, track) }));
  const first = reads[0]?.value;
  const fields: Fields = cursor
    ? {
        depth: depthText(depthAt(cursor.y, view), log),
        column: columnText(column!, log),
        ...(first && {
          value: valueText(first),
          displayed: displayedText(reads),
          level: first.level,
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

function valueText({ value, isDamaged }: ReadValue): string {
  if (isDamaged) return texts.damaged;
  return Number.isNaN(value) ? texts.noValue : exactValueText(value);
}

/** The colormap entries drawn in each track, from left to right. */
function displayedText(reads: readonly { readonly value: ReadValue | undefined; readonly view: LogView }[]): string {
  const [first] = reads;
  if (!first?.value || Number.isNaN(first.value.value)) return texts.nothing;
  const known = reads.flatMap(({ value, view }) =>
    value ? [{ ...value, isRank: view.normalization === 'dynamic' && view.blend > 0 }] : [],
  );
  return texts.entries(known);
}

/** The sentence for screen readers: fields with their labels, except those that need none. */
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
      <dl className={styles.strip}>
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
    <div data-field={name}>
      <dt>{label}</dt>
      <dd data-testid={`read-${name}`}>{children ?? texts.nothing}</dd>
    </div>
  );
}

/** Announces a text to screen readers once it has stayed the same for a while. */
function Told({ text }: { readonly text: string }) {
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTold(text), TELL_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className={visually.hidden} role="status">
      {told}
    </p>
  );
}
