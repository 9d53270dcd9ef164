// In: a library without an open log. Out: what can be done about it.
import { FolderOpen, Layers, RefreshCw } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton.tsx';
import { load } from '../session.ts';
import { useViewer } from '../state/store.ts';
import { appTexts } from '../shell/texts.ts';
import './EmptyState.css';
import { controlTexts } from '../controls/texts.ts';
import { libraryStateTexts } from './texts.ts';

export function EmptyState() {
  const importing = useViewer((viewer) => viewer.jobs.find((job) => job.kind === 'import' && isUnderWay(job.state)));
  return (
    <section className="empty" aria-labelledby="empty-title">
      <Layers className="empty-mark" aria-hidden="true" />
      <h1 id="empty-title">{importing ? libraryStateTexts.importing(importing.title) : libraryStateTexts.noLogs}</h1>
      <p>{importing ? libraryStateTexts.importingHint : libraryStateTexts.noLogsHint}</p>
      <div className="empty-actions">
        <CommandButton
          id="import"
          text={appTexts.import}
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

export function LibraryLoading() {
  return (
    <section className="empty">
      <p className="empty-loading" role="status">
        {libraryStateTexts.openingLibrary}
      </p>
    </section>
  );
}

export function LibraryFailed({ message }: { readonly message: string }) {
  return (
    <section className="empty">
      <div role="alert">
        <h1>{libraryStateTexts.libraryUnreadable}</h1>
        <p className="empty-reason">{message}</p>
      </div>
      <button type="button" className="button" onClick={() => void load()}>
        <RefreshCw aria-hidden="true" /> {controlTexts.tryAgain}
      </button>
    </section>
  );
}
