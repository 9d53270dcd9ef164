// In: the library. Out: the list of image logs: choosing, renaming in place, deleting.
import { Plus } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { DepthUnit } from '../shared/depth-units.ts';
import { MAX_LOG_NAME_CHARACTERS, type ImageLog } from '../shared/model.ts';
import { CommandButton } from './CommandButton.tsx';
import { runCommand } from './commands.ts';
import { DamagedLogs } from './DamagedLogs.tsx';
import { displayUnit, spanText } from './depth-text.ts';
import { describeLog } from './describe-log.ts';
import { LogContextMenu } from './LogContextMenu.tsx';
import { NameField } from './NameField.tsx';
import { showLog, useViewer } from './store.ts';
import { libraryTexts } from './texts/library.ts';
import { bytesText, countText } from './wording.ts';
import './LogList.css';

/** As LogList.css has it. */
const LOG_HEIGHT_PX = 70;

export function LogList() {
  const logs = useViewer((viewer) => viewer.logs);
  const openId = useViewer((viewer) => viewer.openId);
  const renamingId = useViewer((viewer) => viewer.renamingId);
  const depthUnit = useViewer((viewer) => viewer.preferences.depthUnit);
  const ready = useViewer((viewer) => viewer.phase.kind === 'ready');
  const renaming = logs.find((log) => log.id === renamingId);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = logs.findIndex((log) => log.id === openId);
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: logs.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      const log = logs[Math.min(Math.max(target, 0), logs.length - 1)];
      if (log) showLog(log.id);
    } else if (event.key === 'F2') runCommand('rename');
    else if (event.key === 'Delete') runCommand('remove');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <section className="logs">
      <header>
        <h2>{libraryTexts.imageLogs}</h2>
        <CommandButton id="import" text={libraryTexts.import} icon={<Plus aria-hidden="true" />} />
      </header>
      {logs.length === 0 ? (
        <p className="logs-none">{ready && libraryTexts.none}</p>
      ) : (
        <div className="logs-scroll">
          <ul
            ref={list}
            role="listbox"
            aria-label={libraryTexts.imageLogs}
            aria-activedescendant={openId === undefined ? undefined : `log-${openId}`}
            tabIndex={0}
            onKeyDown={press}
          >
            {logs.map((log) => (
              <LogItem key={log.id} log={log} open={log.id === openId} unit={displayUnit(log, { depthUnit })} />
            ))}
          </ul>
          {/* Over its option, not in it: a listbox may hold nothing but options. */}
          {renaming && (
            <div className="log log-renaming" style={{ top: logs.indexOf(renaming) * LOG_HEIGHT_PX }}>
              <NameField
                key={renaming.id}
                label={libraryTexts.newName(renaming.name)}
                name={renaming.name}
                maxLength={MAX_LOG_NAME_CHARACTERS}
                done={(name, byKey) => {
                  if (name !== undefined) void describeLog(renaming.id, { name });
                  endRenaming(byKey ? list.current : null);
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
function endRenaming(list: HTMLElement | null): void {
  useViewer.setState({ renamingId: undefined });
  list?.focus();
}

interface LogItemProps {
  readonly log: ImageLog;
  readonly open: boolean;
  readonly unit: DepthUnit;
}

function LogItem({ log, open, unit }: LogItemProps) {
  return (
    <LogContextMenu id={log.id}>
      <li
        id={`log-${log.id}`}
        role="option"
        aria-selected={open}
        className="log"
        title={libraryTexts.importedAt(log.name, log.sourceName, new Date(log.importedAt).toLocaleString())}
        onClick={() => showLog(log.id)}
        onDoubleClick={() => runCommand('rename')}
      >
        <span className="log-name">{log.name}</span>
        <span className="log-span">{spanText(log, log, unit)}</span>
        <span className="log-size">
          {countText(log.rows)} × {log.width}
          <span>{bytesText(log.storedBytes)}</span>
        </span>
      </li>
    </LogContextMenu>
  );
}
