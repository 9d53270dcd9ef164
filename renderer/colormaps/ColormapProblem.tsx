// Why something could not be done with a colormap.
import type { Problem } from '../bridge/api.ts';
import { ProblemText } from '../commands/ProblemText.tsx';
import styles from './ColormapProblem.module.css';

export function ColormapProblem({ problem }: { readonly problem: Problem | undefined }) {
  return <ProblemText problem={problem} className={styles.problem} />;
}
