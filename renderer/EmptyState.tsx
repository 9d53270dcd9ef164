// In: a library without an open log. Out: what can be done about it.
import { FolderOpen, Layers, RefreshCw } from 'lucide-react';
import { CommandButton } from './CommandButton.tsx';
import { load } from './session.ts';
import { useViewer } from './store.ts';
import './EmptyState.css';

export function EmptyState() {
  const importing = useViewer((viewer) => viewer.jobs.find((job) => job.kind === 'import' && isUnderWay(job.state)));
  return (
    <section className="empty" aria-labelledby="empty-title">
      <Layers className="empty-mark" aria-hidden="true" />
      <h1 id="empty-title">{importing ? `Importing ${importing.title}…` : 'No image logs yet'}</h1>
      <p>
        {importing
          ? 'It is shown as soon as it is complete.'
          : 'Import a CSV of an image log: one record a scanline, its depth and then its samples. Or drop files anywhere here.'}
      </p>
      <div className="empty-actions">
        <CommandButton id="import" text="Import…" icon={<FolderOpen aria-hidden="true" />} primary={!importing} />
        <CommandButton id="sample" text="Open the sample" />
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
        Opening the library…
      </p>
    </section>
  );
}

export function LibraryFailed({ message }: { readonly message: string }) {
  return (
    <section className="empty">
      <div role="alert">
        <h1>The library could not be read</h1>
        <p className="empty-reason">{message}</p>
      </div>
      <button type="button" className="button" onClick={() => void load()}>
        <RefreshCw aria-hidden="true" /> Try again
      </button>
    </section>
  );
}
