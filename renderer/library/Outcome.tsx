// What came of something: an icon that tells how it ended, beside whatever is said of it.
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Job } from '../../shared/model/status.ts';
import styles from './Outcome.module.css';

/** `warned`: it was done, and something is damaged. */
export type OutcomeKind = 'done' | 'warned' | 'failed';

const ICONS = { done: CircleCheck, warned: TriangleAlert, failed: CircleAlert } as const;
const LOOKS = { done: styles.done, warned: styles.warned, failed: styles.failed } as const;

/** `done` of a job that has not ended. */
export function outcomeOf({ state, found = [] }: Job): OutcomeKind {
  if (state === 'failed') return 'failed';
  return found.length > 0 ? 'warned' : 'done';
}

interface OutcomeProps {
  readonly kind: OutcomeKind;
  readonly children: ReactNode;
  /** At its right. */
  readonly end?: ReactNode;
}

export function Outcome({ kind, children, end }: OutcomeProps) {
  const Icon = ICONS[kind];
  return (
    <div className={LOOKS[kind]} data-outcome={kind}>
      <Icon aria-hidden="true" />
      {children}
      {end}
    </div>
  );
}

interface FoundListProps {
  readonly label: string;
  readonly found: readonly string[];
}

/** Sentences on what is damaged, or was saved. */
export function FoundList({ label, found }: FoundListProps) {
  return (
    <ul className={styles.found} aria-label={label}>
      {found.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
