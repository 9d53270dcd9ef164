// The message in place of a picture while no log is open, with buttons for what can be done.
import { FolderOpen, Layers, RefreshCw } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton.tsx';
import { useViewer } from '../state/store.ts';
import { controlTexts } from '../controls/texts.ts';
import { libraryStateTexts, libraryTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  /** Reads the library again. */
  readonly retry: () => void;
}

export function EmptyState({ retry }: EmptyStateProps) {
  const phase = useViewer((viewer) => viewer.phase);
  if (phase.kind === 'failed') return <LibraryFailed message={phase.message} retry={retry} />;
  return phase.kind === 'loading' ? <LibraryLoading /> : <EmptyLibrary />;
}

function EmptyLibrary() {
  const importing = useViewer((viewer) => viewer.jobs.find((job) => job.kind === 'import' && isUnderWay(job.state)));
  return (
    <section className={styles.empty} aria-labelledby="empty-title">
      <Layers className={styles.mark} aria-hidden="true" />
      <h1 id="empty-title">{importing ? libraryStateTexts.importing(importing.title) : libraryStateTexts.noLogs}</h1>
      <p>{importing ? libraryStateTexts.importingHint : libraryStateTexts.noLogsHint}</p>
      <div className={styles.actions}>
        <CommandButton
          id="import"
          text={libraryTexts.import}
          icon={<FolderOpen aria-hidden="true" />}
          primary={!importing}
        />
        <CommandButton id="sample" text={libraryStateTexts.openSample} />
      </div>
    </section>
  );
}

function isUnderWay(state: string): boolean {
  return state === 'queued' || state === 'receiving' || state === 'running';
}

function LibraryLoading() {
  return (
    <section className={styles.empty}>
      <p className={styles.loading} role="status">
        {libraryStateTexts.openingLibrary}
      </p>
    </section>
  );
}

function LibraryFailed({ message, retry }: EmptyStateProps & { readonly message: string }) {
  return (
    <section className={styles.empty}>
      <div role="alert">
        <h1>{libraryStateTexts.libraryUnreadable}</h1>
        <p className={styles.reason}>{message}</p>
      </div>
      <button type="button" className={buttons.button} onClick={retry}>
        <RefreshCw aria-hidden="true" /> {controlTexts.tryAgain}
      </button>
    </section>
  );
}
