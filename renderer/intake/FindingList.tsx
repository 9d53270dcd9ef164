// What was found in a file as sentences, each with a button that opens the field that decides otherwise.
import type { Finding } from '../../shared/model/inspection.ts';
import { fieldOf } from './reading.ts';
import { findingTexts as texts, type FieldName } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './FindingList.module.css';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly open: (field: FieldName) => void;
}

export function FindingList({ findings, open }: FindingListProps) {
  return (
    <ul className={styles.findings} aria-label={texts.findings}>
      {findings.map((finding, i) => {
        const field = fieldOf(finding);
        return (
          <li key={i}>
            <span>{finding.message}.</span>
            {field && (
              <button
                type="button"
                className={buttons.plain}
                aria-label={texts.changeOf(finding.message)}
                onClick={() => open(field)}
              >
                {texts.change}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
