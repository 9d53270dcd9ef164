// The notes on a log that only people can give: what its depths are measured along, and what its columns are.
import { useId } from 'react';
import { DEPTH_REFERENCES, GEOMETRIES, type ImageLog } from '../../shared/model/image-log.ts';
import { describeLog } from '../state/describe-log.ts';
import { axesTexts } from '../axes/texts.ts';
import styles from './LogNotes.module.css';

export function LogNotes({ log }: { readonly log: ImageLog }) {
  return (
    <>
      <Note
        label={axesTexts.reference}
        value={log.depthReference}
        values={DEPTH_REFERENCES}
        texts={axesTexts.references}
        choose={(depthReference) => void describeLog(log.id, { depthReference })}
      />
      {log.kind === 'image' && (
        <Note
          label={axesTexts.geometry}
          value={log.geometry}
          values={GEOMETRIES}
          texts={axesTexts.geometries}
          choose={(geometry) => void describeLog(log.id, { geometry })}
        />
      )}
    </>
  );
}

interface NoteProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly texts: Readonly<Record<Value, string>>;
  readonly choose: (value: Value) => void;
}

function Note<Value extends string>({ label, value, values, texts, choose }: NoteProps<Value>) {
  const id = useId();
  return (
    <div className={styles.note}>
      <dt>
        <label htmlFor={id}>{label}</label>
      </dt>
      <dd>
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = values.find((each) => each === event.target.value);
            if (chosen) choose(chosen);
          }}
        >
          {values.map((each) => (
            <option key={each} value={each}>
              {texts[each]}
            </option>
          ))}
        </select>
      </dd>
    </div>
  );
}
