// The list of image logs: choose, rename in place, delete.
import { Plus } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { DepthUnit } from '../../shared/axes/depth-units.ts';
import { MAX_LOG_NAME_CHARACTERS, type ImageLog } from '../../shared/model/image-log.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import { useRun } from '../commands/use-commands.ts';
import { displayUnit, spanText } from '../axes/depth-text.ts';
import { describeLog } from '../state/describe-log.ts';
import { DamagedLogs } from './DamagedLogs.tsx';
import { LogContextMenu } from './LogContextMenu.tsx';
import { listTarget } from '../controls/list-keys.ts';
import { NameField } from '../controls/RenameField.tsx';
import { showLog, useViewer, endRenaming } from '../state/store.ts';
import { libraryTexts } from './texts.ts';
import { bytesText, countText } from '../controls/wording.ts';
import { openLog } from '../state/track-slice.ts';
import styles from './LogList.module.css';

/** Height of an entry, the same as in LogList.module.css. */
const LOG_HEIGHT_PX = 70;

export function LogList() {
  const logs = useViewer((viewer) => viewer.logs);
  const shownId = useViewer((viewer) => openLog(viewer)?.id);
  const renamingId = useViewer((viewer) => viewer.renamingId);
  const depthUnit = useViewer((viewer) => viewer.preferences.depthUnit);
  const ready = useViewer((viewer) => viewer.phase.kind === 'ready');
  const renaming = logs.find((log) => log.id === renamingId);
  const list = useRef<HTMLUListElement>(null);
  const run = useRun();

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [shownId]);

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    // Held for a moment too long it would delete one after the other.
    if (event.key === 'Delete' && event.repeat) return;
    const at = logs.findIndex((log) => log.id === shownId);
    const target = listTarget(event.key, at, logs.length);
    if (target !== undefined) {
      const log = logs[target];
      if (log) showLog(log.id);
    } else if (event.key === 'F2') run('rename');
    else if (event.key === 'Delete') run('remove');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className={styles.logs}>
      <header>
        <h2>{libraryTexts.imageLogs}</h2>
        <CommandButton id="import" text={libraryTexts.import} icon={<Plus aria-hidden="true" />} />
      </header>
      {logs.length === 0 ? (
        <p className={styles.none}>{ready && libraryTexts.none}</p>
      ) : (
        <div className={styles.scroll}>
          <ul
            ref={list}
            role="listbox"
            aria-label={libraryTexts.imageLogs}
            aria-activedescendant={shownId === undefined ? undefined : `log-${shownId}`}
            tabIndex={0}
            onKeyDown={press}
          >
            {logs.map((log) => (
              <LogItem key={log.id} log={log} open={log.id === shownId} unit={displayUnit(log, { depthUnit })} />
            ))}
          </ul>
          {/* The field lies over its option, because a listbox may contain nothing but options. */}
          {renaming && (
            <div className={styles.renaming} style={{ top: logs.indexOf(renaming) * LOG_HEIGHT_PX }}>
              <NameField
                key={renaming.id}
                label={libraryTexts.newName(renaming.name)}
                name={renaming.name}
                maxLength={MAX_LOG_NAME_CHARACTERS}
                done={(name, byKey) => {
                  if (name !== undefined) void describeLog(renaming.id, { name });
                  leaveField(byKey ? list.current : null);
                }}
              />
            </div>
          )}
        </div>
      )}
      <DamagedLogs />
    </section>
  );
}

/** The focus goes back to the list unless the user has put it elsewhere. */
function leaveField(list: HTMLElement | null): void {
  endRenaming();
  list?.focus();
}

interface LogItemProps {
  readonly log: ImageLog;
  readonly open: boolean;
  readonly unit: DepthUnit;
}

function LogItem({ log, open, unit }: LogItemProps) {
  const run = useRun();
  return (
    <LogContextMenu id={log.id}>
      <li
        id={`log-${log.id}`}
        role="option"
        aria-selected={open}
        className={log.place?.isAway ? styles.away : styles.log}
        title={titleOf(log)}
        onClick={() => showLog(log.id)}
        onDoubleClick={() => run('rename')}
      >
        <span className={styles.name}>{log.name}</span>
        <span className={styles.span}>{spanText(log, log, unit)}</span>
        <span className={styles.size}>
          {libraryTexts.kinds[log.kind]}
          {countText(log.rows)} × {log.width}
          <span>{log.place ? libraryTexts.linked(log.place) : bytesText(log.storedBytes)}</span>
        </span>
      </li>
    </LogContextMenu>
  );
}

function titleOf({ name, sourceName, importedAt, place }: ImageLog): string {
  const title = libraryTexts.importedAt(name, sourceName, new Date(importedAt).toLocaleString());
  return place ? `${title}\n${libraryTexts.liesIn(place)}` : title;
}
