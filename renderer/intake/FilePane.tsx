// One file of the import dialog: its first lines, its picture, what is asked and what was found, and how it is read.
import { useRef, useState } from 'react';
import type { Finding } from '../../shared/model/inspection.ts';
import { FindingList } from './FindingList.tsx';
import { PreviewPicture } from './PreviewPicture.tsx';
import { Legend, PreviewTable } from './PreviewTable.tsx';
import { Questions } from './Questions.tsx';
import { isAsked, type Reading } from './reading.ts';
import { ReadingFields } from './ReadingFields.tsx';
import { againTexts, fieldTexts, intakeTexts as texts, type FieldName } from './texts.ts';
import type { FileState } from './use-previews.ts';
import buttons from '../controls/button.module.css';
import styles from './FilePane.module.css';

interface FilePaneProps {
  readonly state: FileState;
  readonly change: (reading: Reading) => void;
}

export function FilePane({ state, change }: FilePaneProps) {
  const { preview, reading, questions, refusal, isRemembered, isCurrent, replaces } = state;
  const isAgain = replaces !== undefined;
  const [isOpen, setOpen] = useState(false);
  const fields = useRef<HTMLDetailsElement>(null);
  const problem = refusal ?? preview?.problem;
  // What is asked, or is in the way, is said above.
  const isSaid = (finding: Finding): boolean =>
    (isAsked(finding) && questions.length > 0) || (problem?.includes(finding.message) ?? false);
  const findings = preview?.inspection.findings.filter((finding) => !isSaid(finding)) ?? [];

  function open(field: FieldName): void {
    setOpen(true);
    // Once it is drawn.
    setTimeout(() => {
      const control = fields.current?.querySelector(`[data-field="${field}"] :is(input, select)`);
      if (!(control instanceof HTMLElement)) return;
      control.focus();
      control.scrollIntoView({ block: 'nearest' });
    });
  }

  return (
    <>
      {preview && questions.length > 0 && (
        <Questions questions={questions} preview={preview} reading={reading} change={change} />
      )}
      {isCurrent && problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}.
        </p>
      )}
      {preview ? (
        <div className={styles.preview} aria-busy={!isCurrent}>
          <div className={styles.lines}>
            <PreviewTable preview={preview} reading={reading} change={change} />
            <Legend preview={preview} />
          </div>
          <PreviewPicture preview={preview} />
        </div>
      ) : (
        !isCurrent && (
          <p className={styles.looking} role="status">
            {texts.looking}
          </p>
        )
      )}
      {isRemembered && (
        <p className={styles.remembered}>
          <span>{isAgain ? againTexts.remembered : texts.remembered}.</span>
          <button type="button" className={buttons.plain} onClick={() => change({})}>
            {texts.afresh}
          </button>
        </p>
      )}
      {findings.length > 0 && <FindingList findings={findings} open={open} />}
      <details
        ref={fields}
        className={styles.fields}
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>{fieldTexts.title}</summary>
        <ReadingFields preview={preview} reading={reading} change={change} />
      </details>
    </>
  );
}
