// Why something could not be done with a colormap.
import styles from './ColormapProblem.module.css';

export function ColormapProblem({ problem }: { readonly problem: string | undefined }) {
  return (
    problem && (
      <p className={styles.problem} role="alert">
        {problem}
      </p>
    )
  );
}
