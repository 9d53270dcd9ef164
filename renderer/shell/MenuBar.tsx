// The menu bar of the browser host, drawn from shared/menu.ts, and its shortcuts.
import { Check } from 'lucide-react';
import { Menubar } from 'radix-ui';
import { useEffect } from 'react';
import { acceleratorOf, divided, isCommand, MENU, type MenuCommand, type MenuGroup } from '../../shared/menu.ts';
import { acceleratorText, isMac, matchesAccelerator } from '../commands/accelerator.ts';
import { isChecked, isPossible, labelOf, runCommand } from '../commands/registry.ts';
import { COMMANDS } from './all-commands.ts';
import { focusWentOn } from './focus-went-on.ts';
import { useViewer } from '../state/store.ts';
import { appTexts } from './texts.ts';
import menus from '../controls/menu.module.css';
import styles from './MenuBar.module.css';

const GROUPS = MENU.map(forBrowser).filter((group) => group.entries.length > 0);

function forBrowser(group: MenuGroup): MenuGroup {
  const here = group.entries.filter((entry) => entry === 'separator' || entry.host !== 'desktop');
  return { ...group, entries: divided(here) };
}

export function MenuBar() {
  useEffect(() => {
    window.addEventListener('keydown', pressAccelerator);
    return () => window.removeEventListener('keydown', pressAccelerator);
  }, []);

  return (
    <Menubar.Root className={styles.bar} aria-label={appTexts.menuBar}>
      {GROUPS.map((group) => (
        <Menubar.Menu key={group.label}>
          <Menubar.Trigger className={styles.trigger}>{group.label}</Menubar.Trigger>
          <Menubar.Portal>
            <Menubar.Content className={menus.menu} align="start" sideOffset={2} onCloseAutoFocus={leaveFocus}>
              {group.entries.map((entry, i) =>
                isCommand(entry) ? (
                  <Entry key={entry.id} command={entry} />
                ) : (
                  <Menubar.Separator key={i} className={menus.separator} />
                ),
              )}
            </Menubar.Content>
          </Menubar.Portal>
        </Menubar.Menu>
      ))}
    </Menubar.Root>
  );
}

/** Keeps a closing menu from taking the focus back after its command has moved it. */
function leaveFocus(event: Event): void {
  if (focusWentOn()) event.preventDefault();
}

function Entry({ command }: { readonly command: MenuCommand }) {
  const possible = useViewer((viewer) => isPossible(COMMANDS, command.id, viewer));
  const checked = useViewer((viewer) => isChecked(COMMANDS, command.id, viewer));
  const label = useViewer((viewer) => labelOf(COMMANDS, command, viewer));
  const run = (): void => runCommand(COMMANDS, command.id);
  const accelerator = acceleratorOf(command, isMac());
  const shortcut = accelerator ? acceleratorText(accelerator, isMac()) : command.key;
  const keys = shortcut && <kbd aria-hidden="true">{shortcut}</kbd>;
  if (command.checkable) {
    return (
      <Menubar.CheckboxItem className={menus.item} checked={checked} disabled={!possible} onSelect={run}>
        <Menubar.ItemIndicator className={menus.check}>
          <Check aria-hidden="true" />
        </Menubar.ItemIndicator>
        {label}
        {keys}
      </Menubar.CheckboxItem>
    );
  }
  return (
    <Menubar.Item className={menus.item} disabled={!possible} onSelect={run}>
      {label}
      {keys}
    </Menubar.Item>
  );
}

function pressAccelerator(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  for (const entry of GROUPS.flatMap((group) => group.entries).filter(isCommand)) {
    const accelerator = acceleratorOf(entry, isMac());
    if (!accelerator || !matchesAccelerator(accelerator, event, isMac())) continue;
    // A field keeps its editing keys. Other shortcuts are taken even if not possible, to keep the browser's own away.
    if (!isPossible(COMMANDS, entry.id, useViewer.getState()) && useViewer.getState().typing) return;
    event.preventDefault();
    runCommand(COMMANDS, entry.id);
  }
}
