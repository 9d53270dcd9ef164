// The head of the import dialog: what the log of a file will be called, or which log the file is read again for.
import { useId } from 'react';
import { logNameOf } from '../../shared/model/file-formats.ts';
import { MAX_LOG_NAME_CHARACTERS, type ImageLog } from '../../shared/model/image-log.ts';
import type { OfferedFile } from '../../shared/model/status.ts';
import { spanText } from '../axes/depth-text.ts';
import { useViewer } from '../state/store.ts';
import { againTexts, intakeTexts as texts } from './texts.ts';
import type { FileState } from './use-previews.ts';
import styles from './FileHeading.module.css';

interface FileHeadingProps {
  readonly file: OfferedFile;
  readonly state: FileState;
  /** Of the log that is replaced. */
  readonly replaced: ImageLog | undefined;
  /** As it has been typed. */
  readonly name: string | undefined;
  readonly changeName: (name: string) => void;
}

export function FileHeading({ file, state, replaced, name, changeName }: FileHeadingProps) {
  const readable = useViewer((viewer) => viewer.formats.read);
  const id = useId();
  const { preview } = state;
  return (
    <>
      <div className={styles.file}>
        {replaced ? (
          <>
            <span className={styles.label}>{againTexts.log}</span>
            <b className={styles.log} title={replaced.name}>
              {replaced.name}
            </b>
          </>
        ) : (
          <>
            <label htmlFor={id}>{texts.name}</label>
            <input
              id={id}
              data-autofocus
              // The default is the name that the engine would give.
              value={name ?? logNameOf(file.fileName, readable)}
              maxLength={MAX_LOG_NAME_CHARACTERS}
              autoComplete="off"
              onChange={(event) => changeName(event.target.value)}
            />
          </>
        )}
        <span className={styles.facts}>
          <b title={file.fileName}>{file.fileName}</b>
          <span>{texts.file(file.bytes, preview?.inspection.format, preview?.inspection.encoding ?? null)}</span>
        </span>
      </div>
      {replaced && <Replaced log={replaced} file={file} unit={preview?.part?.depthUnit} />}
    </>
  );
}

interface ReplacedProps {
  readonly log: ImageLog;
  readonly file: OfferedFile;
  /** Of the depths as they would be stored. */
  readonly unit: ImageLog['depthUnit'] | undefined;
}

/** What is there now, so that it can be compared with what is shown below, and what becomes of it. */
function Replaced({ log, file: { fileName, bytes, again }, unit }: ReplacedProps) {
  const isUnchanged = again?.isUnchanged ?? (bytes === log.sourceBytes ? undefined : false);
  return (
    <div className={styles.replaced}>
      <p>{againTexts.inPlaceOf(log.kind, log.rows, log.width, spanText(log, log, log.depthUnit))}</p>
      {fileName !== log.sourceName && <p>{againTexts.otherFile(log.sourceName)}</p>}
      {isUnchanged !== undefined && <p>{isUnchanged ? againTexts.unchanged : againTexts.changed}</p>}
      {unit !== undefined && unit !== log.depthUnit && (
        <p className={styles.warning}>{againTexts.otherUnit(log.depthUnit, unit)}</p>
      )}
      <p>{againTexts.forGood}</p>
    </div>
  );
}
