// The context menu of a log in the list.
import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { LOG_MENU, type MenuCommand } from '../../shared/menu.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { usePossible, useRun } from '../commands/use-commands.ts';
import { showLog } from '../state/store.ts';
import menus from '../controls/menu.module.css';

/** Opens the log when its menu opens, because commands act on the open log. */
export function LogContextMenu({ id, children }: { readonly id: number; readonly children: ReactNode }) {
  return (
    // Radix's modal menus write a <style> into the page, which the content security policy forbids.
    <ContextMenu.Root modal={false} onOpenChange={(open) => open && showLog(id)}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={menus.menu} onCloseAutoFocus={(event) => event.preventDefault()}>
          {LOG_MENU.map((command) => (
            <Item key={command.id} command={command} />
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** Of the two commands that copy a log, only the one to the other library is shown. */
function Item({ command: { id, label, host } }: { readonly command: MenuCommand }) {
  const possible = usePossible(id);
  const run = useRun();
  if (host === 'desktop' && !(isDesktop() && possible)) return null;
  return (
    <ContextMenu.Item className={menus.item} disabled={!possible} onSelect={() => run(id)}>
      {label}
    </ContextMenu.Item>
  );
}
