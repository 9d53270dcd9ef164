// Lines of a log's file that are not its table, read from the library once they are asked for.
import { useState } from 'react';
import { call, errorSentence } from '../bridge/api.ts';
import { libraryTexts } from './texts.ts';
import styles from './FileNotes.module.css';

/** Undefined while they are being read. */
type Lines = readonly string[] | undefined;

export function FileNotes({ id }: { readonly id: number }) {
  const [lines, setLines] = useState<Lines>();
  const [problem, setProblem] = useState<string>();

  function read(): void {
    call('log.details', { id }).then(
      ({ notes = [] }) => setLines(notes),
      (error: unknown) => setProblem(errorSentence(error)),
    );
  }

  return (
    <details
      className={styles.notes}
      onToggle={(event) => {
        if (event.currentTarget.open && lines === undefined) read();
      }}
    >
      <summary>{libraryTexts.fileNotes}</summary>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {lines?.length === 0 && <p>{libraryTexts.noFileNotes}</p>}
      {lines && lines.length > 0 && (
        <pre tabIndex={0} role="region" aria-label={libraryTexts.fileNotes}>
          {lines.join('\n')}
        </pre>
      )}
    </details>
  );
}
